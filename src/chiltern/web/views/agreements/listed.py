"""The agreements that this agency is party to; for the council's officer every one. Clauses 1.2 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chiltern.agencies.queries import names_to_choose
from chiltern.agencies.queries.agreements import AgreementList, AgreementRow, Shown
from chiltern.agencies.queries.agreements import agreements as listed
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, AgreementState
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE
from chiltern.web.acting import for_a_post
from chiltern.web.frame import Frame, render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Choice, PageLinks, Select, Tag, WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.agreements import draft as drafting
from chiltern.web.views.sharing.common import capital, uuid_or_none

HERE = "/agreements/"
EMPTY = (
    "Your agency is party to no agreement. Nobody needs one: the Code is enough. Where you share with the same agencies for "
    "the same purpose again and again, your representative can propose one."
)
NONE_SUCH = "No agreement is like that. Clear the filter to see all of them."


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list, narrowed, and the way to a new one."""

    title: str
    rows: tuple[WorkRow, ...]
    begun: tuple[WorkRow, ...]
    count: str
    empty: str
    selects: tuple[Select, ...]
    narrowed: bool
    pages: PageLinks
    can_propose: bool
    here: str
    back_href: str
    back: str


@require_safe
@for_a_post
def agreements(request: HttpRequest, by: Actor) -> HttpResponse:
    """The latest first; by how they stand, and with whom."""
    shown, party = _chosen(request)
    given = request.GET.get("page", "1")
    page = int(given) if given.isascii() and given.isdigit() and 0 < len(given) < 5 else 1
    found = listed(by, shown=shown, party=party, page=page)
    can_propose = opens(by.role, Act.PROPOSE_AGREEMENT)
    back_href, back = _back(by)
    shown_page = ListPage(
        title="Agreements",
        rows=tuple(map(_row, found.rows)),
        begun=_begun(by) if can_propose else (),
        count="1 agreement" if found.count == 1 else f"{found.count} agreements",
        empty=NONE_SUCH if shown or party else EMPTY,
        selects=_selects(by, shown, party),
        narrowed=bool(shown or party),
        pages=_pages(found, shown, party),
        can_propose=can_propose,
        here=HERE,
        back_href=back_href,
        back=back,
    )
    return render(request, "agreements/list.html", frame=section(request, by), page=shown_page)


def section(request: HttpRequest, by: Actor) -> Frame:
    """Under Team; for the office under Scheme."""
    return frame_of(request, current="scheme" if by.agency == OFFICE else "team")


def tag_of(row: AgreementRow) -> Tag:
    """How it stands, in a word or two."""
    if row.past_review:
        return Tag("In force, past its review", "orange")
    return {
        AgreementState.DRAFT: Tag("Being written", "grey"),
        AgreementState.PROPOSED: Tag("To be signed", "yellow"),
        AgreementState.SIGNED: Tag("Waits for others", "blue"),
        AgreementState.IN_FORCE: Tag("In force", "green"),
        AgreementState.ENDED: Tag("Ended", "grey"),
    }[row.state]


def _back(by: Actor) -> tuple[str, str]:
    if by.agency == OFFICE:
        return "/scheme/", "The partnership"
    team = opens(by.role, Act.GIVE_POST) or opens(by.role, Act.MANAGE_TEAM)
    return ("/team/", "People and teams") if team else ("/help/", "Help")


def _chosen(request: HttpRequest) -> tuple[Shown | None, UUID | None]:
    state = request.GET.get("state", "")
    return Shown(state) if state in set(Shown) else None, uuid_or_none(request.GET.get("party"))


def _row(row: AgreementRow) -> WorkRow:
    ended = row.state is AgreementState.ENDED
    return WorkRow(
        title=row.title,
        href=f"{HERE}{row.id}/",
        detail=f"{', '.join(row.parties)} · reference {row.reference}",
        due="" if ended else f"Review by {date_in_words(row.review_on)}",
        is_overdue=row.past_review,
        tag=tag_of(row),
    )


def _begun(by: Actor) -> tuple[WorkRow, ...]:
    return tuple(
        WorkRow(
            title=one.title, href=one.here, detail=f"Saved {moment_in_words(one.saved_at)}, not proposed yet"
        )
        for one in drafting.own(by)
    )


def _selects(by: Actor, shown: Shown | None, party: UUID | None) -> tuple[Select, ...]:
    agencies = [(str(id), name) for id, name in names_to_choose() if id != by.agency]
    return (
        Select(
            "state",
            "How it stands",
            (Choice("", "However it stands"), *(Choice(each.value, capital(each.says)) for each in Shown)),
            shown or "",
        ),
        Select(
            "party",
            "With which agency",
            (Choice("", "Every agency"), *(Choice(id, name) for id, name in agencies)),
            str(party or ""),
        ),
    )


def _pages(found: AgreementList, shown: Shown | None, party: UUID | None) -> PageLinks:
    def to(page: int) -> str:
        asked = {"state": shown or "", "party": str(party or ""), "page": str(page)}
        return f"{HERE}?{urlencode({name: value for name, value in asked.items() if value})}"

    return PageLinks(
        newer_href=to(found.page - 1) if found.page > 1 else "",
        older_href=to(found.page + 1) if found.more else "",
    )
