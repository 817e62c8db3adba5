"""Beside every question stands what it means: a hint, a hint for its choices, or help that opens. Clause sign.2."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest
from django import forms

from chiltern.code_of_practice.clauses import register
from chiltern.sharing.workings.meeting import MOST_ACTIONS
from chiltern.web import views
from chiltern.web.forms.adapter import show
from chiltern.web.forms.helping import every_help, help_for, names_of
from chiltern.web.forms.questions import PLAIN, Questions

_AGREED = {
    f"WhatWasAgreed.{what}_{row}" for what in ("who", "what", "by") for row in range(1, MOST_ACTIONS + 1)
}
_BESIDE = {"Varied.review_on", "Answers.note"}
MADE = {"Varied.ground", "Varied.power", "Varied.may_help", "Varied.why_this_much", *_BESIDE, *_AGREED}
"""Questions that a form adds when it is made. Those without help are found when every page is visited."""


def every_form() -> list[type[Questions]]:
    """Each form of the pages."""
    for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        importlib.import_module(module.name)

    def below(form: type[Questions]) -> Iterator[type[Questions]]:
        for each in form.__subclasses__():
            yield each
            yield from below(each)

    return sorted({form for form in below(Questions) if form.__module__.startswith(views.__name__)}, key=str)


def without_help(form: type[Questions]) -> list[str]:
    looks = form.looks
    return [
        f"{form.__module__}.{form.__name__}.{name}"
        for name, asked in form.base_fields.items()
        if not asked.widget.is_hidden
        and not asked.help_text
        and not looks.get(name, PLAIN).hints
        and help_for(form, name) is None
    ]


class Bare(Questions):
    """A form of nobody's."""

    word = forms.CharField(label="A word")


def test_every_question_of_every_page_has_its_help() -> None:
    found = every_form()
    assert len(found) > 50
    assert [each for form in found for each in without_help(form)] == []


def test_a_question_without_one_would_be_found() -> None:
    assert [each.rpartition(".")[2] for each in without_help(Bare)] == ["word"]


def test_no_help_is_for_a_question_that_there_is_not_and_each_names_clauses_that_there_are() -> None:
    asked = Counter(key for form in every_form() for name in form.base_fields for key in names_of(form, name))
    assert every_help().keys() - MADE <= asked.keys()
    assert [key for key in every_help() if asked[key] > 1] == [], "say whose: two forms are called so"
    assert {clause for each in every_help().values() for clause in each.clauses} <= register().keys()
    assert all(each.means and each.example for each in every_help().values())


@pytest.mark.clause("sign.2")
def test_help_opens_below_its_question_and_leads_to_the_code() -> None:
    from chiltern.web.views.sharing.ask.forms import Background

    shown = str(show(Background()).field("worries"))
    assert shown.index("What worries you") < shown.index("Help with this")
    assert 'href="/code/3.4/" target="_blank"' in shown
