"""What an agency passed on without an owner's permission: a register for its representative, apart from breaches. 3.10, 4.1."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.without_permission import (
    OwnerTold,
    WithoutPermission,
    passed_without_permission,
)
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.walls.holds import REPRESENTING

TITLE = "Passed on without permission: lawful reason recorded"
_TOLD = {
    OwnerTold.AT_ONCE: "Told at once",
    OwnerTold.LATER: "Told later: the notice was held back",
    OwnerTold.NOT_YET: "Not told yet: the notice is held back",
}


@dataclass(frozen=True, slots=True)
class Register:
    """How many there are, and each."""

    title: str
    count: str
    each: tuple[tuple[str, tuple[Row, ...]], ...]


@require_safe
@for_a_post
def every(request: HttpRequest, by: Actor) -> HttpResponse:
    """For those who represent the agency: they see that it went, and not what it said."""
    if by.role not in REPRESENTING:
        raise Missing
    found = passed_without_permission(by)
    page = Register(
        TITLE, _many(len(found)), tuple((f"Reference {one.reference}", _rows(one)) for one in found)
    )
    frame = frame_of(request, current="team")
    return render(request, "walls/without_permission.html", frame=frame, page=page)


def _many(count: int) -> str:
    return "Once." if count == 1 else f"{count:,} times."


def _rows(one: WithoutPermission) -> tuple[Row, ...]:
    return Row("To", one.to), Row("When", moment_in_words(one.at)), Row("Its owner", _TOLD[one.told])
