"""How a recipient answers a withdrawn consent, and why somebody reads again what was removed. Clauses 2.1, 3.3 and 9.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from chiltern.code_of_practice.words import StopState
from chiltern.sharing.queries.stop_page import StopView
from chiltern.sharing.queries.stops import Offered
from chiltern.sharing.workings.stopping import ReadingGiven, StopGiven
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, capital
from chiltern.web.views.sharing.shown import law_words

_LONGEST_SAID = 80
_NOT_USED = "Nobody here uses it any more, and what was noted of it is taken out of your own file."


class Stopping(Varied):
    """Stopped and removed, or kept, on this other basis."""

    looks: ClassVar = {
        "answer": Look(
            size="m",
            hints={
                StopState.REMOVED: "Nobody here uses it any more, and it is taken out of your own file too. It disappears "
                "from this service for your agency; whoever acted on it can read it again, with a reason.",
                StopState.KEPT: "Only where something else than consent lets you: a duty, your task by law, danger.",
            },
        ),
        "words": Look(rows=4, size="s"),
    }

    answer = forms.ChoiceField(
        label="What have you done?",
        choices=[(state.value, capital(state.says)) for state in (StopState.REMOVED, StopState.KEPT)],
        widget=forms.RadioSelect,
    )
    words = long_text(
        "Why do you keep it, and why this much?",
        help_text="Whoever shared it reads this. If you have removed everything, you need not write anything.",
    )

    def __init__(self, *args: Any, view: StopView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.view, below = view, list[str]()
        offers = view.offers
        if offers is None:
            return
        if view.many > 1:
            self.fields["kept"] = forms.MultipleChoiceField(
                label="Which of these do you keep?",
                help_text="What you do not tick is stopped and removed.",
                choices=[(str(item.id), _called(item.text)) for item in view.items],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            below.append("kept")
        self.fields["basis"] = forms.ChoiceField(
            label="On which other basis?",
            choices=[(row.id, law_words(row)) for row in offers.bases],
            help_text=_not_offered(offers),
            widget=forms.RadioSelect,
            required=False,
        )
        below.append("basis")
        if offers.conditions:
            self.fields["conditions"] = forms.MultipleChoiceField(
                label="Which condition lets you keep information of this kind?",
                help_text="It is about health, an offence, or something else that the law protects more.",
                choices=[(row.id, law_words(row)) for row in offers.conditions],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            below.append("conditions")
        self.order_fields(["answer", *below, "words"])
        small = {name: Look(size="s") for name in below}
        removed: dict[str, str] = {StopState.REMOVED: _NOT_USED} if view.request else {}
        self.wear({**small, "answer": _with(self.looks["answer"], (*below, "words"), removed)})

    def given(self) -> StopGiven:
        """What was answered; removed takes nothing of what stands below the other answer."""
        said = self.cleaned_data
        if said["answer"] == StopState.REMOVED:
            return StopGiven(words=said["words"])
        whole = [str(item.id) for item in self.view.items] or [str(self.view.request)]
        ticked = said.get("kept") if self.view.many > 1 else whole
        return StopGiven(
            kept=frozenset(map(UUID, ticked or ())),
            keeps=True,
            basis=said["basis"],
            conditions=tuple(said.get("conditions", ())),
            words=said["words"],
        )


def _not_offered(offers: Offered) -> str:
    """Nothing is left out silently."""
    left_out = (f"Not offered: {row.fields['article']}. {why}" for row, why in offers.left_out)
    return " ".join(("The lawful bases that your agency could have.", *left_out))


def _with(look: Look, below: tuple[str, ...], hints: Mapping[str, str]) -> Look:
    return Look(size=look.size, hints={**look.hints, **hints}, reveals={StopState.KEPT: below})


def _called(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else "A document"
    return first if len(first) <= _LONGEST_SAID else f"{first[:_LONGEST_SAID].rstrip()} …"


class ReadAgain(Questions):
    """A reason first."""

    looks: ClassVar = {"reason": Look(rows=3, size="s")}

    reason = long_text(
        "Why do you have to read it again?",
        help_text="For example, what you decided on it is challenged. Your reason stays on the record.",
    )

    def given(self) -> ReadingGiven:
        """The reason."""
        return ReadingGiven(self.cleaned_data["reason"])
