"""Whose an item is, under which terms it came, and what its owner has answered: for the rule of passing on. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.facts import HeldItemFacts, PermissionFacts, TermsFacts
from chiltern.code_of_practice.onward import is_exceptional
from chiltern.code_of_practice.reasons_for_acts import BACK_TO_OWNER, SAME_LEGAL_BODY
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import ConsentState, PassingOn, PermissionState
from chiltern.sharing.models import Disclosure, Item, OnwardAnswer, OnwardPermission


def held_facts(
    item: Item,
    came_in: Disclosure | None,
    asked: Sequence[tuple[OnwardPermission, OnwardAnswer | None]],
    over: ConsentState | None = None,
) -> HeldItemFacts:
    """`came_in`: the disclosure in which the holder received it; None where the holder is its owner.

    `over`: how the consent ended on which alone it came.
    """
    terms = TermsFacts()
    if came_in is not None:
        terms = TermsFacts(
            passing_on=PassingOn(came_in.passing_on),
            bodies=frozenset(came_in.bodies),
            expires=came_in.expires_at.date() if came_in.expires_at else None,
        )
    return HeldItemFacts(
        item=str(item.id),
        originator=item.keeper,
        terms=terms,
        permissions=tuple(permission_facts(question, reply) for question, reply in asked),
        consent_over=over,
        asked_back=item.asked_back,
    )


def permission_facts(question: OnwardPermission, reply: OnwardAnswer | None) -> PermissionFacts:
    """One question to the owner, and how it stands."""
    return PermissionFacts(
        state=PermissionState(reply.state) if reply else PermissionState.ASKED,
        to=question.recipient,
        purpose=question.purpose,
        until=reply.until.date() if reply and reply.until else None,
    )


def without_leave(items: Sequence[Item], verdict: Verdict) -> dict[UUID, str]:
    """The items that may go on without their owner's terms or permission, each with the ground on which."""
    found: dict[UUID, str] = {}
    for item in items:
        said = verdict.item(str(item.id))
        if is_exceptional(said):
            found[item.id] = "exceptional"
        elif SAME_LEGAL_BODY in said.reasons:
            found[item.id] = "legal_body"
        elif BACK_TO_OWNER in said.reasons:
            found[item.id] = "owner"
    return found
