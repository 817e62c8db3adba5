"""A question about passing on, as its asker or its owner sees it. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.queries import names as names_of
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import PermissionState, Urgency
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import (
    Disclosure,
    Item,
    OnwardAnswer,
    OnwardHeard,
    OnwardPermission,
    OnwardWithdrawal,
)
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, item_view, shows_owner
from chiltern.sharing.queries.views import HeardView, ItemView, PermissionView


def permission_page(by: Actor, permission_id: UUID) -> PermissionView:
    """Raises Missing for anyone but the asker and the owner."""
    question = by_id.row(OnwardPermission, permission_id)
    if question is None:
        raise Missing
    reply = OnwardAnswer.objects.with_keys().filter(permission=question).first()
    heard = OnwardHeard.objects.with_keys().filter(permission=question).first()
    over = OnwardWithdrawal.objects.with_keys().filter(permission=question).first()
    ids = {question.keeper, question.originator, question.recipient}
    names = names_of([*ids])
    ours = question.keeper == by.agency
    came = Disclosure.objects.filter(id=question.disclosure).first()
    hidden = ours and not (came and shows_owner(came, question.originator))
    return PermissionView(
        id=question.id,
        item=_item(by, question, names[question.originator]),
        from_agency=names[question.keeper],
        to_agency=HIDDEN_OWNER if hidden else names[question.originator],
        third_agency=names.get(question.recipient, "a body outside the Code"),
        recipient=question.recipient,
        ours=ours,
        purpose_key=question.purpose,
        purpose=law_at(question.made_at, asked_at=by.at).row(question.purpose, "purpose").says,
        why=question.why,
        asked_at=question.made_at,
        due_at=question.due_at,
        state=PermissionState(reply.state if reply else PermissionState.ASKED),
        reasons=reply.reasons if reply else "",
        until=reply.until if reply else None,
        taken_back=over.reasons if over else "",
        taken_back_at=over.made_at if over else None,
        disclosure=question.disclosure,
        worked_out="" if reply else _worked_out(by, question),
        steps=steps_of(question.id, question.due_at) if not reply and question.due_at < by.at else (),
        told=(reply.told or "") if reply else "",
        heard=HeardView(heard.permits, heard.who, heard.heard_at, heard.until) if heard else None,
    )


def _worked_out(by: Actor, question: OnwardPermission) -> str:
    """How its due time came about, by the settings of the moment at which it was asked."""
    law = law_at(question.made_at, asked_at=by.at)
    due = clocks.reply_due(Urgency.ROUTINE, question.made_at, law)
    return due.worked_out if due.at == question.due_at else ""


def permissions_about(by: Actor, disclosure_id: UUID) -> tuple[PermissionView, ...]:
    """Every question that this agency asked about what came in one disclosure, oldest first."""
    ids = OnwardPermission.objects.filter(disclosure=disclosure_id, keeper=by.agency).order_by("made_at")
    return tuple(permission_page(by, one) for one in ids.values_list("id", flat=True))


def _item(by: Actor, question: OnwardPermission, owner: str) -> ItemView | None:
    """Its text, for the asker and for whoever of the owner's sees the item itself."""
    item = by_id.row(Item, question.item)
    came = Disclosure.objects.filter(id=question.disclosure).first()
    if item is None or came is None:
        return None
    return item_view(by, item, owner, came, corrections_of([item]).get(item.id, ()))
