"""That a decided answer was told by telephone, in a meeting, by secure e-mail or on paper. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries.outside import body_page
from chiltern.code_of_practice.reasons import OUTSIDE_THE_CODE
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.disclose import disclose
from chiltern.sharing.queries.decision_page import decision_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.views import RequestView
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import LONDON
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.decide.check import terms_given
from chiltern.web.views.sharing.forms import Told
from chiltern.web.views.sharing.going_on import insist_open_on_page
from chiltern.web.views.sharing.outside.bodies import check_rows
from chiltern.web.views.sharing.shown import NOT_ALL

_FIELDS = {"happened_at": "at_time"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def told(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """When, how and to whom; what is told stands beside the form, to read out."""
    view = request_page(by, request_id)
    insist_open_on_page(view, Act.DISCLOSE, typed=request.method == "POST")
    now = by.at.astimezone(LONDON)
    initial = {"day": now.date(), "at_time": f"{now:%H:%M}"}
    typed = request.POST if request.method == "POST" else None
    form = Told(typed, initial=initial, outside=view.outside is not None)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _told(request, by, request_id, form))
        except Invalid as wrong:
            form.add_error(_FIELDS.get(wrong.field, wrong.field), wrong.says)
    page = Asking(
        "Write down that you told them",
        asked(form),
        "Save",
        f"/requests/{request_id}/",
        rows=_to_tell(by, view),
        says=("A place that is told by voice is not put into writing for them.",),
        warns=OUTSIDE_THE_CODE.says if view.outside else "",
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _told(request: HttpRequest, by: Actor, request_id: UUID, form: Told) -> str:
    disclose(by=by, request_id=request_id, told=form.given())
    say(request, "Written down.")
    return f"/requests/{request_id}/"


def _to_tell(by: Actor, view: RequestView) -> tuple[Row, ...]:
    if view.decision is None:
        return ()
    decided = decision_page(by, view.id)
    going = [item for item in decided.items if item.shared]
    items = [Row(f"Item {place + 1}", item.text) for place, item in enumerate(going)]
    return (
        Row("How to reach them", view.reach or "Not said"),
        *(_checked(by, view.outside) if view.outside else ()),
        Row("To be told", decided.method),
        *items,
        *(terms_to_write(decided.terms) if view.outside and going else ()),
    )


def _checked(by: Actor, body: UUID) -> tuple[Row, ...]:
    """How it was made sure that it is they, and where a number for them was found."""
    shown = body_page(by, body)
    rows = (Row("How it is reached, as we found it", shown.reach), *check_rows(shown)[:1])
    return tuple(row for row in rows if row.value)


def terms_to_write(given: TermsGiven) -> tuple[Row, ...]:
    """What is put into writing for them."""
    terms = terms_given(given)
    more = [f"{row.key}: {row.value}." for row in terms.rows]
    return (Row("Terms, to be put into writing", "\n".join([terms.passing_on, *more, NOT_ALL])),)
