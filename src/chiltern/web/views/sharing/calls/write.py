"""Writing down a call: one short page, and one of what can be added before. Clauses 3.4, 3.6, 3.8 and 3.10.

The numbers to ring stand first: what is written here helps nobody tonight.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries.outside import body_page
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, CallSide
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing import drafts
from chiltern.sharing.actions.write_down import write_down
from chiltern.sharing.queries.call_start import answering, on_record
from chiltern.sharing.workings.calling import CallGiven
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.not_to_ask import not_to_ask
from chiltern.web.parts import Row, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.calls.answers import call_form, call_given, kept, looked_for
from chiltern.web.views.sharing.calls.forms import Call, More
from chiltern.web.views.sharing.common import Asking, capital, uuid_or_none
from chiltern.web.views.sharing.onward.asking import purposes

KIND = "call"
LOOK, MORE = "look", "more"


@dataclass(frozen=True, slots=True)
class Writing:
    """The short page. `by_default`: what stands there already and is folded away."""

    title: str
    form: ShownForm
    says: str
    by_default: str
    opened: bool
    chosen: bool
    begun: tuple[WorkRow, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def write(request: HttpRequest, by: Actor) -> HttpResponse:
    """Written down at once, or with more first. Looking somebody up changes nothing."""
    if not opens(by.role, Act.RECORD_CALL):
        raise Missing
    if request.method != "POST":
        return _shown(request, by, _begun(request, by))
    then = request.POST.get("then", "")
    if then == LOOK:
        return _shown(request, by, looked_for(by, request.POST))
    form = call_form(by, request.POST)
    if form.is_valid():
        try:
            given = call_given(by, form)
            given.check(by.at)
            if then == MORE:
                return redirect(f"/write-down/{_save(by, request)}/")
            return once(request, by, lambda: _write(request, by, given, form.cleaned_data["draft"]))
        except Invalid as wrong:
            at_its_field(form, wrong)
    return _shown(request, by, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def more(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What is optional; sent again it leads where the first led, since the draft is gone by then."""
    form = More(request.POST or None, purposes=purposes(by))
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _write_all(request, by, draft_id, form.cleaned_data))
        except Invalid as wrong:
            at_its_field(form, wrong)
    call = _draft(by, draft_id)
    page = Asking(
        title="Add what you know",
        form=asked(form),
        submit="Write it down",
        back_href=f"/write-down/?draft={draft_id}",
        says=("Everything here can be left empty.",),
        rows=(Row("About", call["about"]), Row("What was said", call["words"])),
        warns_of=not_to_ask(by, [uuid_or_none(call.get("person"))]),
    )
    frame = frame_of(request, current="work", immediate=True)
    return render(request, "sharing/asking.html", frame=frame, page=page)


def _shown(request: HttpRequest, by: Actor, form: Call) -> HttpResponse:
    answers = form["request"].value()
    page = Writing(
        title="Write down a call",
        form=asked(form),
        says=_answers(by, str(answers)) if answers else "",
        by_default=capital("by telephone, just now, by you: change"),
        opened=bool(form.is_bound and {"day", "at", "method"} & form.errors.keys()),
        chosen="person" in form.fields,
        begun=tuple(_row(held) for held in drafts.own(by, KIND)),
    )
    frame = frame_of(request, current="work", immediate=True)
    return render(request, "sharing/calls/write.html", frame=frame, page=page)


def _row(held: drafts.DraftView) -> WorkRow:
    """One that was begun. No name stands in a list."""
    saved = moment_in_words(held.saved_at)
    return WorkRow(title=f"Call begun, saved {saved}", href=f"/write-down/{held.id}/")


def _begun(request: HttpRequest, by: Actor) -> Call:
    """Empty but for telephone, now and me; or from a draft, a request of ours, or somebody on our own record."""
    draft, person = (uuid_or_none(request.GET.get(name)) for name in ("draft", "person"))
    if draft is not None:
        return looked_for(by, {**_draft(by, draft), "draft": str(draft)})
    told = uuid_or_none(request.GET.get("told"))
    if told is not None:
        return call_form(by, initial={"side": CallSide.GIVEN, "outside": body_page(by, told).name})
    answered = uuid_or_none(request.GET.get("request"))
    if answered is not None:
        found = answering(by, answered)
        who = {"outside": found.outside} if found.outside else {"agency": str(found.agency)}
        initial: dict[str, Any] = {"request": str(found.request), **who}
        return _with_person(by, {**initial, "about": found.name, "kind": _kind(found.is_child)}, found.person)
    return _with_person(by, {}, person)


def _with_person(by: Actor, initial: dict[str, Any], person: UUID | None) -> Call:
    if person is None:
        return call_form(by, initial=initial)
    known = on_record(by, person)
    initial |= {"about": known.name, "kind": _kind(known.is_child), "person": str(person)}
    return call_form(by, people=[(str(person), known.name)], initial=initial)


def _kind(is_child: bool) -> str:
    return "child" if is_child else "adult"


def _answers(by: Actor, request_id: str) -> str:
    known = uuid_or_none(request_id)
    if known is None:
        raise Missing
    return f"This answers your request {answering(by, known).reference}."


def _draft(by: Actor, draft_id: UUID) -> dict[str, Any]:
    held = drafts.read(by, draft_id)
    if held.kind != KIND:
        raise Missing
    return held.body


def _save(by: Actor, request: HttpRequest) -> UUID:
    body, draft = kept(request.POST), uuid_or_none(request.POST.get("draft"))
    if draft is None:
        return drafts.begin(by, KIND, body)
    _draft(by, draft)
    drafts.save(by, draft, body)
    return draft


def _write(request: HttpRequest, by: Actor, given: CallGiven, draft: str) -> str:
    made = write_down(by=by, given=given)
    if (begun := uuid_or_none(draft)) is not None:
        _draft(by, begun)
        drafts.drop(by, begun)
    say(request, f"Written down. Reference {made.reference}.")
    return f"/calls/{made.id}/"


def _write_all(request: HttpRequest, by: Actor, draft_id: UUID, also: Mapping[str, Any]) -> str:
    form = call_form(by, _draft(by, draft_id))
    if not form.is_valid():
        return f"/write-down/?draft={draft_id}"
    return _write(request, by, call_given(by, form, also), str(draft_id))
