"""Whom nobody may ask, each for a reason of their own: asked, read and filled in again. Clauses 9.1 and 9.2.

Somebody is a tick box, below which stands why; somebody who has no record here is named there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from chiltern.consent.actions.record_consent import NotToAsk, Whom, WhyNotAsk
from chiltern.consent.queries.asking import NotToAskView
from chiltern.web.forms.questions import Look
from chiltern.web.views.people.fields import text
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, words_of
from chiltern.web.views.sharing.decide.conditions import SMALL, Choices, radios

Said = Mapping[str, Any]
OTHER = "other_"
"""A choice of somebody who has no record here, with a number; record ids are the other choices."""
FEWEST_OTHERS = 2
_WHY_HELP = "What it rests on, so that a colleague who opens this page tomorrow understands it."


def others_to_offer(said: Said) -> int:
    """One more than are named, so that there is always another."""
    named = [key for key in said.get("not_to_ask", ()) if key.startswith(OTHER)]
    return max(FEWEST_OTHERS, 1 + len(named))


def ask_whom_not(form: Varied, around: Choices, others: int) -> None:
    """Adds to its question `not_to_ask` everybody who can be chosen, and below each why."""
    called = ["Somebody who has no record here", *["Somebody else who has no record here"] * (others - 1)]
    offered = [*around, *((f"{OTHER}{place}", says) for place, says in enumerate(called, 1))]
    form.fields["not_to_ask"].choices = offered  # type: ignore[attr-defined]
    looks, reveals = dict[str, Look](), dict[str, tuple[str, ...]]()
    for key, says in offered:
        named = key.startswith(OTHER)
        whom = "this person" if named else says
        if named:
            form.fields[f"name_{key}"] = text(
                "Their name", hint="The name alone: whoever is about to ask somebody called so is warned."
            )
        form.fields[f"because_{key}"] = radios(
            f"Why must {whom} not be asked?",
            words_of(WhyNotAsk),
            "It stands beside the name.",
            required=False,
        )
        form.fields[f"why_{key}"] = long_text("In more words (optional)", help_text=_WHY_HELP)
        reveals[key] = (*((f"name_{key}",) if named else ()), f"because_{key}", f"why_{key}")
        looks |= {f"because_{key}": SMALL, f"why_{key}": Look(size="s", rows=2), f"name_{key}": SMALL}
    form.wear({**looks, "not_to_ask": Look(size="s", reveals=reveals)})


def insist_on_why(form: forms.Form, said: dict[str, Any]) -> None:
    """Whoever is not to be asked is so for a reason, and has a name."""
    for key in said.get("not_to_ask", ()):
        if not said.get(f"because_{key}"):
            form.add_error(f"because_{key}", "Choose why they must not be asked")
        if key.startswith(OTHER) and not (said.get(f"name_{key}") or "").strip():
            form.add_error(f"name_{key}", "Enter the name of whom nobody must ask")


def not_to_ask(said: Said) -> tuple[NotToAsk, ...]:
    """What was answered, as the action takes it."""
    return tuple(
        NotToAsk(
            Whom(name=said[f"name_{key}"]) if key.startswith(OTHER) else Whom(person=UUID(key)),
            WhyNotAsk(said[f"because_{key}"]),
            said.get(f"why_{key}", ""),
        )
        for key in said.get("not_to_ask", ())
    )


def as_answered(marks: Iterable[NotToAskView]) -> dict[str, Any]:
    """The answers that say the same as these."""
    said, keys, others = dict[str, Any](), list[str](), 0
    for one in marks:
        others += one.person is None
        key = f"{OTHER}{others}" if one.person is None else str(one.person)
        if key in keys:
            continue
        keys.append(key)
        said |= {f"because_{key}": str(one.because), f"why_{key}": one.why}
        if one.person is None:
            said[f"name_{key}"] = one.called
    return {**said, "not_to_ask": keys}
