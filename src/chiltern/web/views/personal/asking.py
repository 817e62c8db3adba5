"""The public form: what is asked of whoever asks what is held. Clause 8.3.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from chiltern.code_of_practice.words import Relation
from chiltern.people.workings import limits
from chiltern.resolution.workings.personal import PersonalAsked
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.common import words_of

DO_NOT_KNOW = "unknown"
_NO_WORD = ("", "Choose one")


class AskingWhatIsHeld(Questions):
    """The public form, on one page: whom one asks, about whom, what, and how one is reached."""

    looks: ClassVar = {
        "agency": Look(suggests=True, size="m"),
        "relation": Look(size="m"),
        "about": Look(size="s"),
        "born": Look(size="s"),
        "wanted": Look(rows=4, size="m"),
        "asker": Look(size="s"),
        "reach": Look(rows=2, size="s"),
        "safe": Look(rows=2, size="s"),
    }

    agency = forms.ChoiceField(
        label="Which agency do you ask?",
        help_text="One of those that work under the Code here. If you do not know which, say so: we pass it to one that can "
        "answer.",
    )
    relation = forms.ChoiceField(
        label="Whom is it about?",
        choices=words_of(Relation),
        widget=forms.RadioSelect,
        help_text="One person a form.",
    )
    about = forms.CharField(
        label="Their full name",
        max_length=limits.NAME,
        help_text="Your own, if it is about yourself.",
    )
    born = DateParts(
        label="Their date of birth", what="their date of birth", help_text="For example, 9 3 2016"
    )
    wanted = forms.CharField(
        label="What would you like to know?",
        widget=forms.Textarea,
        max_length=limits.NOTES,
        help_text="In your own words. For example: what you have about my daughter since January, and with whom it was shared.",
    )
    asker = forms.CharField(
        label="Your full name",
        max_length=limits.NAME,
        help_text="Before anything is looked for you will be asked to show who you are.",
    )
    reach = forms.CharField(
        label="How can we reach you?",
        widget=forms.Textarea,
        max_length=limits.SHORT,
        help_text="A telephone number, an e-mail or a postal address. Give one that is safe for you.",
    )
    safe = forms.CharField(
        label="Is there anything that we must not do?",
        required=False,
        widget=forms.Textarea,
        max_length=limits.SHORT,
        help_text="For example: do not leave a message, do not write to my home, ring on weekday mornings. You can leave this "
        "empty.",
    )

    def __init__(self, agencies: Sequence[tuple[UUID, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["agency"]
        named = [(str(id), name) for id, name in agencies]
        choices.choices = [_NO_WORD, (DO_NOT_KNOW, "I do not know which"), *named]

    def given(self) -> PersonalAsked:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        agency = said["agency"]
        return PersonalAsked(
            agency=None if agency == DO_NOT_KNOW else UUID(agency),
            relation=Relation(said["relation"]),
            asker=said["asker"],
            reach=said["reach"],
            safe=said["safe"],
            about=said["about"],
            born=said["born"],
            wanted=said["wanted"],
        )
