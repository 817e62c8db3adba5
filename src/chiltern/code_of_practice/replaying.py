"""A stored verdict made again from its facts and the law of its day, and what differs. Clauses 3.5 and 3.8.

A difference is accepted only where data/rule_changes.toml names the rule, the version it came with, its date and its
reason; and a verdict that stands otherwise only where a change that shows in its reasons is listed as moving that part of
it. Words and the order of reasons are no difference.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from chiltern.code_of_practice import onward, sharing
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import PassingOnFacts, SharingFacts
from chiltern.code_of_practice.stored_facts import read_back
from chiltern.code_of_practice.verdict import Verdict

Trace = Mapping[str, Any]
OF_THE_WHOLE = ("standing", "question", "in_danger", "if_in_force", "declining")
OF_AN_ITEM = ("standing", "question", "if_in_force", "declining")
ANSWERS = (".yes", ".no", ".not_known")
ITEMS = "items"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A change of a rule that makes an earlier verdict come out otherwise. `parts`: what of the verdict it can move."""

    rule: str
    version: int
    date: date
    reason: str
    parts: tuple[str, ...] = ()


@cache
def rule_changes() -> tuple[RuleChange, ...]:
    """As they stand in the data, in their order."""
    text = (files(__package__) / "data" / "rule_changes.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["change"]
    return tuple(RuleChange(**{**row, "parts": tuple(row.get("parts", ()))}) for row in rows)


def trace_of(verdict: Verdict, law: Book) -> dict[str, Any]:
    """What is stored of a verdict: its trace, the day whose law it read, and the version of the Code."""
    return {**verdict.to_trace(), "on": law.on.isoformat(), "code": law.code_version}


def differing(answers: Mapping[str, Any], stored: Trace, law: Book) -> tuple[str, ...]:
    """The rules by which a stored verdict and the one made now differ; none where they say the same.

    Raises UnknownFactError, UnknownRowError or ValueError where it cannot be made any more.
    """
    traces = [stored, *stored.get("others", ())]
    made = list(_made(answers, len(traces), law))
    if len(made) != len(traces):
        return (ITEMS,)
    found = [name for before, now in zip(traces, made, strict=True) for name in differences(before, now)]
    return tuple(dict.fromkeys(found))


def differences(before: Trace, now: Trace) -> list[str]:
    """Whose answers differ, and which parts of the verdict do."""
    if [item["item"] for item in before["items"]] != [item["item"] for item in now["items"]]:
        return [ITEMS]
    pairs = list(zip(before["items"], now["items"], strict=True))
    reasons = _reasons(before["reasons"], now["reasons"]) | _reasons(before["notes"], now["notes"])
    for was, comes in pairs:
        reasons |= _reasons(was["reasons"], comes["reasons"])
    parts = [part for part in OF_THE_WHOLE if before[part] != now[part]]
    parts += [part for was, comes in pairs for part in OF_AN_ITEM if was[part] != comes[part]]
    return [*sorted(reasons), *parts]


def is_accepted(names: Iterable[str], version: int, changes: Sequence[RuleChange] | None = None) -> bool:
    """Whether each of these was changed after the rules by which it was decided. `changes`: those of the data.

    A part of the verdict counts as changed by a rule that is itself among the names, and is listed as moving it.
    """
    listed, differ = rule_changes() if changes is None else changes, set(names)
    later = [change for change in listed if change.version > version]
    moved = {part for change in later if change.rule in differ for part in change.parts}
    return differ <= moved | {change.rule for change in later}


def rule_of(key: str) -> str:
    """A reason's key without its answer."""
    for answer in ANSWERS:
        key = key.removesuffix(answer)
    return key


def _reasons(before: Iterable[str], now: Iterable[str]) -> set[str]:
    return {rule_of(key) for key in set(before) ^ set(now)}


def _made(answers: Mapping[str, Any], many: int, law: Book) -> Iterator[Trace]:
    """In the order in which they were stored: our own first, where there was any; then what belongs to others."""
    facts, others = answers["facts"], answers.get("others", ())
    if "sharing" in facts:
        yield _passed_on(facts, law)
        return
    if not others or many > len(others):
        yield sharing.may_share(read_back(SharingFacts, facts), law).to_trace()
    for each in others:
        yield _passed_on(each, law)


def _passed_on(facts: Mapping[str, Any], law: Book) -> Trace:
    return onward.may_pass_on(read_back(PassingOnFacts, facts), law).to_trace()
