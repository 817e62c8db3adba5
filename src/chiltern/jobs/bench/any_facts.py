"""Facts of decisions by chance: every field of every kind of fact, also of such as come later. Clauses 3.5 and 3.10."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import HeldItemFacts, PassingOnFacts, SharingFacts
from chiltern.code_of_practice.words import Answer

MOST_ITEMS, MOST_OTHERS = 4, 3
LIKELY = (Answer.YES, Answer.YES, Answer.YES, Answer.NO, Answer.NOT_KNOWN)
BODIES = ("school", "surgery", "police", "care", "refuge", "club")
PEOPLE = ("ann", "bob", "mother", "child")
OF_BODIES = ("agency", "legal_body", "recipients", "parties", "bodies", "to", "originator")
LAW = {
    "purpose": "purpose",
    "purposes": "purpose",
    "but": "purpose",
    "ground": "ground",
    "power": "instrument",
    "basis": "basis",
    "conditions": "condition",
}
"""Where a fact names rows of the law: of which table."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What is drawn from: chance, and the law of the day on which it is decided."""

    chance: random.Random
    law: Book


Draw = Callable[[Chance], Any]


def any_sharing(of: Chance) -> SharingFacts:
    """Of a decision on what is the decider's own; in one of three the consents are to what is asked, and no danger."""
    drawn: SharingFacts = _drawn(SharingFacts)(of)
    items = tuple(replace(item, item=str(place)) for place, item in enumerate(drawn.items))
    if of.chance.randrange(3):
        return replace(drawn, items=items)
    purposes = frozenset({drawn.request.purpose or ""})
    fitting = tuple(
        replace(one, recipients=frozenset({drawn.recipient.agency}), purposes=purposes)
        for one in drawn.consents
    )
    calm = replace(drawn.decision, danger=Answer.NO)
    return replace(drawn, items=items, consents=fitting, decision=calm)


def any_passing_on(of: Chance) -> PassingOnFacts:
    """Of a decision to pass on what belongs to others."""
    sharing = any_sharing(of)
    held = tuple(replace(_drawn(HeldItemFacts)(of), item=item.item) for item in sharing.items)
    drawn: PassingOnFacts = _drawn(PassingOnFacts)(of)
    return replace(drawn, sharing=sharing, held=held)


@cache
def _drawn(kind: type) -> Draw:
    fields = {name: _draw(name, hint) for name, hint in get_type_hints(kind).items()}
    return lambda of: kind(**{name: draw(of) for name, draw in fields.items()})


def _draw(name: str, hint: Any) -> Draw:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _one_of(name, args)
    if origin in (tuple, frozenset):
        return _many(name, origin, args[0])
    if hint is Answer:
        return lambda of: of.chance.choice(LIKELY)
    if isinstance(hint, type) and issubclass(hint, Enum):
        words = tuple(hint)
        return lambda of: of.chance.choice(words)
    if hint is str:
        return _word(name)
    return _PLAIN.get(hint) or _drawn(hint)


def _one_of(name: str, args: tuple[Any, ...]) -> Draw:
    """An id is a text here: a rule only compares it. What may be left out is, half of the times."""
    draw = _draw(name, str if str in args else next(arg for arg in args if arg is not NoneType))
    return (lambda of: draw(of) if of.chance.random() < 0.5 else None) if NoneType in args else draw


def _many(name: str, origin: Callable[[Any], Any], hint: Any) -> Draw:
    draw = _draw(name, hint)
    least, most = (1, MOST_ITEMS) if name == "items" else (0, MOST_OTHERS)
    return lambda of: origin(draw(of) for _ in range(of.chance.randint(least, most)))


def _word(name: str) -> Draw:
    """Of the law, a body or a person, by what the fact is called."""
    if name in LAW:
        return lambda of: of.chance.choice(of.law.table(LAW[name])).id
    known = BODIES if name in OF_BODIES else PEOPLE
    return lambda of: of.chance.choice(known)


_PLAIN: Mapping[Any, Draw] = {
    bool: lambda of: of.chance.random() < 0.3,
    int: lambda of: of.chance.randint(0, 17),
    date: lambda of: of.law.on + timedelta(days=of.chance.randint(-200, 200)),
    datetime: lambda of: datetime.combine(of.law.on, time(of.chance.randint(0, 3))),
}
