"""The last question of passing on: by what lawful reason without its owner's leave, and whether that one is told now. 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.holding_back import LONGEST
from chiltern.code_of_practice.words import ExceptionalGround
from chiltern.sharing.queries.colleagues import Colleague
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, uuid_or_none, words_of
from chiltern.web.views.sharing.onward.draft import Passing

NOW, HOLD, NONE = "now", "hold", "none"
CLAIMED = (ExceptionalGround.SERIOUS_CRIME, ExceptionalGround.DANGER_TO_ANYONE)
"""What nothing else that was asked shows: a duty, a court and significant harm are answered before."""
QUIET = (
    "Its owner has not been told yet that it went on, because telling would raise a risk. This goes on without telling them "
    "too; when they are told, they are told of it."
)
_WHEN = (
    f"Within {LONGEST} days. On that day you tell them, or hold it back further with a second person again."
)


class HoldingBack(Varied):
    """Why an owner is not told yet, until when, and who is to agree."""

    hold_reason = long_text(
        "Why are they not told yet?",
        help_text="Because telling would raise a risk to somebody, or prejudice an enquiry. Stays in your own record.",
    )
    hold_review = DateParts(
        label="On which day do you look at it again?", what="the day", required=False, help_text=_WHEN
    )
    second = forms.ChoiceField(
        label="Which colleague is to agree?",
        choices=[],
        required=False,
        help_text="Within one working day. If that person does not agree, the owner is told then.",
    )
    looks: ClassVar = {"hold_reason": Look(rows=3, size="s"), "hold_review": Look(size="s")}

    def offer(self, seconds: Sequence[Colleague], days: tuple[date, date]) -> None:
        """Whom to choose from, and between which days."""
        listed = [(str(one.post), f"{one.name}, {one.title}") for one in seconds]
        self.fields["second"].choices = [("", "Choose a colleague"), *listed]  # type: ignore[attr-defined]
        review: Any = self.fields["hold_review"]
        review.earliest, review.latest = days

    def insist_on_all(self, data: dict[str, Any]) -> None:
        """A reason, a day and a colleague."""
        for name, says in _NEEDED:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, says)


class ToItsOwner(HoldingBack):
    """The lawful reason where one has to be claimed; and whether its owner is told now."""

    exception = forms.ChoiceField(
        label="Is there a lawful reason to pass it on without its owner’s permission?",
        choices=[*words_of(CLAIMED), (NONE, "None of these")],
        required=False,
        widget=forms.RadioSelect,
        help_text="A court, a duty, and harm to a child were asked before.",
    )
    exception_reason = long_text(
        "What does that rest on?", help_text="What you know, and from whom. Stays in your own record."
    )
    exception_reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=200,
        help_text="Of the court’s order, the crime, or the log, where there is one.",
    )
    authorised_by = forms.CharField(
        label="Who authorised it?",
        required=False,
        max_length=200,
        help_text="Name and rank or role, where your agency’s procedure asks for somebody. In danger nobody waits for it.",
    )
    notice = forms.ChoiceField(
        label="Is its owner told now?",
        choices=[(NOW, "Tell its owner now"), (HOLD, "Hold the notice back")],
        required=False,
        widget=forms.RadioSelect,
        help_text="Their duty desk and their representative see that it went, to whom, and why it could.",
    )
    field_order = ("exception", "exception_reason", "exception_reference", "authorised_by", "notice")
    looks: ClassVar = {
        **HoldingBack.looks,
        "exception": Look(size="m"),
        "exception_reason": Look(rows=3, size="s"),
        "notice": Look(size="m", reveals={HOLD: ("hold_reason", "hold_review", "second")}),
    }

    def __init__(self, *args: Any, claims: bool, quiet: bool, in_danger: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_danger = in_danger
        if not claims:
            del self.fields["exception"], self.fields["exception_reason"]
        for name in ("notice", "hold_reason", "hold_review", "second") if quiet else ():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What a reason or a hold needs; in danger nothing waits for it."""
        data: dict[str, Any] = super().clean() or {}
        needs = []
        if data.get("exception") in [each.value for each in CLAIMED]:
            needs.append(("exception_reason", "Say what the reason rests on"))
        if data.get("notice") == HOLD and not self.in_danger:
            needs += _NEEDED
        for name, says in needs:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, says)
        return data


_NEEDED = [
    ("hold_reason", "Say why its owner is not told yet"),
    ("hold_review", "Say on which day you look at it again"),
    ("second", "Choose the colleague who is to agree"),
]


class HoldOn(HoldingBack):
    """Once more, with a reason, a day and a second person again."""

    def clean(self) -> dict[str, Any]:
        """All three."""
        data: dict[str, Any] = super().clean() or {}
        self.insist_on_all(data)
        return data


class TellNow(Questions):
    """Why they are told now."""

    looks: ClassVar = {"because": Look(rows=3, size="s")}

    because = long_text(
        "Why are they told now?",
        help_text="Stays in your own record. They are told of everything that went on, and of when it went.",
        required=True,
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Colleagues by post, as they are called."""

    seconds: tuple[Colleague, ...]

    def called(self, post: str) -> str:
        """Empty for nobody."""
        return next((f"{one.name}, {one.title}" for one in self.seconds if str(one.post) == post), "")


def take(passing: Passing, data: dict[str, Any]) -> None:
    """What was answered, into what is written."""
    claimed = data.get("exception") or ""
    passing.exception = "" if claimed == NONE else claimed
    passing.exception_reason = data.get("exception_reason", "")
    passing.exception_reference, passing.authorised_by = data["exception_reference"], data["authorised_by"]
    passing.notice = data.get("notice") or NOW
    passing.hold_reason = data.get("hold_reason", "")
    review = data.get("hold_review")
    passing.hold_review = review.isoformat() if review else ""
    passing.second = data.get("second", "")


def initial_of(passing: Passing) -> dict[str, Any]:
    """What was answered before; telling now is preset."""
    return {
        "exception": passing.exception,
        "exception_reason": passing.exception_reason,
        "exception_reference": passing.exception_reference,
        "authorised_by": passing.authorised_by,
        "notice": passing.notice,
        "hold_reason": passing.hold_reason,
        "hold_review": date.fromisoformat(passing.hold_review) if passing.hold_review else None,
        "second": passing.second,
    }


def rows_of(passing: Passing, here: str, named: Named, *, quiet: bool) -> tuple[Row, ...]:
    """On the last look before passing on."""
    change = Action("Change", here, "what its owner is told")
    said = [
        ("Lawful reason", ExceptionalGround(passing.exception).says if passing.exception else ""),
        ("What it rests on", passing.exception_reason),
        ("Reference of the reason", passing.exception_reference),
        ("Authorised by", passing.authorised_by),
    ]
    rows = [Row(key, value[:1].upper() + value[1:], (change,)) for key, value in said if value]
    if quiet:
        return (*rows, Row("Its owner", QUIET))
    if passing.notice != HOLD:
        return (*rows, Row("Its owner", "Is told now, its duty desk and its representative.", (change,)))
    until = date_in_words(date.fromisoformat(passing.hold_review)) if passing.hold_review else "the last day"
    second = named.called(passing.second) if uuid_or_none(passing.second) else ""
    return (
        *rows,
        Row("Its owner", f"Is not told yet. To be looked at again on {until}.", (change,)),
        Row("Why not yet", passing.hold_reason, (change,)),
        Row("To agree", second or "Every colleague who can", (change,)),
    )
