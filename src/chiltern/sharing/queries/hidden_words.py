"""Places that our own record hides from somebody, found in what of ours is about to leave. Clauses 3.4, 3.7 and 9.3.

A place leaves as an item that says from whom it is hidden, and by no other words. In danger nothing waits for that: what our
record says is said for whoever writes, and only the bar itself stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from chiltern.code_of_practice.words import Answer, InfoClass
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.people.queries.hidden_places import HiddenPlaces, hidden_places
from chiltern.sharing.queries.hidden_here import hiding_from
from chiltern.sharing.workings.asking import TELLABLE, TO_ALL, AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.deciding import DecisionGiven, ItemGiven

_CALLED = {
    "needed": "What you need to know",
    "period": "The time that you ask about",
    **TO_ALL,
    "also": "What you tell one agency alone",
    "people": "An address that you typed",
    "says": "What you wrote",
    "why": "Why",
    "as_sent": "What you tell them with your answer",
    "note": "Your note",
    "words": "What you wrote",
    "reason": "Your reason",
    "reasons": "Your reasons",
    "asks": "What you ask",
    "place": "The place of the meeting",
    "harm": "What harm could come",
    "correction": "What you correct",
    "untrue": "What you correct",
    "instead": "What you say is true",
}
"""The texts that leave, at the head of a sentence; those of TELLABLE have their own."""


NOT_NAMED = "somebody from whom our record hides it"
STAYS_HIDDEN = "Where somebody can be found stands in this. It stays hidden from: {}."


class Belongs(Protocol):
    """What was received and may go on: `text`, and `about` with from whom its owner hid it."""

    text: str
    about: Mapping[str, object]


def insist_no_place_asked(by: Actor, people: Iterable[UUID], texts: Mapping[str, str]) -> None:
    """Raises Invalid for the first of these texts of a request that names such a place: an agency that is asked is not
    one of which anybody has said who works there.
    """
    insist_no_place(hidden_places(by, people), texts)


def asked_with_places(by: Actor, hidden: HiddenPlaces, question: Question, asked: AgencyAsked) -> AgencyAsked:
    """In danger an agency that is asked reads such a place, and with it from whom it stays hidden."""
    if not any(map(hidden.stand_in, question.leaving([asked]).values())):
        return asked
    return replace(asked, also=_saying(by, hidden, asked.also))


def saying_from_whom(by: Actor, people: Iterable[UUID], text: str, others: str = "") -> str:
    """In danger: words that go to another agency, with from whom a place in them, or in `others`, stays hidden."""
    hidden = hidden_places(by, people)
    return _saying(by, hidden, text) if hidden.stand_in(text) or hidden.stand_in(others) else text


def insist_no_place_answered(by: Actor, thing: UUID, texts: Mapping[str, str]) -> None:
    """The same for what is written to another agency about a thing that is filed here."""
    if any(text.strip() for text in texts.values()):
        insist_no_place(hidden_places(by, under=thing), texts)


def insist_no_place(
    hidden: HiddenPlaces,
    texts: Mapping[str, str],
    *,
    in_danger: bool = False,
    items: Sequence[ItemGiven] = (),
) -> None:
    """Raises Invalid for the first text that names one. In danger only where one of those is known to be there from whom
    an item that goes is hidden.
    """
    if in_danger and not any(item.hidden_there is Answer.YES for item in items):
        return
    for field, text in texts.items():
        if hidden.stand_in(text):
            called = _CALLED.get(field) or TELLABLE[field].capitalize()
            raise Invalid(
                field,
                f"{called} says where somebody is who must not be found. Take it out: whoever needs the place is told by "
                "‘Tell someone’, as an item that says from whom it is hidden",
            )


def with_places_said(
    by: Actor, hidden: HiddenPlaces, items: Sequence[ItemGiven], danger: Answer
) -> tuple[ItemGiven, ...]:
    """The items, each with from whom its place is hidden. In danger what our record says is added where nothing is said;
    else raises Invalid for the first that names a hidden place, or some place, and does not say it.
    """
    silent = {place for place, item in enumerate(items) if item.share and _silent(hidden, item)}
    if not silent:
        return tuple(items)
    if danger is not Answer.YES:
        raise _unsaid(min(silent), items[min(silent)])
    names = hiding_from(by, hidden) or (NOT_NAMED,)
    return tuple(_marked(item, names) if place in silent else item for place, item in enumerate(items))


def deciding_with_places(
    by: Actor, hidden: HiddenPlaces, given: DecisionGiven, danger: Answer
) -> DecisionGiven:
    """The same for a decision: of what does not go nothing is asked. `danger`: as the Code reads the answer."""
    if not given.going:
        return given
    return replace(given, items=with_places_said(by, hidden, given.items, danger))


def insist_no_place_of_others(hidden: HiddenPlaces, items: Sequence[Belongs]) -> None:
    """Raises Invalid for an item of another agency that names a place which our record hides and its owner did not."""
    for place, item in enumerate(items):
        if hidden.stand_in(item.text) and not item.about.get("hidden_from"):
            raise Invalid(
                "items",
                f"Item {place + 1} of those that you chose says where somebody is who must not be found: your own record hides "
                "it, its owner has not said so. Take it out, and tell its owner. Whoever needs the place is told by ‘Tell "
                "someone’, as an item that says from whom it is hidden",
            )


def typed_places(people: Iterable[PersonAsked]) -> str:
    """The addresses that were typed for the people whom something is about."""
    return " ".join(person.address for person in people)


def _silent(hidden: HiddenPlaces, item: ItemGiven) -> bool:
    """Whether it says nothing of whom its place is hidden from, though our record does."""
    if item.hidden_from:
        return False
    if InfoClass.LOCATING in item.classes and hidden.any is Answer.YES:
        return True
    return any(map(hidden.stand_in, (item.text, item.about, item.source, item.why_it_bears)))


def _unsaid(place: int, item: ItemGiven) -> Invalid:
    if InfoClass.LOCATING not in item.classes:
        return Invalid(
            f"items-{place}-classes",
            f"Item {place + 1} says where somebody is who must not be found: your own record hides it. Tick ‘where someone "
            "can be found’, and say there from whom it must stay hidden, or take the place out",
        )
    return Invalid(
        f"items-{place}-hidden_from",
        f"Item {place + 1} says where somebody can be found. Your own record hides that from somebody: say there "
        "from whom, so that whoever gets it knows",
    )


def _saying(by: Actor, hidden: HiddenPlaces, text: str) -> str:
    from_whom = ", ".join(hiding_from(by, hidden)) or NOT_NAMED
    return f"{text.rstrip()}\n\n{STAYS_HIDDEN.format(from_whom)}".strip()


def _marked(item: ItemGiven, names: tuple[str, ...]) -> ItemGiven:
    return replace(item, classes=item.classes | {InfoClass.LOCATING}, hidden_from=names)
