"""Whose answer it is, on what competence, and the two questions of law. Clauses 3.3, 9.1 and 9.2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms

from chiltern.agencies.workings.consent_form import AnswerKind, OwnQuestion
from chiltern.code_of_practice.words import Answer, ConsentBy, Delegated
from chiltern.consent.workings.kinds import HowAnswered
from chiltern.people.workings import limits
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import LONDON, moment_on
from chiltern.web.views.consent.forms import whose
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, capital
from chiltern.web.views.sharing.decide.conditions import IN_LINE, SMALL, Choices, radios

NAMED = "named"
"""The choice of somebody who is not recorded here."""
ALSO = {"happened_at": "day"}
"""Where the action's name for something is not the question's."""
YES_NO: Choices = [(Answer.YES.value, "Yes"), (Answer.NO.value, "No")]
LEFT = ("delegated", "delegated_for", "delegated_by", "delegated_until", "delegated_words")
LEFT_OPEN = {
    "delegated_for": "Choose what was left to them, or answer that you do not know whether it was theirs to decide",
    "delegated_by": "Enter by whom it was left to them",
}
"""Where it was a carer's to decide, what is said with it."""
HOW: Choices = [(each.value, capital(each.says)) for each in HowAnswered]


class Happened(Questions):
    """When something happened: it can be written down later."""

    day = DateParts(
        label="On which day?", what="the day", help_text="The day of the answer, not of writing it down."
    )
    at = TimeOfDay()
    when: ClassVar = {"day": SMALL, "at": Look(size="s", width="10")}

    def clean_at(self) -> str:
        """Kept as the clock says it."""
        return f"{self.cleaned_data['at']:%H:%M}"


def moment_of(day: date, at: str) -> datetime:
    """A day and a time on London's clock."""
    return moment_on(day, time.fromisoformat(at))


def now_in_london(at: datetime) -> dict[str, Any]:
    """What stands there before anything is typed."""
    local = at.astimezone(LONDON)
    return {"day": local.date(), "at": f"{local:%H:%M}"}


def whom_to_choose(around: Choices) -> Choices:
    """Those around somebody, and somebody who is only named."""
    return [*around, (NAMED, "Somebody who is not recorded here")]


class WithSomebody(Happened):
    """Where somebody on record is chosen, or somebody is named."""

    who: ClassVar[str]

    def clean(self) -> dict[str, Any]:
        """A name is needed where it was said that there is one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get(self.who) == NAMED and not data.get("name"):
            self.add_error("name", "Enter their name")
        return data


class Giver(WithSomebody):
    """Who answered, as what, how and when."""

    who = "giver"
    by = radios(
        "As what did they answer?",
        [],
        "One holder of parental responsibility is enough; another’s no is kept too.",
    )
    responsibility = radios(
        "Do they hold parental responsibility?",
        YES_NO_NOT_KNOWN,
        "A mother does; a father, a step-parent or a grandparent only in some cases; the council under a care order.",
        required=False,
    )
    delegated = radios(
        "Was this theirs to decide?",
        YES_NO_NOT_KNOWN,
        "A carer decides within what was left to them by whoever holds responsibility, or by the adult.",
        required=False,
    )
    delegated_for = forms.MultipleChoiceField(
        label="What was left to them to decide?",
        choices=[(word.value, capital(word.says)) for word in Delegated],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Their yes counts for information about that, and for general information; for nothing else.",
    )
    delegated_by = forms.CharField(
        label="By whom?",
        required=False,
        max_length=limits.NAME,
        help_text="A holder of parental responsibility, the council, or the adult.",
    )
    delegated_until = DateParts(
        label="Until which day? (optional)",
        what="the day",
        required=False,
        help_text="For example, 31 8 2027",
    )
    delegated_words = long_text(
        "Where does that stand?", help_text="For example: in the placement plan of May."
    )
    giver = radios(
        "Who answered?",
        [],
        "Leave it open where the person whom it is about answered for themselves.",
        required=False,
    )
    name = forms.CharField(
        label="Their name",
        required=False,
        max_length=limits.NAME,
        help_text="As they give it. They get no record by this.",
    )
    how = radios("How did they answer?", HOW, "A signed form can be added afterwards.")
    how_words = long_text(
        "Anything about how it was asked and answered", help_text="For example: with her aunt beside her."
    )
    looks: ClassVar = {
        "by": Look(
            size="s",
            reveals={ConsentBy.PARENT: "responsibility", ConsentBy.CARER: LEFT},
        ),
        "responsibility": IN_LINE,
        "delegated": IN_LINE,
        "delegated_words": Look(rows=2),
        "giver": Look(size="s", reveals={NAMED: "name"}),
        "how": SMALL,
        "how_words": Look(size="s", rows=2),
        **Happened.when,
    }
    field_order = (
        *(
            "by",
            "responsibility",
            *LEFT,
            "giver",
            "name",
            "how",
            "how_words",
            "day",
            "at",
        ),
    )

    def __init__(self, *args: Any, is_child: bool, around: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = whose(is_child)  # type: ignore[attr-defined]
        self.fields["giver"].choices = whom_to_choose(around)  # type: ignore[attr-defined]
        if not is_child:
            del self.fields["responsibility"]

    def clean(self) -> dict[str, Any]:
        """Whoever answers for somebody else is named."""
        data = super().clean()
        if data.get("by") in (ConsentBy.PARENT, ConsentBy.CARER) and not data.get("giver"):
            self.add_error("giver", "Choose who answered, or enter a name")
        if data.get("by") == ConsentBy.CARER and data.get("delegated") == Answer.YES:
            for name, says in LEFT_OPEN.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, says)
        return data


class Judged(Varied):
    """Whether somebody is competent to decide this: by whom, on what."""

    competent = radios(
        "Are they competent to decide this?",
        YES_NO,
        "Do they understand what is asked, what it is for and what may follow, and can they weigh it? For this decision alone.",
    )
    grounds = long_text(
        "What does that rest on?", help_text="What they said, what they asked, how you found out."
    )
    judged_by = forms.CharField(
        label="Who judged it?",
        max_length=limits.NAME,
        required=False,
        help_text="By name and role: a practitioner who knows them.",
    )
    looks: ClassVar = {"competent": IN_LINE, "grounds": Look(size="s", rows=3), "judged_by": SMALL}


class OwnAnswer(Judged):
    """The same beside a child's own answer, where it may be left for later."""

    competent = radios(
        "Is the child competent to decide this?",
        [*YES_NO, (Answer.NOT_KNOWN.value, "Nobody has judged it yet")],
        "Gillick competence, for this decision alone. Where it would rest on the child’s answer, "
        "nothing goes before somebody has judged it.",
    )

    def clean(self) -> dict[str, Any]:
        """A judgement has its grounds and its judge."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("competent") in (Answer.YES, Answer.NO):
            for name, says in (
                ("grounds", "Write what the judgement rests on"),
                ("judged_by", "Enter who judged it"),
            ):
                if not data.get(name):
                    self.add_error(name, says)
        return data


class TwoQuestions(Varied):
    """Confidence, and data protection: two questions with two answers."""

    agreed = radios(
        "Confidence: did they agree that it is shared, though it was told in confidence?",
        YES_NO_NOT_KNOWN,
        "This is what consent answers.",
    )
    basis = radios(
        "Data protection: on which lawful basis do you share it?",
        [],
        "Another question in law. For a public body it is seldom consent: leave it open if you are not sure.",
        required=False,
    )
    looks: ClassVar = {"agreed": IN_LINE}

    def __init__(self, *args: Any, bases: Choices, hints: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = bases  # type: ignore[attr-defined]
        self.wear({"basis": Look(size="s", hints=hints)})


class OwnQuestions(Varied):
    """What the agency's own form asks besides."""

    def __init__(self, *args: Any, questions: Sequence[OwnQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, one in enumerate(questions, 1):
            name, says = f"own_{place}", "Asked by your own agency. It can stay open."
            if one.kind is AnswerKind.YES_NO:
                self.fields[name] = radios(one.asks, YES_NO, says, required=False)
                self.wear({name: IN_LINE})
            else:
                self.fields[name] = long_text(one.asks, help_text=says)
                self.wear({name: Look(size="s", rows=2)})
