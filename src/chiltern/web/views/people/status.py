"""Recording a status or an order about a person: by whom, since when, seen on paper or told (clause 3.4)."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.actions.record_status import CareSection, HowKnown, Status, StatusKind, record_status
from chiltern.people.queries import PersonPage, StatusView, person_page
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.people import fields
from chiltern.web.views.people.common import Asking, at_field, may_record

ALSO = {"status_dates": "since"}


class NewStatus(Questions):
    """What stands, or was ordered."""

    looks: ClassVar = {
        "kind": Look(size="s", reveals={"looked_after": "section"}),
        "section": Look(),
        "how_known": Look(size="s"),
        "since": Look(size="s"),
        "until": Look(size="s"),
        "note": Look(rows=3),
    }

    kind = fields.one_of("What stands, or was ordered?", StatusKind.choices())
    section = fields.one_of(
        "Under which section of the Children Act 1989?", CareSection.choices(), required=False
    )
    by_whom = fields.text(
        "Who decided or ordered it?", required=True, hint="For example, the council or the court by its name."
    )
    how_known = fields.one_of("How do you know?", HowKnown.choices())
    since = fields.day("Since when?", "the start date", hint="If known.")
    until = fields.day("Until when?", "the end date", hint="If it has ended, or will end on a known day.")
    note = fields.several_lines("Note", hint="For example, a condition that others have to keep.")

    def clean(self) -> dict[str, Any]:
        """The section is asked below one choice, and needed there."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if answers.get("kind") == StatusKind.LOOKED_AFTER and not answers.get("section"):
            self.add_error("section", "Choose under which section the child is looked after")
        return answers

    def stated(self, instead_of: UUID | None) -> Status:
        """What was answered, as the action takes it."""
        answers = self.cleaned_data
        kind = StatusKind(answers["kind"])
        section = answers["section"] if kind is StatusKind.LOOKED_AFTER else ""
        return Status(
            kind=kind,
            by_whom=answers["by_whom"],
            how_known=HowKnown(answers["how_known"]),
            section=CareSection(section) if section else None,
            note=answers["note"],
            since=answers["since"],
            until=answers["until"],
            instead_of=instead_of,
        )


@require_http_methods(["GET", "POST"])
@for_a_post
def status(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Asks for a status or an order; `instead_of` in the address replaces an earlier one."""
    may_record(by)
    one = person_page(by, person_id)
    earlier = _earlier(one, request.GET.get("instead_of", ""))
    form = NewStatus(request.POST if request.method == "POST" else None)

    def act() -> str:
        record_status(by=by, person=person_id, stated=form.stated(earlier.id if earlier else None))
        say(request, "Saved.")
        return reverse("people_person", args=[one.id])

    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_field(form, wrong, ALSO)
    page = Asking(
        title="Replace a status or order" if earlier else "Add a status or order",
        form=asked(form),
        submit="Save",
        back_href=reverse("people_person", args=[one.id]),
        caption=one.called,
        says=_says(earlier),
    )
    return render(request, "people/form.html", frame=frame_of(request, current="people"), page=page)


def _earlier(one: PersonPage, id: str) -> StatusView | None:
    """The one to be replaced. Raises Missing for one that is not this person's, or has ended."""
    if not id:
        return None
    for each in one.statuses:
        if str(each.id) == id and each.until is None:
            return each
    raise Missing


def _says(earlier: StatusView | None) -> tuple[str, ...]:
    if earlier is None:
        return ()
    return (f"This ends: {earlier.kind}, {earlier.by_whom}. It stays on the page as former.",)
