"""To whom a hidden place may go where one of those works from whom it is hidden: named posts, and nobody else. 3.4, 3.7."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.releases import posts_that_asked
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.under_decision import under_decision
from chiltern.sharing.workings.calling import METHODS
from chiltern.web.acting import asked
from chiltern.web.forms.questions import Look
from chiltern.web.frame import render
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Asking, Varied, after, capital
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.conditions import SMALL, Choices, radios
from chiltern.web.views.sharing.decide.draft import SHARE, Deciding
from chiltern.web.views.sharing.decide.journey import deciding, frame_for

BEFORE = (
    "The whole answer goes to the posts that you choose, and to nobody else there: no desk, no team, no shared inbox.",
    "A colleague of yours then looks at it and releases it. Until then they see nothing, and the clock runs.",
)
IN_DANGER = (
    "Someone is in danger: ring one of these posts on a number that you already hold, and say the place by voice. "
    "Choose under ‘How it goes’ that it goes by telephone.",
    "Nothing waits: a colleague looks afterwards. The place itself is not put into writing there.",
)


UNASKED_IN_DANGER = (
    "Someone is in danger: ring one of these posts on a number that you already hold, and say the place by voice.",
    "Nothing waits: everything else goes at once, and a colleague looks afterwards. The place itself is not put into "
    "writing there.",
)
NOTHING_HIDDEN = "You share nothing that is hidden from somebody there: nobody has to be named."
THERE = (
    "Those who work with what comes in there. Choose as few as do the work: nobody who is that person, who answers to "
    "them, or whom they answer to."
)
SAY_IT = "Ring back on a number that you already hold. What else you tell goes in this service."
WHO_OUTSIDE = "Who there may know the place, and how do you know that they are outside that person’s line?"
BY_NAME = (
    "They are outside the Code and have no posts here: name each by name and role, as few as do the work. For example: the named "
    "nurse, Jo Field, whom I rang on the hospital’s switchboard; that person works in the stores."
)
BEFORE_OUTSIDE = (
    "It is for those alone whom you name here: no desk, no shared inbox.",
    "A colleague of yours then looks at it and releases it. Only then you tell them, and write down when, how and whom you told.",
)
VOICES = [(each.value, capital(each.says)) for each in METHODS if each.by_voice]


class Named(Varied):
    """Which posts, and how the decider knows."""

    looks: ClassVar = {"outside_line": Look(rows=3, size="s")}

    to_posts = forms.MultipleChoiceField(
        label="Who there may know the place?",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="Those who work on this request. Choose as few as do the work: nobody who is that person, who answers "
        "to them, or whom they answer to.",
        error_messages={"required": "Choose at least one post that may know the place"},
    )
    outside_line = long_text(
        "How do you know that they are outside that person’s line?",
        help_text="For example: I rang the named nurse on the ward’s number, who said where that person works. Whoever "
        "releases it reads this; the other agency does not.",
        required=True,
    )

    def __init__(
        self,
        *args: Any,
        posts: Choices,
        unasked: bool = False,
        by_voice: bool = False,
        outside: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_posts"].choices = posts  # type: ignore[attr-defined]
        if unasked:
            self.fields["to_posts"].help_text = THERE
        if outside:
            del self.fields["to_posts"]
            self.fields["outside_line"].label, self.fields["outside_line"].help_text = WHO_OUTSIDE, BY_NAME
        if by_voice:
            self.fields["said_by"] = radios("How do you say the place to them?", VOICES, SAY_IT)
            self.wear({"said_by": SMALL})


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def place(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Asked only where something shared is hidden from somebody there; else there is nobody to name."""
    said = drafting.read(by, request_id)
    outside = under_decision(by, request_id, said.given()).outside
    here = f"/requests/{request_id}/decide/"
    posts = [(str(one.post), one.title) for one in posts_that_asked(request_id)]
    start = {"to_posts": said.to_posts, "outside_line": said.outside_line}
    sent = request.POST if request.method == "POST" else None
    form = Named(sent, posts=posts, outside=outside, initial=start)
    if form.is_bound and form.is_valid():
        said.to_posts, said.outside_line = (
            list(form.cleaned_data.get("to_posts", ())),
            form.cleaned_data["outside_line"],
        )
        drafting.save(by, request_id, said)
        return redirect(after(request, here, f"{here}check/"))
    page = Asking(
        f"Who at {request_page(by, request_id).other_agency} may know the place",
        asked(form),
        "Save and continue",
        here,
        says=(*hidden_from(said), *_how(outside=outside, in_danger=said.says_danger())),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, said), page=page)


def _how(*, outside: bool, in_danger: bool) -> tuple[str, ...]:
    return IN_DANGER if in_danger else BEFORE_OUTSIDE if outside else BEFORE


def hidden_from(said: Deciding) -> tuple[str, ...]:
    """From whom; or that nothing here asks for it."""
    items = [one for one in said.items if one["fate"] == SHARE and one.get("hidden_there") == Answer.YES]
    names = dict.fromkeys(
        name.strip() for one in items for name in one.get("hidden_from", "").splitlines() if name.strip()
    )
    if not names:
        return (NOTHING_HIDDEN,)
    return (f"Hidden from: {', '.join(names)}.",)
