"""A court orders what belongs to us: what its owner is told, and that its desk has read it. Clauses 2.2 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.read_court_notice import read_court_notice
from chiltern.sharing.queries.court_notices import CourtNoticeView, OwnOrdered, court_notice_page
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.went import NOT_SEEN

WHAT_TO_DO = (
    "You can ask the court to limit the order: ring your agency’s legal adviser, or the court, and name the reference below. What "
    "the court does not limit by its day has to be produced.",
    "Nothing here asks you for your permission: an order of a court does not wait for it. It is no breach of the Code.",
)
IN_DANGER = "If producing it would put somebody in danger, say so today: to the court, and to the agency that was ordered."


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The page."""

    title: str
    caption: str
    says: tuple[str, ...]
    warns: str
    rows: tuple[Row, ...]
    items: tuple[Row, ...]
    read_href: str
    form_id: str


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """For the owner's duty desk, and for those who represent it."""
    page = _page(court_notice_page(by, notice_id))
    return render(request, "sharing/courts/notice.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def read(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """The desk has it."""

    def act() -> str:
        read_court_notice(by=by, notice_id=notice_id)
        say(request, "Put away as read. Those who represent your agency keep it in their work.")
        return f"/court-notices/{notice_id}/"

    return once(request, by, act)


def _page(view: CourtNoticeView) -> NoticePage:
    later = view.told_at > view.arrived_at
    return NoticePage(
        title="A court orders what belongs to you",
        caption=f"Reference {view.reference}",
        says=WHAT_TO_DO,
        warns=IN_DANGER,
        rows=(
            Row("Ordered to produce it", view.ordered),
            Row("Court", view.court),
            Row("Reference on the order", view.court_reference),
            Row("The court wants it by", date_in_words(view.due_on)),
            Row("The order was written down", moment_in_words(view.arrived_at)),
            *(
                [Row("You were told", f"{moment_in_words(view.told_at)}: the notice was held back")]
                if later
                else []
            ),
        ),
        items=tuple(_item(item) for item in view.items),
        read_href=f"/court-notices/{view.id}/read/" if view.can_put_away else "",
        form_id=form_id(),
    )


def _item(item: OwnOrdered) -> Row:
    kind = f" ({item.kind})" if item.kind else ""
    said = f"{item.text}{kind}" if item.text else NOT_SEEN
    return Row(f"Shared under {item.reference}" if item.reference else "Shared by you", capital(said))
