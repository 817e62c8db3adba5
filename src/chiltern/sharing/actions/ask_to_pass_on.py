"""Ask each owner whether its own part may go to a third agency, where its terms do not already answer. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.book import UnknownRowError
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes.asking_leave import ask_owners
from chiltern.sharing.models import DisclosedItem, Disclosure, OnwardPermission
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.queries.holding import Held, held
from chiltern.sharing.queries.quiet import insist_may_be_asked
from chiltern.sharing.queries.third import Third, third
from chiltern.sharing.workings.asking import short_enough


@recorded("permission.asked")
def ask_to_pass_on(
    *, by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID, purpose: str, why: str
) -> list[OnwardPermission]:
    """One question an item. Raises Missing, Invalid for a field, or Refused for what need not or cannot be asked."""
    to = _check(by, recipient, purpose, why)
    _insist_held(by, disclosure_id, items)
    holding = held(by, disclosure_id, items, recipient)
    insist_no_place_answered(by, disclosure_id, {"why": why})
    _insist_askable(by, holding, recipient, purpose)
    insist_may_be_asked(items, holding.quiet)
    rows, owners = ask_owners(by, holding, holding.items, to, purpose, why)
    record(
        by=by,
        thing=disclosure_id,
        parties=[by.agency, *owners],
        says={"items": [row.item for row in rows], "recipient": recipient, "purpose": purpose},
        rows=rows,
    )
    return rows


def _check(by: Actor, recipient: UUID, purpose: str, why: str) -> Third:
    if recipient == by.agency:
        raise Refused(
            "permission.oneself",
            "That is your own agency: what you hold you read by its terms, and ask nobody. Choose another one.",
            clauses=("3.10",),
        )
    to = third(by, recipient)
    try:
        law_at(by.at).offered(purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it is for") from None
    if not why.strip():
        raise Invalid("why", "Say why they need to know")
    short_enough("why", why)
    return to


def _insist_held(by: Actor, disclosure_id: UUID, items: Sequence[UUID]) -> None:
    """Raises Refused for an item that did not come in what was opened: of a disclosure that is not there nothing is said."""
    if not Disclosure.objects.filter(id=disclosure_id, recipient=by.agency).exists():
        return
    inside = DisclosedItem.objects.filter(disclosure=disclosure_id, item__in=items).values_list(
        "item", flat=True
    )
    if not items or not set(items) <= set(inside):
        raise Refused(
            "permission.not_held",
            "You do not hold that: choose from what came here. Ask whoever has it for themselves.",
            clauses=("3.10",),
        )


def _insist_askable(by: Actor, holding: Held, recipient: UUID, purpose: str) -> None:
    for item in holding.items:
        if item.keeper == by.agency:
            raise Refused(
                "permission.own", "This is your own information: decide yourself.", clauses=("3.10",)
            )
        if item.keeper == recipient:
            raise Refused(
                "permission.back",
                "It belongs to them already. Choose only what belongs to others.",
                clauses=("3.10",),
            )
        if any(q.purpose == purpose and reply is None for q, reply in holding.asked_of(item.id)):
            raise Refused(
                "permission.asked_already",
                "You have asked its owner already. Their answer comes into Your work, under ‘We asked to pass on’.",
                clauses=("3.10",),
            )
