"""Decisions under way, ready to be sent: one for each request that waits, saved by the post that will send it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from chiltern.code_of_practice.words import Answer
from chiltern.foundation import context
from chiltern.jobs.bench.acts import GIVEN, Work
from chiltern.sharing import drafts
from chiltern.sharing.workings.deciding import ITEM_TESTS

KIND = "decide"


def save_drafts(undecided: Work, items: int = 1) -> dict[str, Any]:
    """As the journey of deciding leaves them before its last page, each with so many items."""
    for request, token in undecided:
        with transaction.atomic():
            by = context.enter(token)
            if by is None:
                raise RuntimeError("a session that opens nothing")
            drafts.begin(by, KIND, body_of_decision(items), about=UUID(request))
    return {}


def body_of_decision(items: int = 1) -> dict[str, Any]:
    """Everything that the last page needs, every item shared."""
    said = GIVEN.answers
    answers = {name: getattr(said, name) for name in said.__slots__ if name != "conditions"}
    item = GIVEN.items[0]
    one = {
        "text": item.text,
        "kind": item.kind.value,
        "source": item.source,
        "about": item.about,
        "classes": sorted(each.value for each in item.classes),
        "marking": item.marking.value,
        "observed_on": "",
        "why_it_bears": "",
        "fate": "share",
        "withheld_because": "",
        "tests": {},
    }
    return {
        "answers": {name: str(value) for name, value in answers.items() if value},
        "conditions": [],
        "tests": dict.fromkeys(ITEM_TESTS, Answer.YES.value),
        "items": [{**one, "text": f"{place}. {one['text']}"} for place in range(1, items + 1)],
        "outcome": GIVEN.outcome.value,
        "reasons": GIVEN.reasons,
        "as_sent": GIVEN.as_sent,
        "terms": {},
    }
