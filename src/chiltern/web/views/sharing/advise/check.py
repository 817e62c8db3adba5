"""What the Code says of the answers, every reason of it; then it is kept as a note of advice. Clauses 3.3 to 3.5 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names
from chiltern.code_of_practice.sharing.advising import FIRST
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing import drafts
from chiltern.sharing.actions.write_note import write_note
from chiltern.sharing.workings.advising import flat
from chiltern.sharing.workings.nameless import like_names
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.advise import draft as drafting
from chiltern.web.views.sharing.advise.draft import Advising
from chiltern.web.views.sharing.advise.keeping import Keeping
from chiltern.web.views.sharing.advise.shown import Advice, advice

LIKE_NAMES = (
    "These words look like names: {}. Do not name anyone: change them, or say below that they name nobody."
)


@dataclass(frozen=True, slots=True)
class Check:
    """The standing with every reason, the answers, each to be changed, and the button that keeps the note."""

    title: str
    advice: Advice
    names: str
    form: ShownForm
    here: str
    drop_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Leads to the first question that is still open. Sent twice, one note is kept."""
    form = Keeping(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            return once(request, by, lambda: _keep(by, draft_id, request.POST.get("named_nobody") == "on"))
        except Invalid as wrong:
            form.full_clean()
            at_its_field(form, wrong)
    advising = drafting.read(by, draft_id)
    given, under = advising.answered(by)
    onward = advising.next_page(under.steps if under else FIRST)
    if under is None or onward != advising.here:
        return redirect(onward)
    found = like_names(given.answers.texts().values())
    if not found:
        del form.fields["named_nobody"]
    shown = advice(
        under.verdict,
        under.asking,
        ((*under.bases(), *under.conditions()), under.left_out()),
        flat(given),
        under.steps,
        under.law,
        recipient=names([given.recipient])[given.recipient] if given.recipient else "",
        here=advising.here,
    )
    page = _page(advising, shown, found, form)
    frame = frame_of(request, current="work", immediate=bool(shown.rings))
    return render(request, "sharing/advise/check.html", frame=frame, page=page)


def _page(advising: Advising, shown: Advice, found: tuple[str, ...], form: Keeping) -> Check:
    return Check(
        title="May I share this?",
        advice=shown,
        names=LIKE_NAMES.format(", ".join(found)) if found else "",
        form=asked(form),
        here=advising.here,
        drop_href=f"{advising.here}drop/",
    )


def _keep(by: Actor, draft_id: UUID, named_nobody: bool) -> str:
    advising = drafting.read(by, draft_id)
    given, under = advising.answered(by)
    onward = advising.next_page(under.steps if under else FIRST)
    if onward != advising.here:
        return onward
    note = write_note(by=by, given=given, named_nobody=named_nobody)
    drafts.drop(by, draft_id)
    return f"/may-i-share/notes/{note.id}/"
