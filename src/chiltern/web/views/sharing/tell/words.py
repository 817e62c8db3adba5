"""What the recipient reads besides the items, in the same words before sending and after. Clauses 3.4 and 3.6."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chiltern.sharing.queries.telling_page import TellingView
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital


@dataclass(frozen=True, slots=True)
class Said:
    """Everything in words."""

    asks: str
    teller: str
    people: tuple[str, ...]
    why: str
    purpose: str
    danger: str
    reach: str


def rows_of_telling(said: Said) -> tuple[Row, ...]:
    """What is asked first, then about whom and why."""
    rows = (
        Row("What is asked", capital(said.asks)),
        Row("Told by", said.teller),
        *(Row("About", person) for person in said.people),
        Row("Why", said.why),
        Row("For", capital(said.purpose)),
        Row("They say that someone is in danger", capital(said.danger)),
        Row("How to reach them", said.reach),
    )
    return tuple(row for row in rows if row.value)


def said_by(view: TellingView) -> Said:
    """As it was told."""
    return Said(
        asks=view.asks,
        teller=", ".join(each for each in (view.from_name, view.from_title) if each),
        people=tuple(
            person_in_words(
                one.name,
                date.fromisoformat(one.date_of_birth) if one.date_of_birth else None,
                (one.nhs_number, one.upn, one.address),
                is_child=one.is_child,
            )
            for one in view.people
        ),
        why=view.why,
        purpose=view.purpose,
        danger=view.danger,
        reach=view.reach,
    )


def person_in_words(name: str, born: date | None, rest: Iterable[str], *, is_child: bool) -> str:
    """Somebody in one line. `rest`: NHS number, unique pupil number, address."""
    nhs_number, upn, address = rest
    said = (
        name,
        "child" if is_child else "adult",
        f"born {date_in_words(born)}" if born else "",
        f"NHS number {nhs_number}" if nhs_number else "",
        f"unique pupil number {upn}" if upn else "",
        address,
    )
    return ", ".join(each for each in said if each)
