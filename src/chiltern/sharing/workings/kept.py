"""A stored decision's plain values, read alike for every kind: answers, facts, items with their verdicts. Clause 3.8.

An answer and a telling hold their items' words; what is passed on or put in for others names items by their ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.sharing import GIVES_ITEMS
from chiltern.code_of_practice.sharing.answered import Asked, answered, answered_of_item
from chiltern.code_of_practice.verdict import ItemVerdict, from_trace
from chiltern.sharing.workings.deciding import AnswersGiven
from chiltern.sharing.workings.plain import plain

Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item as it was weighed. `text`: empty where the decision holds its id alone, which is its key then."""

    key: str
    text: str
    answered: tuple[tuple[Asked, Any], ...]
    verdict: ItemVerdict


def sharing_of(answers: Stored) -> Stored:
    """The facts of the sharing itself, also where it passes on."""
    facts: Stored = answers["facts"]
    sharing: Stored = facts.get("sharing", facts)
    return sharing


def said_of(answers: Stored) -> Stored:
    """The decision as it was written; a telling holds it beside whom it tells and why."""
    said: Stored = answers["said"]
    return said.get("decision") or said


def whole_of(answers: Stored, reasons: str) -> tuple[tuple[Asked, Any], ...]:
    """Everything that was answered for the whole, in the order of the questions."""
    said, facts = said_of(answers), sharing_of(answers)
    method = facts["decision"]["method"] if _shares(said) else ""
    beside = {"purpose": facts["request"]["purpose"], "method": method}
    # A call is written down with little; what it answers stands by itself.
    return answered({**said, **said.get("answers", {}), **beside, "reasons": reasons})


def whole_given(
    given: AnswersGiven, reasons: str, facts: SharingFacts, *, shares: bool
) -> tuple[tuple[Asked, Any], ...]:
    """The same of a decision that is not made yet. `shares`: what shares nothing goes by no way."""
    said = plain(given)
    beside = {"purpose": facts.request.purpose, "method": said["method"] if shares else ""}
    return answered({**said, **beside, "reasons": reasons})


def _shares(said: Stored) -> bool:
    """An answer may share nothing; all else is a decision to share."""
    if "outcome" not in said:
        return True
    return said["outcome"] in GIVES_ITEMS and any(item["share"] for item in said["items"])


def items_of(answers: Stored, trace: Stored) -> tuple[KeptItem, ...]:
    """Our own first, then what belongs to others, in the order in which they were weighed."""
    said, others = said_of(answers), answers.get("others") or ()
    traces = [trace, *trace.get("others", ())]
    facts = [] if others and len(traces) == len(others) else [sharing_of(answers)]
    facts += [each["sharing"] for each in others]
    found = []
    for weighed, kept in zip(facts, traces, strict=True):
        verdict = from_trace(dict(kept))
        found += [
            KeptItem(
                item["item"], _text(said, item["item"]), answered_of_item(item), verdict.item(item["item"])
            )
            for item in weighed["items"]
        ]
    return tuple(found)


def _text(said: Stored, key: str) -> str:
    """A minute's own words stand first among what is ours."""
    if not key.isdecimal():
        return ""
    texts = [said["decided"]] if "decided" in said else [item["text"] for item in said["items"]]
    return texts[int(key)] if int(key) < len(texts) else ""
