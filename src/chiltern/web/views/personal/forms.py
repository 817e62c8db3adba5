"""What is asked of whoever answers a person, and of the owners of what is held. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from chiltern.code_of_practice.words import (
    Answer,
    IdentityShown,
    OwnersView,
    Released,
    ReplyWay,
    RightToAsk,
    WhyHeldBack,
    WhyRefused,
)
from chiltern.people.workings import limits
from chiltern.resolution.workings.personal import (
    CheckGiven,
    DecidedGiven,
    ReplyGiven,
    ViewGiven,
)
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, capital, words_of

_NO_WORD = ("", "Choose one")


class SendingOn(Questions):
    """To which agency."""

    looks: ClassVar = {"agency": Look(suggests=True)}

    agency = forms.ChoiceField(
        label="Which agency answers this?",
        help_text="The one that is most likely to work with them. You need not know, and do not ask anybody, whether it does.",
    )

    def __init__(self, agencies: Sequence[tuple[UUID, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["agency"]
        choices.choices = [_NO_WORD, *((str(id), name) for id, name in agencies)]


GOES_ON, STOPS = "checked", "refused"


class CheckingAsker(Questions):
    """Who they are and whether they may, or why it goes no further."""

    looks: ClassVar = {
        "outcome": Look(reveals={GOES_ON: ("identity", "right"), STOPS: "refused"}),
        "identity": Look(size="s"),
        "right": Look(size="s"),
        "refused": Look(size="s"),
        "words": Look(rows=3),
    }

    outcome = forms.ChoiceField(
        label="Have they shown who they are, and that they may ask?",
        choices=[(GOES_ON, "Yes, both"), (STOPS, "No, it goes no further")],
        widget=forms.RadioSelect,
        help_text="Nothing is looked for before this is answered, and nobody is told whether anything is held.",
    )
    identity = forms.ChoiceField(
        label="How have they shown who they are?",
        choices=words_of(IdentityShown),
        widget=forms.RadioSelect,
        required=False,
        help_text="Reach them only as they have said is safe.",
    )
    right = forms.ChoiceField(
        label="What gives them the right to ask?",
        choices=words_of(RightToAsk),
        widget=forms.RadioSelect,
        required=False,
        help_text="A child who understands decides for themselves. Being a parent is not enough by itself.",
    )
    refused = forms.ChoiceField(
        label="Why does it go no further?",
        choices=words_of(WhyRefused),
        widget=forms.RadioSelect,
        required=False,
        help_text="This stays here: whoever asked reads the same words whichever it is.",
    )
    words = long_text(
        "What have you seen, or why not?",
        help_text="Which papers, when, by whom. It stays here.",
        required=True,
    )

    def given(self) -> CheckGiven:
        """What was answered; of the other answer nothing is taken."""
        said = self.cleaned_data
        if said["outcome"] == STOPS:
            if not said["refused"]:
                return CheckGiven(words=said["words"])
            return CheckGiven(refused=WhyRefused(said["refused"]), words=said["words"])
        return CheckGiven(
            identity=IdentityShown(said["identity"]) if said["identity"] else None,
            right=RightToAsk(said["right"]) if said["right"] else None,
            words=said["words"],
        )

    def clean(self) -> dict[str, Any]:
        """Whatever stops it has its reason."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("outcome") == STOPS and not said.get("refused"):
            self.add_error("refused", "Choose why it goes no further")
        return said


class Finding(Questions):
    """Under which name and birth date it is looked for here."""

    name = forms.CharField(
        label="Name to look for",
        max_length=limits.NAME,
        help_text="As they gave it; change it where your own record has it otherwise.",
    )
    born = DateParts(label="Date of birth", what="the date of birth", help_text="For example, 9 3 2016")


class Replying(Questions):
    """How it reaches them."""

    way = forms.ChoiceField(
        label="How does the reply reach them?",
        choices=words_of(ReplyWay),
        widget=forms.RadioSelect,
        help_text="Only as they have said is safe. You print it on the next page.",
    )

    def given(self) -> ReplyGiven:
        """As the action takes it."""
        return ReplyGiven(ReplyWay(self.cleaned_data["way"]))


class DecidingHeld(Varied):
    """What becomes of one item."""

    looks: ClassVar = {
        "outcome": Look(
            size="s",
            hints={
                Released.WHOLE: "They read it as it stands above.",
                Released.PART: "They read what you write down, and nothing else of it.",
                Released.HELD_BACK: "They read the same words at the end of the reply as everybody else.",
            },
        ),
        "part": Look(rows=4, size="s"),
        "why": Look(size="s"),
        "words": Look(rows=3, size="s"),
        "hidden": Look(inline=True),
    }

    hidden = forms.ChoiceField(
        label="Is whoever asks one of those from whom it is hidden?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        required=False,
        help_text="‘Yes’ and ‘do not know’ keep it back.",
    )
    outcome = forms.ChoiceField(
        label="What becomes of it?", choices=words_of(Released), widget=forms.RadioSelect
    )
    part = long_text("What do they read?", help_text="Without names of others, and without who told it.")
    why = forms.ChoiceField(
        label="If not all of it: why is it held back?",
        choices=words_of(WhyHeldBack),
        widget=forms.RadioSelect,
        required=False,
        help_text="It stays here.",
    )
    words = long_text("Why, in your own words", help_text="It stays here, and is never part of the reply.")

    def __init__(self, *args: Any, asks_hidden: bool, outcomes: Sequence[Released], **kwargs: Any) -> None:
        """`outcomes`: those that the rule leaves open."""
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["outcome"]
        choices.choices = words_of(outcomes)
        if Released.PART not in outcomes:
            del self.fields["part"]
        if not asks_hidden or outcomes == (Released.HELD_BACK,):
            self.fields.pop("hidden", None)
        hints = {
            outcome: said for outcome, said in self.looks["outcome"].hints.items() if outcome in outcomes
        }
        reveals: dict[str, str | tuple[str, ...]] = (
            {Released.PART: "part"} if Released.PART in outcomes else {}
        )
        self.wear({"outcome": Look(size="s", hints=hints, reveals=reveals)})

    def given(self) -> DecidedGiven:
        """As the action takes it. What is not said of whom it is hidden from is not known."""
        said = self.cleaned_data
        return DecidedGiven(
            outcome=Released(said["outcome"]),
            hidden=Answer(said.get("hidden") or Answer.NOT_KNOWN),
            why=WhyHeldBack(said["why"]) if said["why"] else None,
            part=said.get("part", ""),
            words=said["words"],
        )


class GivingView(Questions):
    """What the owner says."""

    looks: ClassVar = {
        "view": Look(reveals={OwnersView.HOLD_BACK: "why"}),
        "why": Look(size="s"),
        "words": Look(rows=3, size="s"),
    }

    view = forms.ChoiceField(
        label="What may be released of it?",
        choices=[(one.value, capital(one.says)) for one in OwnersView],
        widget=forms.RadioSelect,
        help_text="To the person named above, and to nobody else. Not answering is not a yes.",
    )
    why = forms.ChoiceField(
        label="Why not?",
        choices=words_of(WhyHeldBack),
        widget=forms.RadioSelect,
        required=False,
        help_text="The agency that asks you reads it; whoever asks it does not.",
    )
    words = long_text(
        "What else should they know?",
        help_text="If a part may be released: which part, or what has to come out.",
    )

    def given(self) -> ViewGiven:
        """As the action takes it."""
        said = self.cleaned_data
        view = OwnersView(said["view"])
        held = view is OwnersView.HOLD_BACK and said["why"]
        return ViewGiven(view, WhyHeldBack(said["why"]) if held else None, said["words"])
