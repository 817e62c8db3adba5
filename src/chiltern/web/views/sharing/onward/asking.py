"""Ask the owner before passing on, and the owner's answer. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import choices
from chiltern.agencies.queries.outside import bodies_to_choose
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, PermissionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.queries.permission_page import permission_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.views import ItemView, PermissionView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import ItemCard, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Asking, capital, law_of
from chiltern.web.views.sharing.late import late_says
from chiltern.web.views.sharing.onward import heard
from chiltern.web.views.sharing.onward.heard import PERMIT, REFUSE
from chiltern.web.views.sharing.onward.taking_back import may_take_back
from chiltern.web.views.sharing.opened import put_on_record
from chiltern.web.views.sharing.shown import item_card


class Question(Questions):
    """Which items, to whom, and why."""

    items = forms.MultipleChoiceField(
        label="Which items?",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="Each owner answers for its own.",
    )
    recipient = forms.ChoiceField(label="To which agency?", choices=[])
    purpose = forms.ChoiceField(label="What is it for?", choices=[], widget=forms.RadioSelect)
    why = long_text("Why do they need to know?", help_text="The owner reads this.", required=True)
    looks: ClassVar = {"recipient": Look(suggests=True, width="two-thirds")}

    def __init__(self, *args: Any, offered: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in offered.items():
            self.fields[name].choices = listed  # type: ignore[attr-defined]


class Answer(Questions):
    """The owner's yes with its end, or its no with its reasons."""

    answer = forms.ChoiceField(
        label="May it be passed on?",
        choices=[(PERMIT, "Yes, it may go to them for this"), (REFUSE, "No")],
        widget=forms.RadioSelect,
    )
    until = DateParts(
        label="Until when?",
        what="the day",
        required=False,
        help_text="Leave empty for no end. For example, 31 5 2027",
    )
    reasons = long_text("Your reasons", help_text="Needed for a no. The agency that asks reads them.")
    told = forms.CharField(
        label="If you answer by telephone as well: whom did you tell?",
        required=False,
        max_length=200,
        help_text="Name and role. Their agency is asked to confirm it.",
    )
    looks: ClassVar = {"answer": Look(reveals={PERMIT: "until"}), "told": Look(size="s")}

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].earliest = day_in_london(now)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A no says why."""
        data: dict[str, Any] = super().clean() or {}
        if (
            data.get("answer") == REFUSE
            and not (data.get("reasons") or "").strip()
            and "reasons" not in self.errors
        ):
            self.add_error("reasons", "Say why it may not be passed on")
        return data


@dataclass(frozen=True, slots=True)
class Permission:
    """A question about passing on, for either side."""

    title: str
    tag: Tag
    rows: tuple[Row, ...]
    item: ItemCard | None
    form: ShownForm | None
    here: str
    pass_on_href: str
    take_back_href: str
    heard_href: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def ask(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """One question an item; the answer comes to Your work."""
    came = disclosure_page(by, disclosure_id)
    if not came.received or not opens(by.role, Act.ASK_TO_PASS_ON):
        raise Missing
    put_on_record(by, came)
    offered = {
        "items": [(str(item.id), named_in_a_list(item)) for item in came.items if not item.ours],
        "recipient": [("", "Choose an agency"), *agencies_but(by)],
        "purpose": purposes(by),
    }
    form = Question(request.POST, offered=offered) if request.method == "POST" else Question(offered=offered)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _ask(request, by, disclosure_id, form.cleaned_data))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Ask before passing this on", asked(form), "Ask the owner", f"/disclosures/{disclosure_id}/"
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="received"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def permission(request: HttpRequest, by: Actor, permission_id: UUID) -> HttpResponse:
    """The owner answers here; the asker sees how it stands."""
    view = permission_page(by, permission_id)
    heard_so = heard.initial_of(view)
    form = (
        Answer(request.POST, now=by.at) if request.method == "POST" else Answer(now=by.at, initial=heard_so)
    )
    if form.is_bound and not view.ours and form.is_valid():
        try:
            return once(request, by, lambda: _answer(request, by, permission_id, form.cleaned_data))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, form)
    return render(
        request, "sharing/onward/permission.html", frame=frame_of(request, current="work"), page=page
    )


def named_in_a_list(item: ItemView) -> str:
    """An item's first words, for a list of choices, and whether it was corrected."""
    line = " ".join(item.text.split())
    short = line if len(line) <= 120 else f"{line[:117]}..."
    return f"{short} (corrected since)" if item.corrections else short


def agencies_but(by: Actor) -> list[tuple[str, str]]:
    """Every other signatory, by name and sector; then the bodies outside the Code that we deal with."""
    signed = [(str(one.id), f"{one.name} ({one.sector.says})") for one in choices() if one.id != by.agency]
    return [*signed, *bodies_to_choose(by)]


def purposes(by: Actor) -> list[tuple[str, str]]:
    """The partnership's list of purposes."""
    return [(row.id, capital(row.says)) for row in law_of(by).table("purpose")]


def _ask(request: HttpRequest, by: Actor, disclosure_id: UUID, data: dict[str, Any]) -> str:
    ask_to_pass_on(
        by=by,
        disclosure_id=disclosure_id,
        items=[UUID(item) for item in data["items"]],
        recipient=UUID(data["recipient"]),
        purpose=data["purpose"],
        why=data["why"],
    )
    say(request, "The owner is asked. Until it says yes, nothing goes on; silence is not a yes.")
    return f"/disclosures/{disclosure_id}/"


def _answer(request: HttpRequest, by: Actor, permission_id: UUID, data: dict[str, Any]) -> str:
    permit = data["answer"] == PERMIT
    answer_passing_on(
        by=by,
        permission_id=permission_id,
        permit=permit,
        reasons=data["reasons"],
        until=data["until"] if permit else None,
        told=data["told"],
    )
    say(request, "Permitted. It still belongs to you." if permit else "Refused. It stays where it is.")
    return f"/permissions/{permission_id}/"


def _page(by: Actor, view: PermissionView, form: Answer) -> Permission:
    state = PermissionState(view.state)
    waits = state is PermissionState.ASKED
    permitted = {"item": str(view.item.id)} if view.item else {}
    to = urlencode({"to": str(view.recipient), "purpose": view.purpose_key, **permitted})
    given = state is PermissionState.GIVEN and view.ours
    return Permission(
        title="May it be passed on?",
        tag=Tag(capital(state.says), "green" if state is PermissionState.GIVEN else "blue"),
        rows=_rows(by, view, waits=waits),
        item=item_card(view.item, 1) if view.item else None,
        form=asked(form) if waits and not view.ours and opens(by.role, Act.GIVE_PERMISSION) else None,
        here=f"/permissions/{view.id}/",
        pass_on_href=f"/disclosures/{view.disclosure}/pass-on/?{to}" if given else "",
        take_back_href=f"/permissions/{view.id}/withdraw/" if may_take_back(by, view) else "",
        heard_href=f"/permissions/{view.id}/heard/" if heard.may_write_down(by, view) else "",
        back_href=f"/disclosures/{view.disclosure}/" if view.ours else "/",
    )


def _rows(by: Actor, view: PermissionView, *, waits: bool) -> tuple[Row, ...]:
    rows = [
        Row("Asked by", view.from_agency),
        Row("Belongs to", view.to_agency),
        Row("To go to", view.third_agency),
        Row("For", capital(view.purpose)),
        Row("Why they need it", view.why),
        Row("Asked", moment_in_words(view.asked_at)),
    ]
    if waits:
        due = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"
        rows.append(Row("Answer due", due.strip()))
        if view.due_at < by.at:
            said = late_says(view.steps, ours=view.ours, other=view.to_agency)
            rows.append(Row("Past due", " ".join(said)))
    rows += heard.rows_of(view)
    if view.reasons:
        rows.append(Row("Reasons", view.reasons))
    if view.until:
        rows.append(Row("Until", moment_in_words(view.until)))
    if view.taken_back_at:
        rows.append(Row("Taken back", moment_in_words(view.taken_back_at)))
        rows.append(Row("Why it was taken back", view.taken_back))
    return tuple(rows)
