"""Ask each owner whether its own part may go to a third agency, where its terms do not already answer. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.book import UnknownRowError
from chiltern.code_of_practice.words import Urgency
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Item, OnwardPermission
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.queries.holding import Held, held
from chiltern.sharing.queries.quiet import insist_may_be_asked
from chiltern.sharing.queries.third import Third, show_to_owners, third
from chiltern.sharing.workings.asking import short_enough


@recorded("permission.asked")
def ask_to_pass_on(
    *, by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID, purpose: str, why: str
) -> list[OnwardPermission]:
    """One question an item. Raises Missing, Invalid for a field, or Refused for what need not or cannot be asked."""
    to = _check(by, recipient, purpose, why)
    holding = held(by, disclosure_id, items, recipient)
    insist_no_place_answered(by, disclosure_id, {"why": why})
    _insist_askable(by, holding, recipient, purpose)
    insist_may_be_asked(items, holding.quiet)
    due = clocks.reply_due(Urgency.ROUTINE, by.at, law_at(by.at)).at
    desks = dict(
        Agency.objects.filter(id__in={item.keeper for item in holding.items}).values_list("id", "duty_desk")
    )
    rows = [
        _question(by, holding, item, recipient, purpose, why, due, desks[item.keeper])
        for item in holding.items
    ]
    OnwardPermission.objects.bulk_create(rows)
    show_to_owners(by, to, desks.values())
    record(
        by=by,
        thing=disclosure_id,
        parties=[by.agency, *desks],
        says={"items": [row.item for row in rows], "recipient": recipient, "purpose": purpose},
        rows=rows,
    )
    return rows


def _check(by: Actor, recipient: UUID, purpose: str, why: str) -> Third:
    if recipient == by.agency:
        raise Invalid("recipient", "That is your own agency")
    to = third(by, recipient)
    try:
        law_at(by.at).offered(purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it is for") from None
    if not why.strip():
        raise Invalid("why", "Say why they need to know")
    short_enough("why", why)
    return to


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


def _question(
    by: Actor, holding: Held, item: Item, recipient: UUID, purpose: str, why: str, due: datetime, desk: UUID
) -> OnwardPermission:
    row = OnwardPermission(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        item=item.id,
        disclosure=holding.disclosure.id,
        originator=item.keeper,
        recipient=recipient,
        purpose=purpose,
        why=why,
        due_at=due,
        asked_by=by.post,
        asked_by_practitioner=by.practitioner,
    )
    access.bear(row.id, by.agency, "permission")
    people = fetch.people_filed(holding.disclosure.id)
    access.grant(
        fetch.own_readers(by, holding.disclosure.id),
        row.id,
        kind="permission.own",
        sort_at=by.at,
        people=people,
    )
    theirs = access.readers_like(item.id, item.keeper, [desk])
    access.grant(theirs, row.id, kind="permission.asked", sort_at=row.due_at)
    key = keys.make(row.id, by.agency)
    keys.wrap_new({row.id: key}, item.keeper)
    row.sealed_with(key)
    return row
