"""What is no longer true of this child, and that a holder has put it right. Clause 3.10."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from chiltern.sharing.workings.correcting import ConfirmationGiven, CorrectionGiven
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import long_text

REMOVED, KEPT = "removed", "kept"


class Correcting(Questions):
    """What is no longer true, and what is."""

    looks: ClassVar = {"untrue": Look(rows=3, size="m"), "instead": Look(rows=3, size="s")}

    untrue = long_text(
        "What is no longer true of this child?",
        help_text="For example: the bruise was not hers. Everybody who holds the old text reads this beside it.",
        required=True,
    )
    instead = long_text(
        "What is true of this child, if you know it?",
        help_text="Of this child alone. Leave it empty if you do not know.",
    )

    def given(self, version: int) -> CorrectionGiven:
        """A correction of this version."""
        said = self.cleaned_data
        return CorrectionGiven(version, said["untrue"], said["instead"])


class AskingBack(Questions):
    """Why it is asked back."""

    looks: ClassVar = {"why": Look(rows=3, size="s")}

    why = long_text(
        "Why do you ask for it back?",
        help_text="Everybody who holds it reads this beside the text. Do not name another child.",
        required=True,
    )


class Confirming(Questions):
    """One button, with words where there is something to say."""

    looks: ClassVar = {"words": Look(rows=3, size="s")}

    words = long_text(
        "Is there anything to say to whoever told you?",
        help_text="You need not write anything. Do not name another child.",
    )

    kept = forms.ChoiceField(
        label="Do you use it no more?",
        choices=[(REMOVED, "Yes: it is removed, and nothing rests on it any more"), (KEPT, "No: we keep it")],
        widget=forms.RadioSelect,
        help_text="Also what you noted of it elsewhere, and copies in your own file.",
    )
    field_order = ("kept", "words")

    def __init__(self, *args: Any, outside: bool, asked_back: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asked_back:
            del self.fields["kept"]
        else:
            self.fields[
                "words"
            ].help_text = "If you keep it: on which basis, and what for. Do not name another child."
        if outside:
            self.fields["words"].label = "Whom did you tell, when and how?"
            self.fields["words"].help_text = "For example: the ward sister, by telephone, today at 10."

    def given(self) -> ConfirmationGiven:
        """What was written beside it."""
        said = self.cleaned_data
        return ConfirmationGiven(said["words"], kept=said.get("kept") == KEPT)
