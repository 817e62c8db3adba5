"""When a holder destroys its own copies, and what keeps them. Clause 3.7.

What belongs together goes together: everything that one agency keeps about one family, a request with what came of it. It goes
when the last of its people is due, and only where nothing of it is open or on hold. Unknown never reads as due.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from chiltern.code_of_practice.facts import NOBODY, Id
from chiltern.code_of_practice.reason import Reason, reason
from chiltern.code_of_practice.reasons_for_acts import HELD
from chiltern.code_of_practice.words import Answer, CountsFrom, RetentionClass

STILL_OPEN = reason(
    "retention.open",
    Answer.NO,
    "Something of it is still open here: it is kept until that is answered, confirmed or closed.",
    clauses=("3.7", "3.8"),
)
NOT_BORN = reason(
    "retention.birth",
    Answer.NOT_KNOWN,
    "Years count from a birth, and no date of birth is on your record.",
    clauses=("3.7",),
    who_could_say="whoever keeps the child’s record here",
)
ASKED = reason(
    "retention.asked",
    Answer.NO,
    "Somebody has asked what is held here, and it is not known yet about whom: until then nothing is destroyed.",
    clauses=("3.7",),
    who_could_say="whoever looks for what is held",
)
MOST_YEARS = 125


class Kept(NamedTuple):
    """For how many years one class is kept, from when. `years` None: for good."""

    years: int | None
    counts_from: CountsFrom


Rules = Mapping[RetentionClass, Kept]

DEFAULTS: Rules = {
    RetentionClass.CHILD_PROTECTION: Kept(35, CountsFrom.LAST),
    RetentionClass.LOOKED_AFTER: Kept(75, CountsFrom.BIRTH),
    RetentionClass.ADOPTION: Kept(100, CountsFrom.LAST),
    RetentionClass.CHILD_IN_NEED: Kept(21, CountsFrom.BIRTH),
    RetentionClass.SCHOOL_FILE: Kept(25, CountsFrom.BIRTH),
    RetentionClass.ADULT: Kept(None, CountsFrom.LAST),
    RetentionClass.NOBODY: Kept(None, CountsFrom.LAST),
}
"""The examples that stand in the law as data under `retention.` with the class's key; it is silent on the last two."""

SETTLED = frozenset(
    [
        "person",
        "household",
        "bundle.own",
        "bundle.gone",
        "call.own",
        "call.answered",
        "challenge.done",
        "challenge.over",
        "challenge.answered",
        "clarification.answered",
        "clarification.over",
        "climb.given",
        "climb.settled",
        "consult.done",
        "consult.over",
        "correction.done",
        "court.read",
        "disclosure.given",
        "disclosure.in_reply",
        "disclosure.in_minute",
        "disclosure.of_ours",
        "disclosure.excepted",
        "disclosure.read",
        "recalled.disclosure",
        "recalled.telling",
        "recalled.item",
        "document.own",
        "document.draft",
        "family_version.own",
        "glass.own",
        "glass.told",
        "glass.seen",
        "hold.kept",
        "inquiry.own",
        "inquiry.done",
        "named.given",
        "named.received",
        "invitation.own",
        "invitation.answered",
        "invitation.over",
        "item.own",
        "item.received",
        "look.own",
        "look.placed",
        "look.done",
        "review.done",
        "meeting.held",
        "meeting.over",
        "minute.text",
        "minute.given",
        "minute.read",
        "note.own",
        "note.shown",
        "advice.own",
        "advice.done",
        "notice.done",
        "order.done",
        "permission.own",
        "permission.answered",
        "personal.done",
        "recall.own",
        "recall.told",
        "release.done",
        "reply.sent",
        "reply.read",
        "request.own",
        "request.answered",
        "request.done",
        "request.over",
        "stop.read",
        "stop.done",
        "telling.done",
        "telling.read",
        "attempt.told",
        "attempt.seen",
        "opened.item",
        "opened.disclosure",
    ]
)
"""In these lists a thing waits for nobody. In every other, and in one that is not known here, it is open."""


NO_CONTACT = frozenset({"hold", "restriction", "glass", "climb", "conflict"})
"""What is about the record, and not about the family: it begins no years afresh."""


@dataclass(frozen=True, slots=True)
class ThingKept:
    """One thing to which the agency has a key, with the lists in which it stands there and its last act."""

    id: Id
    noun: str
    last: date | None
    """None where no act and no list says; what lies beside it does."""
    people: frozenset[Id] = NOBODY
    lists: frozenset[str] = frozenset()
    held: bool = False
    reference: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for somebody, as far as anybody knows."""
        return any(not one.startswith("draft.") for one in self.lists - SETTLED)


@dataclass(frozen=True, slots=True)
class PersonKept:
    """Whom things are about, as the agency's own record has them."""

    is_child: bool
    born: date | None = None
    classes: frozenset[RetentionClass] = frozenset()


class Due(NamedTuple):
    """The day from which it may go, under which class; `on` None where its class is kept for good, or nobody knows."""

    on: date | None
    under: RetentionClass
    against: Reason | None = None


@dataclass(frozen=True, slots=True)
class Papers:
    """What belongs together at one agency, and when it goes."""

    things: tuple[ThingKept, ...]
    due: Due
    against: tuple[Reason, ...] = field(default=())

    def goes(self, today: date) -> bool:
        """Whether it is destroyed on that day."""
        return self.is_due(today) and not self.against

    def is_due(self, today: date) -> bool:
        """Whether its years are over."""
        return self.due.on is not None and self.due.on <= today


def weighed(
    things: Collection[ThingKept],
    ties: Iterable[tuple[Id, Id]],
    people: Mapping[Id, PersonKept],
    rules: Rules,
) -> tuple[Papers, ...]:
    """Everything in its papers, the earliest due first."""
    asked = any(thing.noun == "personal" and thing.open and not thing.people for thing in things)
    made = [_papers(group, people, rules, asked=asked) for group in _together(things, ties)]
    return tuple(sorted(made, key=lambda one: (one.due.on or date.max, min(str(t.id) for t in one.things))))


def years_on(day: date, years: int) -> date:
    """The same day so many years later; the first of March for a 29th of February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _together(things: Collection[ThingKept], ties: Iterable[tuple[Id, Id]]) -> list[list[ThingKept]]:
    root: dict[Id, Id] = {}

    def find(one: Id) -> Id:
        while (above := root.setdefault(one, one)) != one:
            root[one] = one = root[above]
        return one

    for one, other in (*ties, *((thing.id, person) for thing in things for person in thing.people)):
        root[find(one)] = find(other)
    groups: dict[Id, list[ThingKept]] = {}
    for thing in things:
        groups.setdefault(find(thing.id), []).append(thing)
    return list(groups.values())


def _papers(things: list[ThingKept], people: Mapping[Id, PersonKept], rules: Rules, *, asked: bool) -> Papers:
    about = {person for thing in things for person in thing.people} | {thing.id for thing in things}
    last = max((one.last for one in things if one.last and one.noun not in NO_CONTACT), default=None)
    due = _due([people[one] for one in sorted(about, key=str) if one in people], last, rules)
    against = [HELD] if any(thing.held for thing in things) else []
    against += [STILL_OPEN] if any(thing.open for thing in things) else []
    against += [ASKED] if asked else []
    against += [due.against] if due.against else []
    return Papers(tuple(sorted(things, key=lambda one: str(one.id))), due, tuple(against))


def _due(people: list[PersonKept], last: date | None, rules: Rules) -> Due:
    children = [one for one in people if one.is_child]
    if not children:
        under = RetentionClass.ADULT if people else RetentionClass.NOBODY
        return _on(under, None, last, rules)
    each = [
        _on(under, child.born, last, rules)
        for child in children
        for under in sorted(child.classes or {RetentionClass.SCHOOL_FILE})
    ]
    return max(each, key=lambda one: one.on or date.max)


def _on(under: RetentionClass, born: date | None, last: date | None, rules: Rules) -> Due:
    years, counts_from = rules[under]
    if years is None:
        return Due(None, under)
    if counts_from is CountsFrom.LAST:
        return Due(years_on(last, years) if last else None, under)
    return Due(years_on(born, years), under) if born else Due(None, under, NOT_BORN)
