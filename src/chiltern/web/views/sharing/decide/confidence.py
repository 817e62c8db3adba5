"""How the duty of confidence is met: offered from what the facts allow, with why, and free words beside. Clause 2.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms

from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.words import ConfidenceMet
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, capital

CHOSEN, WORDS = "confidence_met", "confidence"


def ask_confidence(form: Varied, each: Condition, offered: Sequence[tuple[ConfidenceMet, str]]) -> None:
    """The choice where there is one, then the words; neither has to be answered at once."""
    if not offered:
        form.fields[WORDS] = long_text(each.asks, help_text=each.help)
        form.wear({WORDS: Look(size="s", clauses=each.clauses)})
        return
    choices = [(one.value, capital(one.says)) for one, _ in offered]
    form.fields[CHOSEN] = forms.ChoiceField(
        label=each.asks, choices=choices, widget=forms.RadioSelect, required=False
    )
    besides = f"{each.help} Where you chose above, this can stay empty."
    form.fields[WORDS] = long_text("Confidence, in your own words", help_text=besides)
    look = Look(size="s", clauses=each.clauses)
    hints = {one.value: why for one, why in offered}
    form.wear({CHOSEN: replace(look, hints=hints), WORDS: Look(size="s")})


def as_answered(data: Mapping[str, Any]) -> dict[str, str]:
    """What a page was answered, as a draft keeps it. Where nothing was offered, nothing stays chosen."""
    unchosen = {CHOSEN: ""} if WORDS in data else {}
    return {**unchosen, **{name: str(value) for name, value in data.items()}}


def confidence_chosen(answers: Mapping[str, str]) -> ConfidenceMet | None:
    """What was chosen; None where it was said in words alone, or not yet."""
    return ConfidenceMet(answers[CHOSEN]) if answers.get(CHOSEN) else None


def confidence_said(answers: Mapping[str, str]) -> str:
    """What a decision keeps: what was chosen and the words beside it, as one answer."""
    chosen, words = answers.get(CHOSEN, ""), answers.get(WORDS, "").strip()
    if not chosen:
        return words
    return f"{capital(ConfidenceMet(chosen).says)}. {words}".strip()
