"""The repeated parts of pages as frozen view data, one class for each macro that takes one.

Serves 3.8 and 3.10: what a decision rests on, to whom an item belongs and under which terms it travels are
shown in the same words on every page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Colour = Literal["", "grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word or two; the colour only repeats what the words say."""

    text: str
    colour: Colour = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A link beside a value; `about` completes it for a screen reader: "Change" + "date of birth"."""

    text: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a summary list."""

    key: str
    value: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One thing that waits: what, for whom, and until when in words ("by 4 pm today")."""

    title: str
    href: str
    detail: str = ""
    due: str = ""
    is_overdue: bool = False
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a long journey; without `href` it cannot be started yet."""

    title: str
    status: str | Tag
    href: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Keyset pages: where older and newer rows are, empty where there are none."""

    newer_href: str = ""
    older_href: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio of a group that stands in a list."""

    value: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    """A list that opens, with what is chosen in it; empty where that is the first."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of "What the Code says", opening to its clauses and laws."""

    text: str
    state: Literal["met", "not_met", "not_known"]
    cites: tuple[Action, ...] = ()
    explanation: str = ""
    who_could_say: str = ""


@dataclass(frozen=True, slots=True)
class CodeSays:
    """The panel "What the Code says": the standing in words, then every reason, in the order of questions."""

    standing: str
    summary: str
    colour: Colour = "blue"
    reasons: tuple[Reason, ...] = ()
    find_out_afterwards: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms under which information travels, each already a sentence."""

    passing_on: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a document as a picture, and what it is in words."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is no longer true, and what is, beside the old text. `when`: on which day its owner said so."""

    when: str
    untrue: str
    instead: str
    who: Action | None = None
    """For the owner: who has confirmed it."""
    asked_back: bool = False
    """Whether it is asked back; `untrue` says why."""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One piece of information: what it says, what kind it is, to whom it belongs, under which terms."""

    title: str
    text: str
    rows: tuple[Row, ...] = ()
    tags: tuple[Tag, ...] = ()
    terms: Terms | None = None
    actions: tuple[Action, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """The pages of its document, exactly as they leave."""
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline; `when` in words, `moment` for machines (ISO 8601)."""

    title: str
    when: str
    moment: str
    by: str = ""
    text: str = ""
    href: str = ""
