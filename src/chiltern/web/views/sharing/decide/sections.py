"""A long page of questions in parts, each with what is still open in it. Clauses 2.1, 3.1 to 3.5, 3.8 and 9.5."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms

from chiltern.code_of_practice.words import Answer
from chiltern.sharing.workings.deciding import ITEM_TESTS
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.common import Section

_LAW = ("court_order", "court_confidential_form", "basis", "conditions", "confidence_met", "confidence")
_PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("tests", "What goes", tuple(ITEM_TESTS)),
    ("family", "The family", ("told", "family_work", "child_says", "family_says")),
    (
        "consent",
        "Without consent",
        (
            "ground_applies",
            "ground",
            "power",
            "better_than_silence",
            "why_this_much",
            "review_on",
            "second_person",
            "second_words",
        ),
    ),
    ("safety", "The child’s safety", ("safety_if_shared", "safety_if_not_shared", "detriment")),
    ("law", "A court, lawful basis and confidence", _LAW),
    ("reasons", "Reasons and advice", ("reasons", "advice", "note")),
)
_EITHER = ("power", "confidence_met", "court_order", "court_confidential_form")
"""Asked beside another question, of which one answer is enough; and what nobody has to answer."""


def sections_of(form: forms.Form) -> tuple[Section, ...]:
    """The parts of the form in their order, every question in one of them; none where there is only one part."""
    made = tuple(_sections(form))
    return made if len(made) > 1 else ()


def _sections(form: forms.Form) -> Iterator[Section]:
    placed = {name for _, _, names in _PARTS for name in names}
    looks: Mapping[str, Look] = getattr(form, "looks", {})
    # What one answer reveals stands below it, in its part.
    below = {name for look in looks.values() for names in look.below().values() for name in names}
    rest = tuple(name for name in form.fields if name not in placed)
    for key, title, names in (*_PARTS, ("more", "What else is asked", rest)):
        asked = tuple(name for name in names if name in form.fields and name not in below)
        if asked:
            counted = [name for name in asked if name not in _EITHER]
            said = sum(_is_answered(form, name) for name in counted)
            mine = {*asked, *(each for name in asked for each in _revealed(looks, name))}
            wrong = not form.errors.keys().isdisjoint(mine)
            yield Section(key, title, f"{said} of {len(counted)} answered", asked, wrong)


def _revealed(looks: Mapping[str, Look], name: str) -> Iterator[str]:
    for names in looks[name].below().values() if name in looks else ():
        yield from names


def _is_answered(form: forms.Form, name: str) -> bool:
    value = form[name].value()
    # A day asked in three parts is said once one of them is.
    said = any(value) if isinstance(value, tuple) else bool(value)
    return said and str(value) != Answer.NOT_KNOWN
