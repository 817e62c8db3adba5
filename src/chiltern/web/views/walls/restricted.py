"""A restricted thing: who is on its list, putting on, taking off, lifting, and who was told. Clauses 2.2 and 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.actions.change_named import change_named
from chiltern.sharing.actions.lift_restriction import lift_restriction
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.queries import restricting
from chiltern.sharing.queries.restricting import RestrictionView, restriction_page
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, uuid_or_none
from chiltern.web.views.team.door import answer
from chiltern.web.views.walls.forms import ToAdd, ToLift, ToRestrict

_WHAT = {
    restricting.NAMED: "put on the list",
    restricting.TAKEN_OFF: "taken off the list",
    restricting.LIFTED: "told that it was lifted",
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on the list. `remove`: the value of the button, empty for the last one."""

    says: str
    remove: str


@dataclass(frozen=True, slots=True)
class RestrictedPage:
    """The list of a restricted thing."""

    title: str
    called: str
    why: str
    since: str
    named: tuple[Named, ...]
    told: tuple[Row, ...]
    add: ShownForm
    can_add: bool
    remove_href: str
    lift_href: str
    form_id: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def restricted(request: HttpRequest, by: Actor, thing: UUID) -> HttpResponse:
    """Restricts it where it is not yet; else its list, and one colleague more."""
    view = restriction_page(by, thing)
    return _list(request, by, view) if view.restricted else _restrict(request, by, view)


@require_POST
@for_a_post
def remove(request: HttpRequest, by: Actor, thing: UUID) -> HttpResponse:
    """One colleague fewer."""
    post = uuid_or_none(request.POST.get("remove"))
    view = restriction_page(by, thing)

    def act() -> str:
        if post is None:
            return _here(view)
        change_named(by=by, thing=thing, remove=post)
        say(request, "Taken off the list. From now on it does not exist for them.")
        return _here(view) if post != by.post else "/"

    return once(request, by, act)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def lift(request: HttpRequest, by: Actor, thing: UUID) -> HttpResponse:
    """Whoever read it before reads it again."""
    view = restriction_page(by, thing)
    if not view.restricted:
        raise Missing
    form = ToLift(request.POST if request.method == "POST" else None)

    def act() -> str:
        lift_restriction(by=by, thing=thing, why=form.cleaned_data["why"])
        say(request, "Lifted. Whoever read it before reads it again.")
        return view.root.href if restricting.may_still_see(view.root) else "/"

    done = answer(request, by, form, act)
    page = Asking(
        "Lift the restriction",
        asked(form),
        "Lift it",
        _here(view),
        (f"This is about {view.root.called}. Its teams and desk see it again at once, as before.",),
    )
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _restrict(request: HttpRequest, by: Actor, view: RestrictionView) -> HttpResponse:
    form = ToRestrict(
        request.POST if request.method == "POST" else None,
        colleagues=[(str(one.post), f"{one.name}, {one.title}") for one in view.others],
    )

    def act() -> str:
        said = form.cleaned_data
        restrict_thing(
            by=by,
            thing=view.root.thing,
            posts=[UUID(post) for post in said.get("posts", ())],
            why=said["why"],
        )
        say(request, "Restricted. For everybody who is not on the list it does not exist any more.")
        return _here(view)

    done = answer(request, by, form, act)
    says = (
        f"This is about {view.root.called}. From then on it stands in no list, search or number of anybody else here, "
        "and its page is not found.",
        "What other agencies send about it later goes to the same people.",
    )
    page = Asking("Restrict to named colleagues", asked(form), "Restrict it", view.root.href, says)
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _list(request: HttpRequest, by: Actor, view: RestrictionView) -> HttpResponse:
    form = ToAdd(
        request.POST if request.method == "POST" else None,
        colleagues=[
            (str(one.post), f"{one.name}, {one.title}")
            for one in view.others
            if one.post not in {each.post for each in view.on_list}
        ],
    )

    def act() -> str:
        change_named(by=by, thing=view.root.thing, add=UUID(form.cleaned_data["add"]))
        say(request, "On the list. They see it from now on.")
        return _here(view)

    done = answer(request, by, form, act)
    page = RestrictedPage(
        title="Who may see this",
        called=view.root.called,
        why=view.why,
        since=moment_in_words(view.since) if view.since else "",
        named=tuple(
            Named(f"{one.says} (you)" if one.me else one.says, str(one.post) if len(view.on_list) > 1 else "")
            for one in view.on_list
        ),
        told=tuple(_told(view)),
        add=asked(form),
        can_add=len(form.fields["add"].choices) > 1,  # type: ignore[attr-defined]
        remove_href=reverse("restricted_remove", args=[view.root.thing]),
        lift_href=reverse("restricted_lift", args=[view.root.thing]),
        form_id=form_id(),
        back_href=view.root.href,
    )
    return done or render(
        request, "walls/restricted.html", frame=frame_of(request, current="work"), page=page
    )


def _told(view: RestrictionView) -> list[Row]:
    rows = []
    for one in view.told:
        why = f" Why: {one.why}" if one.why else ""
        rows.append(Row(moment_in_words(one.at), f"{one.who}: {_WHAT[one.what]} by {one.by}.{why}"))
    return rows


def _here(view: RestrictionView) -> str:
    return reverse("restricted", args=[view.root.thing])
