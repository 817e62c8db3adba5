"""What narrows a list down, read from the address and shown in its filter. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import Urgency
from chiltern.sharing.queries.sifted import Sift
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Questions
from chiltern.web.parts import Choice, Select

Choices = Sequence[tuple[str, str]]
URGENT = ("climbed", "asked", "sent", "answered")
"""Lists of requests: they have an urgency."""
WAITING = (
    "climbed",
    "asked",
    "told",
    "telling",
    "sent",
    "permissions",
    "stops",
    "stopping",
    "corrections",
    "correcting",
    "orders",
)
"""Lists that are sorted by when an answer is due."""
BESIDE = (
    "challenges",
    "challenged",
    "stops",
    "stopping",
    "stopped",
    "corrections",
    "correcting",
    "corrected",
    "recalled",
    "orders",
    "orders_over",
)
"""Short lists, in which the other agency is not asked for."""


class FromDay(Questions):
    """Sifts a list by its clock."""

    day = DateParts(
        label="From this day on", what="the day", required=False, help_text="For example, 9 3 2026"
    )


@dataclass(frozen=True, slots=True)
class Sifting:
    """The filter as it stands: each list of choices with what is chosen, and whether only what is late is shown."""

    sift: Sift
    selects: tuple[Select, ...]
    waits: bool


def sifting(which: str, given: Mapping[str, str], *, through: Choices, agencies: Choices) -> Sifting:
    """An answer that is not among the choices takes all, as none does; nor is asked what a list does not know."""
    whose = _select("through", "Whose", "All that I see", through, given)
    urgency = _select("urgency", "Urgency", "Every urgency", Urgency.choices(), given)
    agency = _select("agency", "With which agency", "Every agency", agencies, given)
    urgent, waits = which in URGENT, which in WAITING
    selects = (whose, *((urgency,) if urgent else ()), *(() if which in BESIDE else (agency,)))
    sift = Sift(
        through=UUID(whose.chosen) if whose.chosen else None,
        urgency=Urgency(urgency.chosen) if urgent and urgency.chosen else None,
        agency=UUID(agency.chosen) if agency.chosen and which not in BESIDE else None,
        overdue=waits and given.get("overdue") == "on",
    )
    return Sifting(sift, selects, waits)


def _select(name: str, label: str, everything: str, choices: Choices, given: Mapping[str, str]) -> Select:
    known = dict(choices)
    chosen = given.get(name, "")
    return Select(
        name=name,
        label=label,
        choices=(Choice("", everything), *(Choice(value, text) for value, text in choices)),
        chosen=chosen if chosen in known else "",
    )
