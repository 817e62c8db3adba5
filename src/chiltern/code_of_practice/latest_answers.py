"""What of several answers of one person still stands: the later one counts (clauses 3.3, 9.2).

Opposite answers of one person in one minute are both evidence: neither is the later. A giver or a minute that nobody
knows is nobody's and no minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chiltern.code_of_practice.facts import ConsentFacts
from chiltern.code_of_practice.words import InfoClass

EVERY_CLASS = frozenset(InfoClass)
Limit = frozenset[InfoClass] | None
"""To which classes of information an answer is limited; None: to none."""


Limited = tuple[ConsentFacts, Limit]


class Standing(NamedTuple):
    """The answers for one recipient, purpose and day of which something still stands, each with the classes that do."""

    said_yes: tuple[Limited, ...]
    said_no: tuple[Limited, ...]
    opposite: tuple[Limited, ...]
    """Each yes to which the same person said no in the same minute."""


def still_standing(said_yes: Sequence[ConsentFacts], said_no: Sequence[ConsentFacts]) -> Standing:
    """What later answers of the same person left over."""
    yes_left = _left_over(said_yes, said_no)
    opposite = tuple(one for one in yes_left if any(_same_minute(one[0], no) for no in said_no))
    clear = tuple(one for one in yes_left if one not in opposite)
    no_left = _left_over(said_no, [yes for yes, _ in clear])
    undecided = [no for no, _ in no_left if any(_same_minute(yes, no) for yes, _ in opposite)]
    return Standing(clear, tuple(one for one in no_left if one[0] not in undecided), opposite)


def without(limit: Limit, taken: Limit) -> Limit:
    """The classes that are left; an empty set where none is."""
    if taken is None:
        return frozenset()
    return (EVERY_CLASS if limit is None else limit) - taken if taken else limit


def both(one: Limit, other: Limit) -> Limit:
    """The classes that both are limited to."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _left_over(answers: Sequence[ConsentFacts], others: Sequence[ConsentFacts]) -> tuple[Limited, ...]:
    """Those of which something is left after the later ones among the others."""
    left = []
    for answer in answers:
        limit = answer.classes
        for other in others:
            limit = without(limit, other.classes) if _later(other, answer) else limit
        left.append((answer, limit))
    return tuple((answer, limit) for answer, limit in left if limit is None or limit)


def _same_person(one: ConsentFacts, other: ConsentFacts) -> bool:
    """Who answered, and about whom."""
    known = one.giver != "" and one.at is not None and other.at is not None
    return known and (one.giver, one.person) == (other.giver, other.person)


def _later(one: ConsentFacts, than: ConsentFacts) -> bool:
    return _same_person(one, than) and one.at is not None and than.at is not None and one.at > than.at


def _same_minute(one: ConsentFacts, other: ConsentFacts) -> bool:
    """About some class of information, both."""
    shared = both(one.classes, other.classes)
    return _same_person(one, other) and one.at == other.at and (shared is None or bool(shared))
