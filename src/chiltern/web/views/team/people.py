"""People and their sign-in: the list, one person, inviting, a new link. Serves clauses 3.7 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chiltern.accounts.queries import SeatState
from chiltern.agencies.actions.invite_person import invite_person
from chiltern.agencies.actions.reset_sign_in import reset_sign_in
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.queries.code_read import CodeReadAtHome, read_at_home
from chiltern.agencies.queries.posts import PersonRow
from chiltern.agencies.workings.posts import roles_to_give
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Tag
from chiltern.web.shell import frame_of
from chiltern.web.views.team.door import answer
from chiltern.web.views.team.forms import Invitation, Sure

CODE = "link_to_hand_over"
"""Under this name a session keeps a new link's code until its page has shown it once."""

LONG = 25
"""People on a page, before it is asked for whom one looks."""

NOT_READ = Tag("Has not acknowledged the Code", "yellow")
WAITING = "waiting"
"""Sifts the list: those who have not."""

SIGN_IN = {
    SeatState.WAITING: Tag("Has not signed in yet", "yellow"),
    SeatState.OPEN: Tag("Signs in", "green"),
    SeatState.CLOSED: Tag("Reset elsewhere: needs a link", "orange"),
}


@dataclass(frozen=True, slots=True)
class PostShown:
    """One post of a person."""

    title: str
    detail: str
    end_href: str


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person, in the list or alone."""

    name: str
    href: str
    tag: Tag
    posts: tuple[PostShown, ...]
    code: Tag | None = None
    """Whether they have acknowledged the Code that is in force, for those who are to see to it."""


@dataclass(frozen=True, slots=True)
class TeamShown:
    """One team or the duty desk, and how many posts read as it."""

    name: str
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class CodeShown:
    """How many of those who work here have acknowledged the Code, and the way to those who have not."""

    says: str
    waits_text: str
    only_waiting: bool


@dataclass(frozen=True, slots=True)
class StaffPage:
    """Everybody, and the teams."""

    title: str
    people: tuple[PersonShown, ...]
    sought: str
    """A part of a name or a post; the list is asked for one where it is long."""
    sifts: bool
    code: CodeShown | None
    teams: tuple[TeamShown, ...]
    empty_desks: tuple[str, ...]
    can_invite: bool
    keeps_hours: bool
    arranges_cover: bool
    takes_record: bool
    keeps_walls: bool
    keeps_retention: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person, and what can be done."""

    person: PersonShown
    give_href: str
    reset_href: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A page with a form."""

    title: str
    form: ShownForm
    submit: str
    back_href: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class LinkPage:
    """A link, shown once; without `code` it was shown already."""

    name: str
    code: str
    address: str
    back_href: str


@require_GET
@for_a_post
def staff(request: HttpRequest, by: Actor) -> HttpResponse:
    """Everybody at the agency, in which posts, in which teams."""
    held = queries.staff(by)
    sought = request.GET.get("text", "").strip()
    read = read_at_home(by)
    everybody = tuple(shown(row, read) for row in held.people)
    waiting = read is not None and request.GET.get("code") == WAITING
    listed = tuple(one for one in everybody if one.code == NOT_READ) if waiting else everybody
    page = StaffPage(
        title="People and teams",
        people=tuple(one for one in listed if _is_like(one, sought)),
        sought=sought,
        sifts=len(everybody) > LONG,
        code=_code(everybody, only_waiting=waiting) if read else None,
        teams=tuple(
            TeamShown(team.name, reverse("team", args=[team.id]), _size(len(team.posts)))
            for team in held.teams
        ),
        empty_desks=tuple(team.name for team in held.desks_without_post),
        can_invite=opens(by.role, Act.INVITE_PERSON),
        keeps_hours=opens(by.role, Act.SET_OPENING) and by.agency != OFFICE,
        arranges_cover=opens(by.role, Act.SET_COVER),
        takes_record=opens(by.role, Act.TAKE_RECORD),
        keeps_walls=opens(by.role, Act.SET_HOLD) and by.agency != OFFICE,
        keeps_retention=opens(by.role, Act.SET_RETENTION) and by.agency != OFFICE,
    )
    return render(request, "team/staff.html", frame=frame_of(request, current="team"), page=page)


@require_GET
@for_a_post
def person(request: HttpRequest, by: Actor, practitioner: UUID) -> HttpResponse:
    """One person."""
    row = queries.person(by, practitioner)
    mine = row.agency == by.agency
    page = PersonPage(
        person=shown(row, read_at_home(by) if mine else None),
        give_href=reverse("give_post", args=[row.id]) if mine else "",
        reset_href=reverse("reset_sign_in", args=[row.id]),
    )
    return render(request, "team/person.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def invite(request: HttpRequest, by: Actor, agency: UUID | None = None) -> HttpResponse:
    """Invites to the own agency; the council's officer also the first representative of another."""
    at = agency or by.agency
    own = at == by.agency
    if not opens(by.role, Act.INVITE_PERSON) or not (own or by.role is Role.COUNCIL_OFFICER):
        raise Missing
    name = queries.agency_name(at)
    form = Invitation(
        request.POST if request.method == "POST" else None,
        roles=roles_to_give(own=own, office=at == OFFICE),
        teams=queries.teams_of(at),
    )

    def act() -> str:
        given = form.cleaned_data
        invited = invite_person(
            by=by, agency=at, name=given["name"], address=given["address"], post=form.asked()
        )
        return _to_link(request, invited.practitioner, invited.code)

    done = answer(request, by, form, act)
    page = Asking(f"Invite somebody to {name}", asked(form), "Make the link", reverse("staff"))
    return done or render(request, "team/ask.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def reset(request: HttpRequest, by: Actor, practitioner: UUID) -> HttpResponse:
    """A new link for somebody who lost their password, their app, or their first link."""
    row = queries.person(by, practitioner)
    form = Sure(request.POST if request.method == "POST" else None)

    def act() -> str:
        return _to_link(request, row.id, reset_sign_in(by=by, practitioner=row.id))

    done = answer(request, by, form, act)
    says = (
        "Make sure that it is really this person who asks: see them, or ring them on a number that you already hold. "
        "A link made before stops working."
    )
    page = Asking(
        f"A new link for {row.name}",
        asked(form),
        "Make the link",
        reverse("person_at_work", args=[row.id]),
        says,
    )
    return done or render(request, "team/ask.html", frame=frame_of(request, current="team"), page=page)


@require_GET
@for_a_post
def link(request: HttpRequest, by: Actor, practitioner: UUID) -> HttpResponse:
    """The link, this once."""
    row = queries.person(by, practitioner)
    held = request.session.get(CODE) or {}
    code = held.get(str(row.id), "")
    if code:
        request.session[CODE] = {}
    address = request.build_absolute_uri(reverse("open_link", args=[code])) if code else ""
    page = LinkPage(row.name, code, address, reverse("person_at_work", args=[row.id]))
    return render(request, "team/link.html", frame=frame_of(request, current="team"), page=page)


def shown(row: PersonRow, read: CodeReadAtHome | None = None) -> PersonShown:
    """A person as the pages show them. `read`: who has acknowledged the Code, for those who are to see to it."""
    posts = tuple(
        PostShown(
            post.title,
            ", ".join([post.role.says, *post.teams, f"since {date_in_words(post.since)}"]),
            reverse("end_post", args=[post.id]),
        )
        for post in row.posts
    )
    return PersonShown(
        row.name,
        reverse("person_at_work", args=[row.id]),
        SIGN_IN[row.sign_in],
        posts,
        _has_read(row, read) if read and posts else None,
    )


def _has_read(row: PersonRow, read: CodeReadAtHome) -> Tag:
    since = read.since.get(row.id)
    return Tag(f"Acknowledged the Code on {date_in_words(since)}", "green") if since else NOT_READ


def _code(everybody: tuple[PersonShown, ...], *, only_waiting: bool) -> CodeShown:
    """Of those who hold a post."""
    asked = [one for one in everybody if one.code]
    waiting = sum(one.code == NOT_READ for one in asked)
    says = f"{len(asked) - waiting} of {len(asked)} have acknowledged the Code that is in force."
    return CodeShown(says, f"See the {waiting} who have not" if waiting else "", only_waiting)


def _is_like(one: PersonShown, sought: str) -> bool:
    """By a part of their name, or of what their post is called."""
    return any(
        sought.casefold() in each.casefold() for each in (one.name, *(post.title for post in one.posts))
    )


def _to_link(request: HttpRequest, practitioner: UUID, code: str) -> str:
    request.session[CODE] = {str(practitioner): code}
    return reverse("link_to_hand_over", args=[practitioner])


def _size(posts: int) -> str:
    return "nobody" if posts == 0 else "one person" if posts == 1 else f"{posts} people"
