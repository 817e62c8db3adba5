"""Whose an item is, under which terms it came, and what its owner has answered: for the rule of passing on. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.facts import HeldItemFacts, PermissionFacts, TermsFacts
from chiltern.code_of_practice.words import PassingOn, PermissionState
from chiltern.sharing.models import Disclosure, Item, OnwardAnswer, OnwardPermission


def held_facts(
    item: Item, came_in: Disclosure | None, asked: Sequence[tuple[OnwardPermission, OnwardAnswer | None]]
) -> HeldItemFacts:
    """`came_in`: the disclosure in which the holder received it; None where the holder is its owner."""
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
    )


def permission_facts(question: OnwardPermission, reply: OnwardAnswer | None) -> PermissionFacts:
    """One question to the owner, and how it stands."""
    return PermissionFacts(
        state=PermissionState(reply.state) if reply else PermissionState.ASKED,
        to=question.recipient,
        purpose=question.purpose,
        until=reply.until.date() if reply and reply.until else None,
    )


def passages(asked: Sequence[tuple[OnwardPermission, OnwardAnswer | None]]) -> dict[UUID, UUID]:
    """For each item the passage that its owner gave."""
    return {
        question.item: reply.passage
        for question, reply in asked
        if reply is not None and reply.passage is not None and reply.state == PermissionState.GIVEN
    }
