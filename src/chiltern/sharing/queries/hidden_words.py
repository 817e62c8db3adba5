"""Places that our own record hides from somebody, found in a text of ours before it leaves. Clauses 3.4 and 3.7."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.queries import person_page
from chiltern.sharing.workings.asking import TELLABLE

_CALLED = {
    "needed": "What you need to know",
    "period": "The time that you ask about",
    "reach": "How to reach you",
    "also": "What you tell one agency alone",
    "people": "An address that you typed",
    "says": "What you wrote",
}
"""The texts of a request beside TELLABLE, at the head of a sentence."""


@dataclass(frozen=True, slots=True)
class HiddenPlaces:
    """Whether somebody here has a place that is hidden from somebody, and its words as they could be found in a text."""

    any: Answer
    words: tuple[str, ...]

    def stand_in(self, text: str) -> bool:
        """Whether a text names one of them, however it is spaced."""
        tight = _tight(text)
        return any(word in tight for word in self.words)


def places_of(by: Actor, people: Iterable[UUID], *, many: int) -> HiddenPlaces:
    """Of those whose record this post sees, with those who live or belong with them. `many`: how many people it is about;
    where some of them are on no record here, whether there is such a place is not known.
    """
    named = set(people)
    seen, words = set[UUID](), list[str]()
    for person in sorted(named) + sorted(_related(by, named)):
        if person in seen:
            continue
        seen.add(person)
        try:
            page = person_page(by, person)
        except Missing:
            named.discard(person)
            continue
        words += [text for one in page.addresses if one.hidden_from for text in (one.text, one.postcode)]
    known = len(named) == many
    hidden = tuple(dict.fromkeys(_tight(word) for word in words if len(_tight(word)) > 3))
    return HiddenPlaces(Answer.YES if words else Answer.NO if known else Answer.NOT_KNOWN, hidden)


def insist_no_place_asked(by: Actor, people: Iterable[UUID], texts: Mapping[str, str]) -> None:
    """Raises Invalid for the first of these texts of a request that names such a place: an agency that is asked is not
    one of which anybody has said who works there.
    """
    about = set(people)
    hidden = places_of(by, about, many=len(about))
    for field, text in texts.items():
        if hidden.stand_in(text):
            raise Invalid(
                field,
                f"{_CALLED.get(field) or TELLABLE[field].capitalize()} says where somebody is who must not be found. Take it out: "
                "whoever needs the place is told by ‘Tell someone’, as an item that says from whom it is hidden",
            )


def _tight(text: str) -> str:
    """Letters and numbers alone: an address is the same with and without its commas."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _related(by: Actor, people: set[UUID]) -> set[UUID]:
    """Those on record here who stand in a relationship, hold responsibility, or share a household."""
    found: set[UUID] = set()
    for person in people:
        try:
            page = person_page(by, person)
        except Missing:
            continue
        lines = [line for each in page.relationships for line in (each.whom, each.of)]
        lines += [each.holder for each in page.responsibilities]
        lines += [line for house in page.households for line in house.members]
        found |= {line.id for line in lines if line.id is not None}
    return found - people
