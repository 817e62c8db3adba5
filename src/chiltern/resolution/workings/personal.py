"""What a person asks, and what is answered to each step of it, checked; the words that every reply ends with. 8.3.1, 3.10."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import (
    Answer,
    IdentityShown,
    OwnersView,
    Relation,
    Released,
    ReplyWay,
    RightToAsk,
    WhyHeldBack,
    WhyRefused,
)
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import OFFICE
from chiltern.people.workings.limits import NAME, NOTES, SHORT, text
from chiltern.sharing.workings.following import written

NOT_ALL = "This may not be all that is held."
ENDS = (
    "We cannot say whether there is anything else, or what it would be: we write the same to everybody who asks.",
    "You can ask us to look at this again, and you can complain to us. You can also go to the regulator at any time: {}.",
)
REFUSED = (
    "We have not been able to go on with what you asked. Before we look for anything we must know who you are, and that you "
    "may be told. This does not say whether anything is held."
)
"""One sentence, whatever the reason: the reason itself could be the dangerous fact."""


@dataclass(frozen=True, slots=True)
class PersonalAsked:
    """What was typed into the public form. `agency` None: they do not know which."""

    agency: UUID | None
    relation: Relation
    asker: str
    reach: str
    about: str
    born: date
    wanted: str
    safe: str = ""

    def checked(self, today: date) -> PersonalAsked:
        """Without spaces around it. Raises Invalid with words for the field."""
        if not date(1900, 1, 1) <= self.born <= today:
            raise Invalid("born", "The date of birth must be in the past, and after 1900")
        return PersonalAsked(
            agency=self.agency,
            relation=self.relation,
            asker=text("asker", "Your name", self.asker, NAME, needed=True),
            reach=text("reach", "How we can reach you", self.reach, SHORT, needed=True),
            about=text("about", "The name", self.about, NAME, needed=True),
            born=self.born,
            wanted=text("wanted", "What you want to know", self.wanted, NOTES, needed=True),
            safe=text("safe", "What makes it safe", self.safe, SHORT),
        )

    @property
    def keeper(self) -> UUID:
        """Whose it is: the agency's, or the partnership's office until it is sent on."""
        return self.agency or OFFICE

    def said(self) -> dict[str, str]:
        """What is sealed."""
        return {
            "asker": self.asker,
            "reach": self.reach,
            "safe": self.safe,
            "about": self.about,
            "born": self.born.isoformat(),
            "wanted": self.wanted,
        }


@dataclass(frozen=True, slots=True)
class CheckGiven:
    """How identity and right were shown; or why it goes no further."""

    identity: IdentityShown | None = None
    right: RightToAsk | None = None
    refused: WhyRefused | None = None
    words: str = ""

    def check(self) -> None:
        """Raises Invalid."""
        if self.refused is None:
            if self.identity is None:
                raise Invalid("identity", "Choose how they have shown who they are")
            if self.right is None:
                raise Invalid("right", "Choose what gives them the right to ask")
        written("words", self.words, "Say what you have seen, or why it goes no further: it stays here")


@dataclass(frozen=True, slots=True)
class ViewGiven:
    """What the owner says."""

    view: OwnersView
    why: WhyHeldBack | None = None
    words: str = ""

    def check(self) -> None:
        """Raises Invalid."""
        if self.view is OwnersView.HOLD_BACK and self.why is None:
            raise Invalid("why", "Choose why it is not to be released")
        if self.view is OwnersView.IN_PART:
            written("words", self.words, "Say which part may be released, or what has to come out")
        elif self.why is WhyHeldBack.OTHER:
            written("words", self.words, "Say why it is not to be released")


@dataclass(frozen=True, slots=True)
class DecidedGiven:
    """What becomes of one item. `hidden`: whether it is hidden from whoever asks, where it names somebody."""

    outcome: Released
    hidden: Answer = Answer.NO
    why: WhyHeldBack | None = None
    part: str = ""
    words: str = ""

    def check(self) -> None:
        """Raises Invalid."""
        if self.outcome is Released.PART:
            written("part", self.part, "Write down the part that is released, as they are to read it")
        if self.outcome is not Released.WHOLE and self.why is None:
            raise Invalid("why", "Choose why it is held back, all of it or a part")
        if self.why is WhyHeldBack.OTHER:
            written("words", self.words, "Say why it is held back: it stays here")


@dataclass(frozen=True, slots=True)
class ReplyGiven:
    """How the reply reaches them."""

    way: ReplyWay


def could_be(asker: str, hidden_from: Iterable[str]) -> bool:
    """Whether one of these words names whoever asks: every word of the one name stands in the other."""
    mine = _words(asker)
    named = (_words(one.partition("(")[0]) for one in hidden_from)
    return any(mine and theirs and (mine <= theirs or theirs <= mine) for theirs in named)


def reply_said(
    asker: str, agency: str, parts: list[str], regulator: str, *, answered: bool
) -> dict[str, Any]:
    """The reply as it is kept and printed."""
    return {
        "to": asker,
        "agency": agency,
        "refused": "" if answered else REFUSED,
        "parts": parts,
        "ends": [NOT_ALL, *(text.format(regulator) for text in ENDS)],
    }


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return {word.strip("-'.,") for word in plain.split()} - {""}
