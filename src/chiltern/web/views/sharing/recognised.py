"""Words that also stand in something received: on the last look, whose they are; nothing waits for the answer. Clause 3.10."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from chiltern.code_of_practice.words import Whose
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.recognised import Recognised, WordsView, recognise
from chiltern.sharing.workings.recognising import WordsSaid, without
from chiltern.web.acting import asked
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look
from chiltern.web.frame import Frame, render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Asking, Varied, capital

TITLE = "Whose words are these?"
SAYS = (
    "Some of what you wrote also stands in what others shared with you. What they own stays theirs, also in a text of yours. "
    "Nothing waits for your answer: you can send it as it is, and the record says that you were asked."
)
Stored = dict[str, Any]


class WhoseWords(Varied):
    """Of each received item of which words stand in a new text: quoted, or known from elsewhere, and from where."""

    def __init__(self, *args: Any, found: Sequence[Recognised], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        fields, looks = whose_fields(found)
        self.fields.update(fields)
        self.wear(looks)

    def clean(self) -> None:
        """What is known is known from somewhere."""
        insist_from_where(self, self.found)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A part of a page that asks whose words these are."""

    form: ShownForm
    action: str
    title: str = TITLE
    says: str = SAYS


def whose_fields(found: Sequence[Recognised]) -> tuple[dict[str, forms.Field], dict[str, Look]]:
    """The questions, and how they look; none of them has to be answered."""
    fields: dict[str, forms.Field] = {}
    looks: dict[str, Look] = {}
    for number, one in enumerate(found, 1):
        whose, known_from = _names(one.item)
        fields[whose] = forms.ChoiceField(
            label=f"Passage {number}: whose words are these?",
            help_text=f"‘{one.excerpt}’ also stands in what came to you on {moment_in_words(one.at)}, reference "
            f"{one.reference}. It belongs to {one.belongs_to}.",
            choices=[
                (Whose.QUOTED, f"Quote it: it belongs to {one.belongs_to}"),
                (Whose.KNOWN, "I know this myself"),
            ],
            widget=forms.RadioSelect,
            required=False,
        )
        fields[known_from] = long_text(
            f"From where do you know passage {number}?", help_text="For example from whom, and when."
        )
        looks[whose] = Look(
            size="s",
            reveals={Whose.KNOWN: known_from},
            hints={Whose.QUOTED: "It is taken out here, and you can pass on what came, under its own terms."},
        )
        looks[known_from] = Look(rows=2)
    return fields, looks


def insist_from_where(form: forms.Form, found: Sequence[Recognised]) -> None:
    """Puts an error at the field where somebody knows it, and does not say from where."""
    for one in found:
        whose, known_from = _names(one.item)
        if form.cleaned_data.get(whose) == Whose.KNOWN and not form.cleaned_data.get(known_from, "").strip():
            form.add_error(known_from, "Say from where you know it")


def answers_of(form: forms.Form, found: Sequence[Recognised]) -> dict[UUID, WordsSaid]:
    """What was answered, by item; what was left open is not among it."""
    said: dict[UUID, WordsSaid] = {}
    for one in found:
        whose, known_from = (form.cleaned_data.get(name, "") for name in _names(one.item))
        if whose:
            said[one.item] = WordsSaid(one.item, known_from.strip() if whose == Whose.KNOWN else "")
    return said


def prompt_of(found: Sequence[Recognised], words: Sequence[Stored], action: str) -> Prompt | None:
    """For a last look: what is not answered yet; nothing where nothing is open."""
    answered = {one["item"] for one in words if one["known_from"]}
    left = [one for one in found if str(one.item) not in answered]
    return Prompt(asked(WhoseWords(found=left)), action) if left else None


def whose_page(
    request: HttpRequest,
    by: Actor,
    typed: Mapping[str, str],
    to: UUID | None,
    words: list[Stored],
    take: Callable[[Mapping[str, str]], str],
    *,
    frame: Frame,
    here: str,
) -> HttpResponse:
    """Takes the answers. `words`: those kept with the draft so far, changed in place; `take` keeps the draft with the texts
    from which quotations were taken out, by their names, and says where it leads.
    """
    found = recognise(by, typed, to)
    form = WhoseWords(
        request.POST if request.method == "POST" else None, found=found, initial=_initial(words)
    )
    if not found:
        return redirect(here)
    if form.is_bound and form.is_valid():
        said = answers_of(form, found)
        keep_words(words, found, said)
        return redirect(take(taken_out(typed, [one for one in found if is_quoted(said.get(one.item))])))
    page = Asking(TITLE, asked(form), "Save", here, (SAYS,))
    return render(request, "sharing/asking.html", frame=frame, page=page)


def keep_words(words: list[Stored], found: Sequence[Recognised], said: Mapping[UUID, WordsSaid]) -> None:
    """With the draft; a later answer about the same item stands for the earlier one."""
    now = {str(item) for item in said}
    words[:] = [one for one in words if one["item"] not in now] + [
        {
            "item": str(one.item),
            "known_from": said[one.item].known_from,
            "source": str(one.source),
            "reference": one.reference,
        }
        for one in found
        if one.item in said
    ]


def is_quoted(said: WordsSaid | None) -> bool:
    """Whether it was answered that they belong to another."""
    return said is not None and not said.known_from


def taken_out(typed: Mapping[str, str], quoted: Sequence[Recognised]) -> dict[str, str]:
    """The texts in which something was quoted, without it."""
    places = {name: [place for one in quoted for place in one.places.get(name, ())] for name in typed}
    return {name: without(text, places[name]) for name, text in typed.items() if places[name]}


def rows_of_words(words: Sequence[Stored], to: UUID | None, change_href: str) -> tuple[Row, ...]:
    """What was answered, on the last look, with where a quotation is passed on."""
    onward = f"?to={to}" if to else ""
    return tuple(
        Row(
            f"Words from {one['reference']}",
            f"You know this yourselves: {one['known_from']}",
            (Action("Change", change_href, f"whose the words from {one['reference']} are"),),
        )
        if one["known_from"]
        else Row(
            f"Quoted from {one['reference']}",
            "Taken out of your text. It goes on as its owner’s, by itself.",
            (Action("Pass it on", f"/disclosures/{one['source']}/pass-on/{onward}", one["reference"]),),
        )
        for one in words
    )


def rows_said(said: Sequence[WordsView]) -> tuple[Row, ...]:
    """What was said of them, once it stands."""
    return tuple(
        Row(
            f"Words from {one.reference}" if one.reference else "Words from something that came",
            f"{capital(one.whose.says)}{': ' + one.known_from if one.known_from else '.'}",
            (Action("Pass it on", f"/disclosures/{one.source}/pass-on/", one.reference),)
            if one.whose is Whose.QUOTED and one.source
            else (),
        )
        for one in said
    )


def words_given(words: Sequence[Stored]) -> tuple[WordsSaid, ...]:
    """As the action takes them."""
    return tuple(WordsSaid(UUID(one["item"]), one["known_from"]) for one in words)


def _initial(words: Sequence[Stored]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in words:
        whose, known_from = _names(UUID(one["item"]))
        found |= {
            whose: Whose.KNOWN if one["known_from"] else Whose.QUOTED,
            known_from: one["known_from"],
        }
    return found


def _names(item: UUID) -> tuple[str, str]:
    return f"whose-{item}", f"known-from-{item}"
