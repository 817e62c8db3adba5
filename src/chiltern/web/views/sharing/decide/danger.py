"""Danger, the first question of every decision; where someone is in danger, no words are waited for. Clauses 3.4 and 9.3."""

from __future__ import annotations

from typing import Any, ClassVar

from chiltern.code_of_practice.words import Answer
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, about_abuse, long_text
from chiltern.web.views.sharing.decide.conditions import radios

IN_DANGER = (
    "Someone is in danger: nothing here has to wait. Answer what you know; the rest is found out afterwards."
)


class Danger(Questions):
    """Danger comes first."""

    danger = radios(
        "Is anyone in danger, or may a child be suffering significant harm?",
        YES_NO_NOT_KNOWN,
        "Your own answer. If yes, ring first; this is the record of it.",
    )
    sexual_abuse = about_abuse()
    danger_rests_on = long_text("What does your answer rest on?")
    recipient_can_act = radios(
        "Can those who ask do something about it?",
        YES_NO_NOT_KNOWN,
        "Children’s social care, the police and emergency health always can.",
        required=False,
    )
    looks: ClassVar = {
        "danger": Look(inline=True, size="s"),
        "sexual_abuse": Look(inline=True, size="s"),
        "danger_rests_on": Look(size="s"),
        "recipient_can_act": Look(inline=True, size="s"),
    }


class DangerWithWords(Danger):
    """Danger on one page with everything else that is asked: where the answer is yes, what follows may stay empty."""

    unless_danger: ClassVar = ("reasons", "purpose")
    """Asked always; insisted on only where nobody is in danger."""

    def clean(self) -> dict[str, Any]:
        """What is not insisted on in danger is, otherwise."""
        data: dict[str, Any] = super().clean() or {}
        for name in self.unless_danger if data.get("danger") != Answer.YES else ():
            if name in self.fields and name not in self.errors and not (data.get(name) or "").strip():
                self.add_error(name, f"Answer ‘{str(self.fields[name].label).rstrip('?')}’")
        return data
