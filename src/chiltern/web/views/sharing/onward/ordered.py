"""Passing on what a court orders, begun from the page of the order: what the order says is filled in, and can be changed. 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.court_order_page import to_produce
from chiltern.web.views.sharing.common import uuid_or_none
from chiltern.web.views.sharing.onward.draft import Passing
from chiltern.web.views.sharing.onward.owner import HOLD

PURPOSE = "court-proceedings"
"""Of the partnership's list, unless another one was said."""


def under_order(by: Actor, passing: Passing, disclosure_id: UUID, order: str) -> None:
    """`order`: as the address names it. Raises Missing where that takes nothing of this, or is not seen."""
    named = uuid_or_none(order)
    if named is None:
        return
    taken = to_produce(by, named, disclosure_id)
    passing.recipient = str(taken.court)
    passing.purpose = passing.purpose or PURPOSE
    passing.items = [str(item) for item in taken.items]
    passing.said.answers.update(court_order=Answer.YES.value, within_order=Answer.YES.value)
    passing.exception_reference = taken.court_reference
    if taken.held_back:
        passing.notice = HOLD
