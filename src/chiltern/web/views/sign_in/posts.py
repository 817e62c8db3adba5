"""Choosing in which post to act, leaving it, and signing out. Serves clause 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django import forms
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.actions.sign_out import sign_out as end_session
from chiltern.agencies.queries.posts import PostChoice, post_choices, who
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.middleware.context import actor_of
from chiltern.web.shell import frame_of
from chiltern.web.views.sign_in.arriving import account_of, enter_post
from chiltern.web.views.sign_in.entry import signed_in


@dataclass(frozen=True, slots=True)
class Choosing:
    """The posts to choose from."""

    title: str
    form: ShownForm
    submit: str


@dataclass(frozen=True, slots=True)
class Acting:
    """In which post this session acts."""

    title: str
    name: str
    agency: str


class WhichPost(Questions):
    """One radio for each post."""

    looks: ClassVar = {"post": Look(is_heading=True, size="l")}

    post = forms.ChoiceField(label="In which role are you working now?", widget=forms.RadioSelect)

    def __init__(self, choices: list[PostChoice], *args: object) -> None:
        super().__init__(*args)
        self.fields["post"].choices = [(str(each.post), _words(each)) for each in choices]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """With an acting post: which it is, and how to leave it. Without: the choice, where there is one to make."""
    if not signed_in(request):
        return redirect("account_login")
    actor = actor_of(request)
    if actor is not None:
        return _acting(request, actor)
    choices = post_choices(account_of(request))
    if not choices:
        return render(request, "sign_in/no_post.html", frame=frame_of(request))
    if len(choices) == 1:
        return enter_post(request, choices[0].post)
    form = WhichPost(choices, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return enter_post(request, UUID(form.cleaned_data["post"]))
        except Missing:
            raise Http404 from None
    page = Choosing("In which role are you working now?", show(form), "Continue")
    return render(request, "sign_in/choose_post.html", frame=frame_of(request), page=page)


def _acting(request: HttpRequest, actor: Actor) -> HttpResponse:
    if request.method == "POST":
        end_session(by=actor, session_key=request.session.session_key or "")
        return redirect("choose_post")
    held = who(actor)
    page = Acting(held.title, held.name, held.agency)
    return render(request, "sign_in/acting.html", frame=frame_of(request), page=page)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the acting post and the session in this second."""
    actor, key = actor_of(request), request.session.session_key
    if actor is not None and key:
        end_session(by=actor, session_key=key)
    logout(request)
    return redirect("account_login")


def _words(choice: PostChoice) -> str:
    role = choice.role.says[:1].upper() + choice.role.says[1:]
    return f"{role}, {choice.agency} (since {date_in_words(choice.since)})"
