"""A bundle is begun from a child's page, and what stands in it is changed. Clauses 3.5 and 3.10."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Answer, BundleForm
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.people.queries.naming import called
from chiltern.sharing.actions.make_bundle import make_bundle
from chiltern.sharing.actions.revise_bundle import revise_bundle
from chiltern.sharing.queries.bundle_page import BundleView, InTime, PartView, bundle_page, of_a_child
from chiltern.sharing.queries.recognised import recognise
from chiltern.sharing.workings.bundling import BundleGiven, PartGiven
from chiltern.sharing.workings.recognising import WordsSaid
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.parts import ItemCard
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.bundles.forms import (
    PASSAGES_SHOWN,
    PROMPTED,
    Passages,
    WhatBundle,
    WhatStands,
    form_of,
)
from chiltern.web.views.sharing.bundles.in_time import card_in_time
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.onward.asking import agencies_but, named_in_a_list, purposes
from chiltern.web.views.sharing.recognised import SAYS

NOT_OPENED = (
    "Something came about them that you have not opened yet. Open it first: then it can stand in this too."
)


@dataclass(frozen=True, slots=True)
class Tickable:
    """One item with its box."""

    card: ItemCard
    value: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """A page that asks, with items to tick above or below. `title` stands at its head, `says` below it."""

    title: str
    form: ShownForm
    items: tuple[Tickable, ...]
    not_opened: str
    submit: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def begin(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Of which form, for whom, for what, which items. A chronology is drafted from everything; else nothing is ticked."""
    name = _may(by, person_id)
    known, wanted = of_a_child(by, person_id), form_of(request.GET.get("form", ""))
    sent = request.POST if request.method == "POST" else None
    form = WhatBundle(
        sent,
        agencies=agencies_but(by),
        purposes=purposes(by),
        initial={"form": wanted or ""},
    )
    ticked = _ticked(request, known, wanted)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _make(request, by, person_id, form, ticked))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _choosing(f"Put together what is held about {name}", form, known, ticked, f"/people/{person_id}/")
    return render(
        request, "sharing/bundles/choose.html", frame=frame_of(request, current="people"), page=page
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def items(request: HttpRequest, by: Actor, bundle_id: UUID) -> HttpResponse:
    """Which items stand in it; what came since is offered, and goes nowhere by that."""
    view = bundle_page(by, bundle_id)
    _may(by, view.person)
    if view.form is BundleForm.SUMMARY:
        return redirect(f"/bundles/{bundle_id}/words/")
    known = of_a_child(by, view.person)
    stand = tuple(part.id for part in view.parts)
    ticked = _posted(request, known) if request.method == "POST" else stand
    form = WhatStands(request.POST if request.method == "POST" else None)
    if form.is_bound:
        parts = tuple(PartGiven(item) for item in _in_order(ticked, view.parts))
        return once(request, by, lambda: _revise(request, by, bundle_id, parts))
    page = _choosing(f"What stands in the {view.form.says}", form, known, ticked, f"/bundles/{bundle_id}/")
    return render(request, "sharing/bundles/choose.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def words(request: HttpRequest, by: Actor, bundle_id: UUID) -> HttpResponse:
    """The text of a summary: each passage with whose it is, as its writer marks it."""
    view = bundle_page(by, bundle_id)
    _may(by, view.person)
    if view.form is not BundleForm.SUMMARY:
        return redirect(f"/bundles/{bundle_id}/items/")
    if any(part.is_closed for part in view.parts):
        raise Refused("bundle.not_opened", NOT_OPENED, clauses=("3.10",))
    listed = [(str(one.id), named_in_a_list(one.item)) for one in of_a_child(by, view.person) if one.item]
    make = partial(
        Passages, shown=max(PASSAGES_SHOWN, len(view.parts) + 3), items=listed, initial=_initial(view)
    )
    form = make(request.POST) if request.method == "POST" else make()
    if form.is_bound and form.is_valid():
        form, is_asked = _whose(by, view, make, form, request.POST)
        if is_asked and form.is_valid():
            parts, whose = form.parts(), form.answered()
            try:
                return once(request, by, lambda: _revise(request, by, bundle_id, parts, whose))
            except Invalid as wrong:
                at_its_field(form, wrong)
    says = (
        *((SAYS,) if form.found else ()),
        "Write passage by passage. Your own words are your agency’s; what you took from an item belongs to its owner, and goes "
        "only where that one lets it. The item goes with its passage, so that nobody reads it out of its context.",
    )
    page = Asking(f"Write the summary for {view.to}", asked(form), "Save", f"/bundles/{bundle_id}/", says)
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _whose(
    by: Actor, view: BundleView, make: Callable[[QueryDict], Passages], form: Passages, sent: QueryDict
) -> tuple[Passages, bool]:
    """The form, once more with whose the words are that also stand in something received; whether that was asked before."""
    before = [part.item.text for part in view.parts if part.item and part.item.ours and not part.words]
    found = recognise(by, form.own(before), view.recipient)
    if not found:
        return form, True
    data = sent.copy()
    items = {str(one.item) for one in found}
    data[PROMPTED] = " ".join(sorted(items))
    again = make(data)
    again.ask_whose(found)
    return again, items <= {*sent.get(PROMPTED, "").split()}


def _may(by: Actor, person: UUID) -> str:
    """Whom it is about, for whoever passes on. Raises Missing."""
    if not opens(by.role, Act.PASS_ON):
        raise Missing
    return called(by, person)


def _make(request: HttpRequest, by: Actor, person: UUID, form: WhatBundle, ticked: Collection[UUID]) -> str:
    said = form.cleaned_data
    bundle = make_bundle(
        by=by,
        person=person,
        given=BundleGiven(
            form=BundleForm(said["form"]),
            recipient=UUID(said["recipient"]),
            purpose=said["purpose"],
            why=said["why"],
            parts=tuple(PartGiven(item) for item in ticked),
            protects_this_child=Answer(said["protects_this_child"]),
        ),
    )
    say(request, "Begun. Nothing has gone to anybody, and nobody is asked yet.")
    return f"/bundles/{bundle.id}/{'words/' if bundle.form == BundleForm.SUMMARY else ''}"


def _revise(
    request: HttpRequest,
    by: Actor,
    bundle_id: UUID,
    parts: Sequence[PartGiven],
    words: Sequence[WordsSaid] = (),
) -> str:
    revise_bundle(by=by, bundle_id=bundle_id, parts=parts, words=words)
    say(request, "Saved. Nothing has gone to anybody by this.")
    return f"/bundles/{bundle_id}/"


def _ticked(request: HttpRequest, known: Sequence[InTime], wanted: BundleForm | None) -> tuple[UUID, ...]:
    if request.method == "POST":
        return _posted(request, known)
    return tuple(one.id for one in known if one.item) if wanted is BundleForm.CHRONOLOGY else ()


def _posted(request: HttpRequest, known: Sequence[InTime]) -> tuple[UUID, ...]:
    sent = set(request.POST.getlist("items"))
    return tuple(one.id for one in known if one.item and str(one.id) in sent)


def _in_order(ticked: Collection[UUID], parts: Sequence[PartView]) -> list[UUID]:
    """What stands in it already keeps its place, and what this post has not opened stays in it; the new ones follow."""
    before = [part.id for part in parts if part.is_closed or part.id in ticked]
    return [*before, *(item for item in ticked if item not in before)]


def _choosing(
    title: str,
    form: WhatBundle | WhatStands,
    known: Sequence[InTime],
    ticked: Collection[UUID],
    back_href: str,
) -> Choosing:
    return Choosing(
        title=title,
        form=asked(form),
        items=tuple(Tickable(card_in_time(one), str(one.id), one.id in ticked) for one in known if one.item),
        not_opened=NOT_OPENED if any(one.item is None for one in known) else "",
        submit="Save",
        back_href=back_href,
    )


def _initial(view: BundleView) -> dict[str, str]:
    rows: dict[str, str] = {}
    for number, part in enumerate((each for each in view.parts if each.item), 1):
        own = part.item is not None and part.item.ours and not part.words
        rows[f"words_{number}"] = part.item.text if own and part.item else part.words
        rows[f"from_{number}"] = "" if own or part.item is None else str(part.item.id)
    return rows
