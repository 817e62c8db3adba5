"""The questions of meetings. Clauses 3.2, 3.5, 3.6 and 3.8."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import (
    PROTECTING_KINDS,
    Answer,
    FamilyFormat,
    InvitationAnswer,
    MeetingKind,
    MeetingWay,
)
from chiltern.sharing.queries.addressing import PostToAddress
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.workings.meeting import LONGEST_LINE, MOST_ACTIONS
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import moment_on
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, capital
from chiltern.web.views.sharing.decide.conditions import (
    SMALL,
    Choices,
    FallsWithDuty,
    Offered,
    ask_conditions,
    ask_tests,
    radios,
)
from chiltern.web.views.sharing.decide.danger import DangerWithWords
from chiltern.web.views.sharing.decide.forms import PLACES, OneItem, Terms
from chiltern.web.views.sharing.decide.journey import ELSEWHERE
from chiltern.web.views.sharing.tell.forms import DESK, NAMED

_TERMS = "What its owners let go ‘to those who protect this child’ can be put in without asking them again."
_ASKS = "Not everybody there protects this child: owners are asked before what is theirs is put in."
ACTIONS_SHOWN = 6


class When(Questions):
    """A day and a time of it, on London's clock."""

    day = DateParts(label="On which day?", what="the day", help_text="For example, 20 11 2026")
    at = TimeOfDay()

    def moment(self) -> datetime:
        """Of a form that is valid."""
        return moment_on(self.cleaned_data["day"], self.cleaned_data["at"])


class WhatMeeting(When):
    """Of which kind, when, where, why."""

    kind = radios("What kind of meeting is it?", [(word.value, capital(word.says)) for word in MeetingKind])
    held = radios(
        "Has it been held already?",
        [("no", "No, it is still to come"), ("yes", "Yes: I write it down afterwards")],
        "A strategy discussion by telephone an hour ago, for example. Those who took part are then told of it, and asked nothing.",
        required=False,
    )
    way = radios("How do people come together?", [(word.value, capital(word.says)) for word in MeetingWay])
    place = long_text(
        "Where, or how do they join?",
        help_text="A room, or the address of the call. All who are invited see it.",
    )
    purpose = radios("What is it for?", [])
    why = long_text(
        "Why is it held?",
        help_text="Everybody who is invited or took part reads this. Say what they need in order to come prepared, and no more.",
        required=True,
    )
    looks: ClassVar = {
        "kind": Look(
            size="s", hints={word: _TERMS if word in PROTECTING_KINDS else _ASKS for word in MeetingKind}
        ),
        "held": Look(size="s", inline=True),
        "day": SMALL,
        "at": Look(size="s", width="10"),
        "way": Look(size="s", inline=True),
        "place": Look(size="s", rows=2),
        "purpose": SMALL,
        "why": SMALL,
    }
    field_order = ("kind", "held", "day", "at", "way", "place", "purpose", "why")

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]


class OneMoreInvited(Questions):
    """An agency of the list, or somebody outside it by name."""

    agency = forms.ChoiceField(
        label="Invite an agency", choices=[], required=False, help_text="Type a part of its name."
    )
    outside = forms.CharField(
        label="Or somebody who is not in the list",
        required=False,
        max_length=LONGEST_LINE,
        help_text="By name and body, as the others will read it. This service cannot reach them: ring or write to them yourself.",
    )
    looks: ClassVar = {"agency": Look(suggests=True, width="two-thirds")}

    def __init__(self, *args: Any, agencies: Choices, held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "Choose an agency"), *agencies]  # type: ignore[attr-defined]
        if held:
            self.fields["agency"].label = "An agency that took part"

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("agency") and not data.get("outside", "").strip():
            self.add_error("agency", "Choose an agency, or write down somebody who is not in the list")
        return data


class HowInvited(Questions):
    """Who sees it there, whether the others see its name, what it alone is told."""

    seen_by = radios(
        "Who sees the invitation there?", [(DESK, "Their duty desk"), (NAMED, "Only the posts that I choose")]
    )
    posts = forms.MultipleChoiceField(
        label="Which posts?", choices=[], required=False, widget=forms.CheckboxSelectMultiple
    )
    named = radios(
        "Do the others who are invited see that this agency is invited?",
        [("yes", "Yes, by its name"), ("no", "No: they read ‘an agency known to the council’s officer’")],
    )
    also = long_text("Is there anything that this agency alone should know?")
    looks: ClassVar = {"seen_by": Look(size="s", reveals={NAMED: "posts"}), "named": SMALL, "also": SMALL}

    def __init__(self, *args: Any, posts: Sequence[PostToAddress], sensitive: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"].choices = [(str(one.post), one.title) for one in posts]  # type: ignore[attr-defined]
        if sensitive:
            del self.fields["named"]

    def clean(self) -> dict[str, Any]:
        """Posts are named where only they may see it."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("seen_by") == NAMED and "posts" in data and not data["posts"]:
            self.add_error("posts", "Choose at least one post")
        return data


class Answering(Questions):
    """Coming or not."""

    answer = radios(
        "Do you come?",
        [(InvitationAnswer.ACCEPTED.value, "Yes"), (InvitationAnswer.DECLINED.value, "No")],
    )
    reason = long_text(
        "Is there anything to say about it?", help_text="You need not. Whoever called the meeting reads it."
    )
    shows_name = radios(
        "May the others who are invited see your agency’s name?",
        [("yes", "Yes"), ("no", "No: they read ‘an agency known to the council’s officer’")],
        "Without your name, what you put in goes to whoever called the meeting alone.",
    )
    looks: ClassVar = {"answer": Look(size="s", inline=True), "reason": SMALL, "shows_name": SMALL}

    def __init__(self, *args: Any, asks_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_name:
            del self.fields["shows_name"]


class WhoGetsIt(Questions):
    """The agencies that get what is put in. Nothing is ticked beforehand."""

    recipients = forms.MultipleChoiceField(
        label="Who gets what you put in?",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="Only those whom you tick. It stays yours.",
        error_messages={"required": "Choose at least one agency that gets it"},
    )

    def __init__(self, *args: Any, seats: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipients"].choices = seats  # type: ignore[attr-defined]


class ItemToPutIn(OneItem):
    """One piece of information of our own."""

    text = long_text(
        "What do you know?", help_text="One thing at a time, in the words that will be read.", required=True
    )
    looks: ClassVar = {"classes": PLACES, "marking": Look(inline=True)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["fate"], self.fields["withheld_because"]


class Answers(DangerWithWords, FallsWithDuty):
    """Danger, the tests, what section 3 asks, and the reasons: one page, as for passing on."""

    recipient_can_act = radios(
        "Can those who get it do something about it?",
        YES_NO_NOT_KNOWN,
        "Children’s social care, the police and emergency health always can.",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        under: UnderDecision,
        offered: Offered,
        why: str,
        asks_abuse: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not asks_abuse:
            del self.fields["sexual_abuse"]
        ask_tests(self, under.asks_of(About.ITEM))
        decision = [each for each in under.asks_of(About.DECISION) if each.fact not in ELSEWHERE]
        ask_conditions(self, decision, offered)
        self.fields["reasons"] = long_text(why, help_text="Stays in your own record.")
        self.wear({"reasons": SMALL})


class TermsHere(Terms):
    """What travels with our own, and whether the family may read it."""

    family = radios(
        "May it stand in the family’s version of the record?",
        [(Answer.YES.value, "Yes"), (Answer.NO.value, "No")],
        "The family’s version is made by whoever called the meeting, part by part, on paper.",
    )


class WhoWasThere(Questions):
    """Agencies and people."""

    agencies = forms.MultipleChoiceField(
        label="Which agencies were there?", choices=[], required=False, widget=forms.CheckboxSelectMultiple
    )
    people = long_text(
        "Who was there, by name?",
        help_text="One person a line, with their role: also the family, and those who are not in the list.",
        required=True,
    )

    def __init__(self, *args: Any, seats: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agencies"].choices = seats  # type: ignore[attr-defined]


class WhatWasAgreed(Varied):
    """What was decided; who does what by when."""

    decided = long_text("What did the meeting decide?", required=True)

    def __init__(self, *args: Any, shown: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, min(shown, MOST_ACTIONS) + 1):
            self.fields[f"who_{number}"] = forms.CharField(
                label=f"Action {number}: who does it?", required=False, max_length=LONGEST_LINE
            )
            self.fields[f"what_{number}"] = forms.CharField(
                label=f"Action {number}: what?", required=False, max_length=LONGEST_LINE
            )
            self.fields[f"by_{number}"] = DateParts(
                label=f"Action {number}: by when?", what="the day", required=False
            )

    def actions(self) -> list[dict[str, str]]:
        """Those that were filled in."""
        numbers = range(1, (len(self.fields) - 1) // 3 + 1)
        rows = [
            {name: self.cleaned_data.get(f"{name}_{n}") for name in ("who", "what", "by")} for n in numbers
        ]
        return [
            {
                "who": row["who"] or "",
                "what": row["what"] or "",
                "by": row["by"].isoformat() if row["by"] else "",
            }
            for row in rows
            if any(row.values())
        ]

    def clean(self) -> dict[str, Any]:
        """Who and what belong together."""
        data: dict[str, Any] = super().clean() or {}
        for number in range(1, MOST_ACTIONS + 1):
            one, other = data.get(f"who_{number}"), data.get(f"what_{number}")
            if bool(one) != bool(other) or (data.get(f"by_{number}") and not other):
                self.add_error(
                    f"what_{number}" if one or not other else f"who_{number}", "Say who does it, and what"
                )
        return data


class ToFamily(Questions):
    """What is said to the family besides, and in which language."""

    words = long_text(
        "Is there anything that you want to say to the family?", help_text="It stands first, in your words."
    )
    language = forms.CharField(label="In which language is it?", max_length=LONGEST_LINE)
    looks: ClassVar = {"language": Look(width="20")}


class HandedOver(When):
    """To whom the paper was given, when and how."""

    to_whom = forms.CharField(
        label="To whom did you give it?",
        max_length=LONGEST_LINE,
        help_text="By name, and who they are to the child.",
    )
    language = forms.CharField(label="In which language did you go through it?", max_length=LONGEST_LINE)
    form = radios("In which form?", [(word.value, capital(word.says)) for word in FamilyFormat])
    looks: ClassVar = {"at": Look(width="10"), "language": Look(width="20")}
    field_order = ("to_whom", "day", "at", "language", "form")
