"""Made-up data for the page that shows every part of a page; served in a demonstration only.

No clause of the Code. Whoever changes a macro looks here, at 1280 and at 320 pixels, and on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django import forms

from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.parts import (
    Action,
    Choice,
    CodeSays,
    Event,
    ItemCard,
    PageLinks,
    Reason,
    Row,
    Tag,
    Task,
    Terms,
    WorkRow,
)

AGENCIES = [
    ("", "Choose an agency"),
    ("school", "A school"),
    ("surgery", "A surgery"),
    ("police", "A police force"),
]
ANSWERS = (Choice("yes", "Yes"), Choice("no", "No"), Choice("not_known", "I do not know"))


class EveryQuestion(Questions):
    """One field of each kind."""

    looks: ClassVar = {
        "name": Look(width="20"),
        "why": Look(counts=True, rows=6, size="m"),
        "urgency": Look(
            size="m",
            hints={"urgent": "Within six hours, night and day."},
            reveals={"urgent": "urgent_because"},
        ),
        "about": Look(exclusive="none", hints={"adult": "A parent, a carer, or anyone else."}),
        "agency": Look(suggests=True, width="one-half"),
        "postcode": Look(width="10"),
    }

    name = forms.CharField(label="Full name", max_length=200, help_text="As the family uses it.")
    born = DateParts(
        label="Date of birth",
        what="the date of birth",
        help_text="For example, 9 3 2016",
        latest=date(2026, 11, 16),
    )
    why = forms.CharField(label="Why do you need it?", max_length=4000, widget=forms.Textarea)
    urgency = forms.ChoiceField(
        label="How urgent is it?",
        choices=[("urgent", "Urgent"), ("routine", "Routine")],
        widget=forms.RadioSelect,
    )
    urgent_because = forms.CharField(label="What makes it urgent?", required=False, widget=forms.Textarea)
    about = forms.MultipleChoiceField(
        label="Whom is it about?",
        choices=[("child", "A child"), ("adult", "An adult"), ("none", "None of these")],
        widget=forms.CheckboxSelectMultiple,
    )
    agency = forms.ChoiceField(label="Which agency?", choices=AGENCIES)
    postcode = forms.CharField(
        label="Postcode", max_length=10, widget=forms.TextInput(attrs={"autocomplete": "postal-code"})
    )
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    understood = forms.BooleanField(label="I have told the other agency that this is on its way")


@dataclass(frozen=True, slots=True)
class Styleguide:
    """What the page shows."""

    empty: ShownForm
    wrong: ShownForm
    work: tuple[WorkRow, ...]
    head: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    tasks: tuple[Task, ...]
    pages: PageLinks
    says: CodeSays
    item: ItemCard
    answers: tuple[Choice, ...]
    events: tuple[Event, ...]
    title: str = "Every part of a page"


def styleguide() -> Styleguide:
    """The page's data: no family, no agency and no event in it is real."""
    typed = {"name": "Amara <Whitlock>", "born-day": "31", "born-month": "2", "born-year": "2016"}
    typed |= {"why": "First line\nSecond line", "urgency": "urgent"}
    wrong = EveryQuestion({f"again-{name}": value for name, value in typed.items()}, prefix="again")
    return Styleguide(
        empty=show(EveryQuestion(), form_id="f-0001"),
        wrong=show(wrong, form_id="f-0002"),
        work=_work(),
        head=("Agency", "Waits since", "State"),
        table=(("A school", "Mon 16 Nov 2026", "Acknowledged"), ("A surgery", "Fri 13 Nov 2026", "Overdue")),
        rows=_rows(),
        tasks=_tasks(),
        pages=PageLinks("#newer", "#older"),
        says=_says(),
        item=_item(),
        answers=ANSWERS,
        events=_events(),
    )


def _work() -> tuple[WorkRow, ...]:
    return (
        WorkRow(
            "Request CH-4K7P about one child",
            "#request",
            "From Children’s Social Care, for section 47 enquiries",
            "overdue since 10 am today",
            is_overdue=True,
            tag=Tag("Urgent", "red"),
        ),
        WorkRow(
            "May we pass on two items?",
            "#onward",
            "From A mentoring charity",
            "by 4 pm on Friday 20 November",
        ),
        WorkRow(
            "Told to us: one item", "#told", "From the police, for your information", tag=Tag("New", "blue")
        ),
    )


def _rows() -> tuple[Row, ...]:
    return (
        Row("Name", "Amara Whitlock", (Action("Change", "#name", "name"),)),
        Row("Date of birth", "9 March 2016", (Action("Change", "#born", "date of birth"),)),
        Row("Reference", "CH-4K7P-9Q2M"),
    )


def _tasks() -> tuple[Task, ...]:
    return (
        Task("Whom it is about", "Completed", "#who"),
        Task("What you need and why", Tag("Not started", "blue"), "#what", "About ten minutes"),
        Task("Check and send", "Cannot start yet"),
    )


def _says() -> CodeSays:
    return CodeSays(
        standing="Must share",
        summary="what may help their work for this child, and nothing else.",
        colour="green",
        reasons=(
            Reason(
                "They act now to protect this child",
                "met",
                (
                    Action("Clause 3.4 of the Code", "#3.4"),
                    Action("Children Act 1989, section 47", "#ca-1989"),
                ),
                "Children’s social care says so, and who they are has been checked.",
            ),
            Reason("A parent has agreed", "not_met", (Action("Clause 3.3 of the Code", "#3.3"),)),
            Reason("The item is accurate", "not_known", who_could_say="whoever wrote it down"),
        ),
        find_out_afterwards=("Whether the child has been asked what she wants.",),
        notes=("Declining needs the agreement of a manager.",),
    )


def _item() -> ItemCard:
    return ItemCard(
        title="Attendance since September",
        text="Present on 31 of 48 days.\nCollected late on nine of them.",
        rows=(Row("Belongs to", "A school"), Row("Observed on", "13 November 2026")),
        tags=(Tag("Fact", "grey"), Tag("Official-sensitive", "purple")),
        terms=Terms(
            "May go to those who protect this child. Ask the school before passing it on to anyone else.",
            (Row("Not to be mentioned to", "the mother’s partner"),),
        ),
        actions=(Action("Take into our file", "#file"),),
    )


def _events() -> tuple[Event, ...]:
    return (
        Event(
            "Information shared",
            "16 November 2026 at 2:20 pm",
            "2026-11-16T14:20",
            "by A school",
            "Three items.",
        ),
        Event("Request received", "16 November 2026 at 9 am", "2026-11-16T09:00", href="#request"),
    )
