"""The questions of a decision. What section 3 asks comes from the table in the Code. Clauses 2.1 and 3.1 to 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.book import Book, Row
from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.words import (
    InfoClass,
    ItemKind,
    Marking,
    Outcome,
    PassingOn,
    ShowOriginator,
)
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.decide.draft import FALSE, SHARE, WITHHOLD

BODIES = ("body_1", "body_2", "body_3")
Choices = list[tuple[str, str]]


def _choices(words: type[Any]) -> Choices:
    return [(word.value, capital(word.says)) for word in words]


def _radios(label: str, choices: Choices, help_text: str = "", *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, help_text=help_text, required=required
    )


class Danger(Questions):
    """Danger comes first."""

    danger = _radios(
        "Is anyone in danger, or may a child be suffering significant harm?",
        YES_NO_NOT_KNOWN,
        "Your own answer. If yes, ring first; this is the record of it.",
    )
    danger_rests_on = long_text("What does your answer rest on?")
    recipient_can_act = _radios(
        "Can those who ask do something about it?",
        YES_NO_NOT_KNOWN,
        "Children’s social care, the police and emergency health always can.",
        required=False,
    )
    looks: ClassVar = {
        "danger": Look(inline=True, size="s"),
        "danger_rests_on": Look(size="s"),
        "recipient_can_act": Look(inline=True, size="s"),
    }


class OneItem(Questions):
    """One piece of information."""

    text = long_text(
        "What do you hold?", help_text="One thing at a time, in the words that would be sent.", required=True
    )
    kind = _radios("What kind of statement is it?", _choices(ItemKind))
    source = forms.CharField(label="Where does it come from?", required=False, max_length=500)
    observed_on = DateParts(
        label="When was it observed?", what="the day", required=False, help_text="For example, 9 3 2026"
    )
    about = forms.CharField(label="Whom is it about?", max_length=500)
    why_it_bears = long_text("Why does it bear on the child?", help_text="Where it is about somebody else.")
    classes = forms.MultipleChoiceField(
        label="What is it information about?",
        choices=_choices(InfoClass),
        widget=forms.CheckboxSelectMultiple,
        help_text="Health, offences and places are treated apart in law.",
    )
    marking = _radios("Its marking", [(word.value, word.says) for word in Marking])
    fate = _radios(
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
    looks: ClassVar = {"fate": Look(reveals={WITHHOLD: "withheld_because"}), "marking": Look(inline=True)}

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observed_on"].latest = day_in_london(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is withheld says why."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("fate") == WITHHOLD and not (data.get("withheld_because") or "").strip():
            self.add_error("withheld_because", "Say why you withhold this item")
        return data


class CommonTests(Questions):
    """The tests once, for everything that is shared."""

    def __init__(self, *args: Any, asks: Sequence[Condition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in asks:
            self.fields[each.fact] = _radios(each.asks, YES_NO_NOT_KNOWN, each.help, required=False)
        self.looks: Mapping[str, Look] = {each.fact: Look(inline=True, size="s") for each in asks}


class Answering(Questions):
    """How the request is answered. Declining stands beside sharing, and asks as much."""

    outcome = _radios("How do you answer?", _choices(Outcome))
    looks: ClassVar = {
        "outcome": Look(
            hints={
                Outcome.SHARE: "Everything that you listed.",
                Outcome.SHARE_IN_PART: "What you chose; the rest stays here. The agency that asked is not told how much.",
                Outcome.DECLINE: "With your reasons.",
                Outcome.CANNOT_TELL: "Say which identifier would settle it.",
            }
        )
    }


@dataclass(frozen=True, slots=True)
class Offered:
    """Rows of law to choose from, each with its words and how far it was checked."""

    basis: tuple[Row, ...]
    conditions: tuple[Row, ...]
    ground: tuple[Row, ...]
    power: tuple[Row, ...]

    @classmethod
    def of(cls, under: UnderDecision, law: Book) -> Offered:
        """What this decision is offered."""
        return cls(under.bases(), under.special_conditions(), law.table("ground"), law.table("instrument"))


class Conditions(Questions):
    """What section 3 asks for this answer: the table's own questions and help."""

    def __init__(self, *args: Any, asks: Sequence[Condition], offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.looks: dict[str, Look] = {}
        for each in asks:
            self._ask(each, offered)

    def _ask(self, each: Condition, offered: Offered) -> None:
        if each.fact in ("ground_applies", "detriment"):
            self.fields[each.fact] = _radios(each.asks, YES_NO_NOT_KNOWN, each.help, required=False)
            self.looks[each.fact] = Look(inline=True, size="s")
        elif each.fact == "basis":
            self._ask_basis(each, offered)
        else:
            self.fields[each.fact] = long_text(each.asks, help_text=each.help)
            self.looks[each.fact] = Look(size="s")
        if each.fact == "ground_applies":
            grounds = [(row.id, row.says) for row in offered.ground]
            self.fields["ground"] = _radios("Which ground?", grounds, required=False)
            powers = [("", "None"), *((row.id, row.says) for row in offered.power)]
            self.fields["power"] = forms.ChoiceField(label="Or which power?", choices=powers, required=False)
            self.looks |= {"ground": Look(size="s"), "power": Look(size="s")}

    def _ask_basis(self, each: Condition, offered: Offered) -> None:
        named = [(row.id, _name(row)) for row in offered.basis]
        self.fields["basis"] = _radios(each.asks, named, each.help, required=False)
        self.fields["conditions"] = forms.MultipleChoiceField(
            label="Which condition, for health and other special kinds, and for offences?",
            choices=[(row.id, _name(row)) for row in offered.conditions],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Only where an item is of such a kind.",
        )
        self.looks |= {
            "basis": Look(size="s", hints={row.id: _hint(row) for row in offered.basis}),
            "conditions": Look(size="s", hints={row.id: _hint(row) for row in offered.conditions}),
        }


def _name(row: Row) -> str:
    """A basis or condition by a name that people know."""
    if row.id.startswith("sch1-"):
        return f"Schedule 1, paragraph {row.id.removeprefix('sch1-')}"
    return capital(row.id.replace("-", " ").removesuffix(" basis").removesuffix(" special"))


def _hint(row: Row) -> str:
    unchecked = "" if row.checked == "source" else " Check before relying on it."
    return f"{capital(row.says)}. {row.fields.get('article', '')}.{unchecked}"


class Words(Questions):
    """Reasons, in our record and as sent."""

    reasons = long_text(
        "Why did you decide so?",
        help_text="Stays in your own record. Share or not: both are recorded.",
        required=True,
    )
    as_sent = long_text(
        "Reasons as sent", help_text="What the agency that asked reads. Choose the words apart."
    )


class Terms(Questions):
    """What travels with the information."""

    passing_on = _radios("May they pass it on?", _choices(PassingOn))
    body_1 = forms.ChoiceField(label="To which body?", choices=[], required=False)
    body_2 = forms.ChoiceField(label="And to which?", choices=[], required=False)
    body_3 = forms.ChoiceField(label="And which else?", choices=[], required=False)
    show_originator = _radios("Who may see that it belongs to you?", _choices(ShowOriginator))
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
        **{body: Look(suggests=True, width="two-thirds") for body in BODIES},
    }

    def __init__(self, *args: Any, agencies: Choices, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for body in BODIES:
            self.fields[body].choices = [("", "None"), *agencies]  # type: ignore[attr-defined]
        self.fields["expires_on"].earliest = day_in_london(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Bodies are named where the terms name bodies."""
        data: dict[str, Any] = super().clean() or {}
        named = [data[body] for body in BODIES if data.get(body)]
        if data.get("passing_on") == PassingOn.THESE_BODIES and not named:
            self.add_error("body_1", "Choose at least one body")
        return {**data, "bodies": named if data.get("passing_on") == PassingOn.THESE_BODIES else []}
