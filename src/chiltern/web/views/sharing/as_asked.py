"""A request in the words and the order in which the agency asked reads it: for its page, and for the preview. 3.2 and 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chiltern.code_of_practice.words import Answer
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital


@dataclass(frozen=True, slots=True)
class AsAsked:
    """What one agency is asked. What was not said is empty."""

    sender: str
    needed: str
    period: str
    purpose: str
    urgency: str
    danger_said: str
    acts_now: str
    told: Sequence[tuple[str, str]]
    also: str
    reach: str
    besides: Sequence[tuple[str, str]]
    """What whoever asks says of itself."""
    due: str
    """When it is due, and how that was worked out."""


def rows_asked(asked: AsAsked, *, heard: str = "", sent: Sequence[Row] = ()) -> tuple[Row, ...]:
    """Row by row. `heard`: when and how it came, where it was written down here; `sent`: when it went."""
    rows = [
        Row("From", asked.sender),
        Row("Asked", heard),
        Row("What is needed", asked.needed),
        Row("About which time", asked.period),
        Row("For", capital(asked.purpose)),
        Row("Urgency", capital(asked.urgency)),
        Row("They say that someone is in danger", capital(asked.danger_said)),
        Row("They say that they act now (section 47 or emergency)", _said(asked.acts_now)),
        *(Row(capital(words), said) for words, said in asked.told),
        Row("Also", asked.also),
        *(Row(words, said) for words, said in asked.besides),
        Row("How to reach them", asked.reach),
        *sent,
        Row("Answer due", asked.due),
    ]
    return tuple(row for row in rows if row.value)


def _said(acts_now: str) -> str:
    """Empty where nobody was asked it: it is asked of those whose word counts."""
    return "" if acts_now == Answer.NOT_KNOWN.says else capital(acts_now)


def identity_line(
    name: str, *, is_child: bool, born: date | None, nhs_number: str, upn: str, address: str
) -> str:
    """Somebody asked about, in one line, as the asker identifies them."""
    said = (
        name,
        "child" if is_child else "adult",
        f"born {date_in_words(born)}" if born else "",
        f"NHS number {nhs_number}" if nhs_number else "",
        f"unique pupil number {upn}" if upn else "",
        address,
    )
    return ", ".join(each for each in said if each)
