"""The questions of a decision besides what section 3 asks: items, the answer, words, terms. Clauses 3.4 to 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from chiltern.code_of_practice.agreements import goes_too_far
from chiltern.code_of_practice.facts import AgreementFacts
from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.words import (
    Answer,
    InfoClass,
    ItemKind,
    Marking,
    Method,
    Outcome,
    PassingOn,
    ShowOriginator,
)
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.queries.agreed import no_further
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, capital, words_of
from chiltern.web.views.sharing.decide.conditions import Choices, radios
from chiltern.web.views.sharing.decide.draft import FALSE, SHARE, WITHHOLD

BODIES = ("body_1", "body_2", "body_3")


PLACES = Look(reveals={InfoClass.LOCATING: ("hidden_from", "hidden_there", "reaches_them")})
"""From whom a place is hidden is asked where a place is told."""


class OneItem(Questions):
    """One piece of information."""

    text = long_text(
        "What do you hold?", help_text="One thing at a time, in the words that would be sent.", required=True
    )
    kind = radios("What kind of statement is it?", words_of(ItemKind))
    source = forms.CharField(label="Where does it come from?", required=False, max_length=500)
    observed_on = DateParts(
        label="When was it observed?", what="the day", required=False, help_text="For example, 9 3 2026"
    )
    about = forms.CharField(label="Whom is it about?", max_length=500)
    why_it_bears = long_text("Why does it bear on the child?", help_text="Where it is about somebody else.")
    classes = forms.MultipleChoiceField(
        label="What is it information about?",
        choices=words_of(InfoClass),
        widget=forms.CheckboxSelectMultiple,
        help_text="Health, offences and places are treated apart in law.",
    )
    hidden_from = long_text(
        "From whom must it stay hidden?",
        help_text="Where it says where somebody can be found: a place, a school, a surgery, a phone, an appointment. "
        "One name a line. It then goes to none of them, and tells everybody who gets it so.",
    )
    hidden_there = forms.ChoiceField(
        label="Does any of them work at, or belong to, the agency that gets it?",
        choices=words_of(Answer),
        required=False,
        widget=forms.RadioSelect,
        help_text="Where somebody there is one of them, a place goes only where the Code says how.",
    )
    reaches_them = forms.ChoiceField(
        label="Would it reach the post, the line or a shared inbox of one of them?",
        choices=words_of(Answer),
        required=False,
        widget=forms.RadioSelect,
        help_text="Then the place does not go, in danger neither: ring somebody else there, or another agency.",
    )
    marking = radios("Its marking", [(word.value, word.says) for word in Marking])
    fate = radios(
        "What do you do with it?",
        [
            (SHARE, "Share it"),
            (WITHHOLD, "Withhold it"),
            (FALSE, "It is known to be false: it stays here"),
        ],
    )
    withheld_because = forms.CharField(
        label="Why do you withhold it?", required=False, max_length=2000, widget=forms.Textarea
    )
    looks: ClassVar = {
        "classes": PLACES,
        "fate": Look(reveals={WITHHOLD: "withheld_because"}),
        "marking": Look(inline=True),
    }

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observed_on"].latest = day_in_london(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is withheld says why."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("fate") == WITHHOLD and not (data.get("withheld_because") or "").strip():
            self.add_error("withheld_because", "Say why you withhold this item")
        if (data.get("hidden_from") or "").strip() and InfoClass.LOCATING not in data.get("classes", ()):
            self.add_error(
                "classes", "Tick ‘Where someone can be found’: you say from whom it must stay hidden"
            )
        return data


class Answering(Varied):
    """How the request is answered. Declining stands beside sharing, and asks as much."""

    outcome = radios("How do you answer?", words_of(Outcome))
    looks: ClassVar = {
        "outcome": Look(
            hints={
                Outcome.SHARE: "Everything that you listed.",
                Outcome.SHARE_IN_PART: "What you chose; the rest stays here. The agency that asked is not told how much.",
                Outcome.DECLINE: "With your reasons.",
                Outcome.NOT_HELD: "You have looked, and there is nothing.",
                Outcome.CANNOT_TELL: "You say which identifier would settle it; they can send it.",
                Outcome.WRONG_BODY: "To name the right body, list it as an item: that it knows this person is "
                "information like any other.",
                Outcome.NOT_THIS_PROCESS: "A solicitor, the press, somebody’s own file: say how to ask instead.",
                Outcome.NO_STATEMENT: "Your standing reply, in the same words whether or not you hold anything.",
            }
        )
    }

    def __init__(self, *args: Any, answers: Sequence[Outcome] = tuple(Outcome), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.value, capital(one.says)) for one in answers]
        self.fields["outcome"].choices = offered  # type: ignore[attr-defined]


_WHY = {
    Outcome.NOT_HELD: "Where did you look?",
    Outcome.CANNOT_TELL: "Why can you not tell who this is?",
    Outcome.WRONG_BODY: "Why are you not the body to ask?",
    Outcome.NOT_THIS_PROCESS: "Why is this not the way to ask for it?",
}


class Words(Varied):
    """Reasons, in our record and as sent; and what the answer itself asks."""

    reasons = long_text(
        "Why did you decide so?",
        help_text="Stays in your own record. Share or not: both are recorded.",
        required=True,
    )
    settles = forms.MultipleChoiceField(
        label="Which identifier would settle it?",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="The agency that asked reads this, and can send it.",
        error_messages={"required": "Choose at least one identifier that would settle who this is"},
    )
    as_sent = long_text(
        "Reasons as sent", help_text="What the agency that asked reads; your reasons above stay with you."
    )

    def __init__(
        self,
        *args: Any,
        outcome: Outcome | None = None,
        settles: Sequence[str] = (),
        waits: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reasons"].required = waits
        if outcome in _WHY:
            self.fields["reasons"].label = _WHY[outcome]
        known = [(key, capital(IDENTIFIERS[key])) for key in settles]
        self.fields["settles"].choices = known  # type: ignore[attr-defined]
        if outcome is not Outcome.CANNOT_TELL:
            del self.fields["settles"]
        if outcome is Outcome.NO_STATEMENT:
            del self.fields["as_sent"]
        elif outcome is Outcome.NOT_THIS_PROCESS:
            self.fields["as_sent"] = long_text(
                "How can they ask for it instead?",
                help_text="The agency that asked reads this.",
                required=True,
            )


class Way(Questions):
    """By which way what is shared goes."""

    method = radios("How does it go?", words_of(Method))
    looks: ClassVar = {
        "method": Look(
            hints={
                Method.SERVICE: "They have it at once, with your terms.",
                Method.TELEPHONE: "Ring a number that you already hold. You write down afterwards when, and whom you told.",
                Method.MEETING: "You write down afterwards when, and whom you told.",
                Method.SECURE_EMAIL: "You send it yourself, and write down when and to whom.",
                Method.PAPER: "You hand it over or post it, and write down when and to whom.",
            }
        )
    }

    def __init__(self, *args: Any, outside: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if outside:
            offered = [each for each in words_of(Method) if each[0] != Method.SERVICE]
            self.fields["method"].choices = offered  # type: ignore[attr-defined]


class Terms(Questions):
    """What travels with the information."""

    passing_on = radios("May they pass it on?", words_of(PassingOn))
    body_1 = forms.ChoiceField(
        label="To which body?",
        choices=[],
        required=False,
        help_text="Type a part of its name, and choose it from the list.",
    )
    body_2 = forms.ChoiceField(label="And to which?", choices=[], required=False)
    body_3 = forms.ChoiceField(label="And which else?", choices=[], required=False)
    show_originator = radios("Who may see that it belongs to you?", words_of(ShowOriginator))
    keep_out_of_online_access = forms.BooleanField(
        label="Keep it out of what patients, parents or pupils read online", required=False
    )
    not_to_be_mentioned_to = forms.CharField(
        label="Is there anybody to whom it must not be mentioned?", required=False, max_length=500
    )
    expires_on = DateParts(
        label="Until when may they use it?",
        what="the day",
        required=False,
        help_text="Leave empty for no end.",
    )
    looks: ClassVar = {
        "passing_on": Look(reveals={PassingOn.THESE_BODIES: BODIES}),
        **{body: Look(suggests=True, width="two-thirds") for body in BODIES},
    }

    def __init__(
        self,
        *args: Any,
        agencies: Choices,
        now: datetime,
        agreement: AgreementFacts | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        for body in BODIES:
            self.fields[body].choices = [("", "None"), *agencies]  # type: ignore[attr-defined]
        self.fields["expires_on"].earliest = day_in_london(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Bodies are named where the terms name bodies."""
        data: dict[str, Any] = super().clean() or {}
        named = [data[body] for body in BODIES if data.get(body)]
        if data.get("passing_on") == PassingOn.THESE_BODIES and not named:
            self.add_error("body_1", "Choose at least one body")
        elif self.agreement and data.get("passing_on"):
            bodies, wide = [UUID(body) for body in named], PassingOn(data["passing_on"])
            if goes_too_far(self.agreement, wide, bodies):
                self.add_error("passing_on", no_further(self.agreement))
        return {**data, "bodies": named if data.get("passing_on") == PassingOn.THESE_BODIES else []}
