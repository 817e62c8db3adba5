"""What is asked of whoever challenges, and of whoever answers. Clause 8.4."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from chiltern.code_of_practice.words import Answer, ChallengeAnswerKind
from chiltern.resolution.workings.challenging import ChallengeAnswerGiven, ChallengeGiven
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import moment_on
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import capital


class Challenging(Questions):
    """Why it cannot wait, and what may happen meanwhile."""

    looks: ClassVar = {"at_risk": Look(inline=True), "why": Look(rows=3), "harm": Look(rows=3)}

    at_risk = forms.ChoiceField(
        label="May somebody come to harm while this waits?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        help_text="‘Yes’ and ‘do not know’ make the time for their answer hours instead of days.",
    )
    harm = long_text(
        "What harm?",
        help_text="Leave out names: both representatives read this. Without it, nobody there knows why you ask.",
    )
    why = long_text(
        "Why can this not wait?",
        help_text="What you cannot do until you have their answer, or what you think is wrong with it.",
        required=True,
    )

    def given(self) -> ChallengeGiven:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        return ChallengeGiven(said["why"], Answer(said["at_risk"]), said["harm"])


class AnsweringChallenge(Questions):
    """Now, when, or why not."""

    looks: ClassVar = {"at_time": Look(width="10"), "words": Look(rows=3), "day": Look(size="s")}

    kind = forms.ChoiceField(
        label="What do you answer?",
        choices=[(one.value, capital(one.says)) for one in ChallengeAnswerKind],
        widget=forms.RadioSelect,
    )
    day = DateParts(
        label="If by a time: on which day?", what="the day", required=False, help_text="For example, 9 3 2026"
    )
    at_time = TimeOfDay(required=False)
    words = long_text(
        "What else should they know? If not: why not?",
        help_text="Whoever asked reads this, and so does their representative.",
    )

    def given(self) -> ChallengeAnswerGiven:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        day, at = said["day"], said["at_time"]
        promised = None if day is None or at is None else moment_on(day, at)
        return ChallengeAnswerGiven(ChallengeAnswerKind(said["kind"]), said["words"], promised)
