"""The questions of a bundle, a summary and a chronology. Clauses 3.5 and 3.10."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import BundleForm
from chiltern.sharing.queries.recognised import Recognised
from chiltern.sharing.workings.bundling import PartGiven
from chiltern.sharing.workings.recognising import WordsSaid, apart
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, capital, uuid_or_none
from chiltern.web.views.sharing.decide.conditions import SMALL, Choices, radios
from chiltern.web.views.sharing.recognised import answers_of, insist_from_where, is_quoted, whose_fields

PASSAGES_SHOWN, MOST_PASSAGES = 6, 40
_FORMS = [(each.value, f"A {each.says}") for each in BundleForm]
_HINTS = {
    BundleForm.BUNDLE: "The items as they are.",
    BundleForm.SUMMARY: "A text of yours that quotes them. You write it on the next page.",
    BundleForm.CHRONOLOGY: "The items in the order of time. What comes later is offered to you, and sent by nobody else.",
}
OWN = "These are my own words"
PROMPTED = "prompted"
"""About which items it was asked already whose their words are: it is asked once."""


class WhatBundle(Questions):
    """Of which form, for whom, for what, and why they need it."""

    form = radios("What do you make?", _FORMS)
    recipient = forms.ChoiceField(
        label="For which agency?",
        choices=[],
        help_text="Each owner is asked whether its own part may go to them.",
    )
    purpose = radios("What is it for?", [], "Each owner reads this.")
    protects_this_child = forms.ChoiceField(
        label="Do they get it to protect this child?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        help_text="In a strategy discussion, a conference or core group, care proceedings or a police investigation.",
    )
    why = long_text(
        "Why do they need to know?",
        help_text="Each owner that is asked reads this, beside its own part alone. Name no other agency here.",
        required=True,
    )
    looks: ClassVar = {
        "form": Look(size="s", hints={each.value: says for each, says in _HINTS.items()}),
        "recipient": Look(size="s", suggests=True, width="two-thirds"),
        "purpose": SMALL,
        "protects_this_child": Look(size="s", inline=True),
        "why": Look(size="s", rows=3),
    }

    def __init__(self, *args: Any, agencies: Choices, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = [("", "Choose an agency"), *agencies]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]


class WhatStands(Questions):
    """Nothing is asked but which items: their boxes stand beside them."""


class Passages(Varied):
    """A summary, passage by passage: its words, and whose they are."""

    def __init__(self, *args: Any, shown: int, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: Sequence[Recognised] = ()
        self.shown = min(shown, MOST_PASSAGES)
        sources = [("", OWN), *((id, f"From: {text}") for id, text in items)]
        for number in range(1, self.shown + 1):
            words = long_text(
                f"Passage {number}",
                help_text="Empty, all of what is named below stands there.",
            )
            whose = forms.ChoiceField(
                label=f"Where does passage {number} come from?",
                choices=sources,
                required=False,
                help_text="What you took from an item belongs to its owner, also in other words.",
            )
            self.fields[f"words_{number}"], self.fields[f"from_{number}"] = words, whose
            self.wear({f"words_{number}": Look(rows=3, size="s"), f"from_{number}": Look(size="s")})

    def ask_whose(self, found: Sequence[Recognised]) -> None:
        """First, whose the words are that also stand in something received."""
        self.found = found
        fields, looks = whose_fields(found)
        self.fields = {
            PROMPTED: forms.CharField(widget=forms.HiddenInput, required=False),
            **fields,
            **self.fields,
        }
        self.wear({**looks, **vars(self)["looks"]})

    def clean(self) -> None:
        """What is known is known from somewhere."""
        insist_from_where(self, self.found)

    def own(self, before: Collection[str]) -> dict[str, str]:
        """Passages in the writer's own words that did not stand there before, by their names."""
        said = {f"words_{n}": self.cleaned_data.get(f"words_{n}", "") for n in range(1, self.shown + 1)}
        return {
            name: words
            for name, words in said.items()
            if words.strip()
            and words not in before
            and not self.cleaned_data.get(name.replace("words", "from"))
        }

    def answered(self) -> tuple[WordsSaid, ...]:
        """Whose the recognised words are, as far as it was said."""
        return tuple(answers_of(self, self.found).values())

    def parts(self) -> tuple[PartGiven, ...]:
        """Those that say something; what is quoted from an item, in a part of its own."""
        said = (part for n in range(1, self.shown + 1) for part in self._parts(n))
        return tuple(part for part in said if part.item or part.words.strip())

    def _parts(self, number: int) -> Iterator[PartGiven]:
        words = self.cleaned_data.get(f"words_{number}") or ""
        source = uuid_or_none(self.cleaned_data.get(f"from_{number}"))
        quoted = {one.item for one in self.answered() if is_quoted(one)}
        places = sorted(
            (place, one.item)
            for one in self.found
            if one.item in quoted
            for place in one.places.get(f"words_{number}", ())
        )
        if not places:
            yield PartGiven(source, words)
            return
        owned = iter(item for _, item in places)
        for piece, taken in apart(words, [place for place, _ in places]):
            yield PartGiven(next(owned) if taken else None, piece)


def form_of(word: str) -> BundleForm | None:
    """Of an address; a damaged one names none."""
    return next((each for each in BundleForm if each.value == word), None)


def title_of(form: BundleForm) -> str:
    """At the head of its page."""
    return capital(form.says)
