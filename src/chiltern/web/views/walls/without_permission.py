"""What an agency passed on without an owner's permission: a register for its representative, apart from breaches. 3.10, 4.1."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.without_permission import (
    OrderCame,
    OwnerTold,
    WithoutPermission,
    courts_orders,
    passed_without_permission,
)
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.walls.holds import REPRESENTING

TITLE = "Passed on without permission: lawful reason recorded"
_TOLD = {
    OwnerTold.AT_ONCE: "Told at once",
    OwnerTold.LATER: "Told later: the notice was held back",
    OwnerTold.NOT_YET: "Not told yet: the notice is held back",
    OwnerTold.NOBODY: "Nobody had to be told",
}


@dataclass(frozen=True, slots=True)
class Register:
    """How many there are, and each."""

    title: str
    count: str
    each: tuple[tuple[str, tuple[Row, ...]], ...]
    orders_count: str
    orders: tuple[tuple[str, tuple[Row, ...]], ...]
    """Courts' orders as they arrived, whether anything went or not."""


@require_safe
@for_a_post
def every(request: HttpRequest, by: Actor) -> HttpResponse:
    """For those who represent the agency: they see that it went, and not what it said."""
    if by.role not in REPRESENTING:
        raise Missing
    found, came = passed_without_permission(by), courts_orders(by)
    page = Register(
        TITLE,
        _many(len(found)),
        tuple((f"Reference {one.reference}", _rows(one)) for one in found),
        "1 order." if len(came) == 1 else f"{len(came):,} orders.",
        tuple((f"Order, reference {one.reference}", _order_rows(one)) for one in came),
    )
    frame = frame_of(request, current="team")
    return render(request, "walls/without_permission.html", frame=frame, page=page)


def _many(count: int) -> str:
    return "Once." if count == 1 else f"{count:,} times."


def _rows(one: WithoutPermission) -> tuple[Row, ...]:
    return Row("To", one.to), Row("When", moment_in_words(one.at)), Row("Its owner", _TOLD[one.told])


def _order_rows(one: OrderCame) -> tuple[Row, ...]:
    return (
        Row("Court", one.court),
        Row("Written down", moment_in_words(one.at)),
        Row("The court wants it by", date_in_words(one.due_on)),
        Row("How it stands", capital(one.state.says)),
        Row("Its owners", _TOLD[one.told]),
    )
