"""A person's own request as work: who asks, what is looked for, what its owners say, the reply to print. 2.2, 8.3.1, 3.10."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.queries import names_to_choose
from chiltern.code_of_practice.words import Act, PersonalState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.resolution.actions.check_asker import check_asker
from chiltern.resolution.actions.find_held import find_held
from chiltern.resolution.actions.reply_to_asker import reply_to_asker
from chiltern.resolution.actions.send_request_on import send_request_on
from chiltern.resolution.queries.personal_page import PersonalView, personal_page, reply_page
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.personal.forms import CheckingAsker, Finding, Replying, SendingOn
from chiltern.web.views.personal.shown import HeldShown, held_shown, rows_of, says_of, tag_of
from chiltern.web.views.sharing.common import capital

NOTHING = "Nothing is open to you here. The reply says the same as where everything is held back."


@dataclass(frozen=True, slots=True)
class Step:
    """The step that is open now: its heading, what it asks, and what its button says."""

    title: str
    says: tuple[str, ...]
    form: ShownForm
    submit: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The request, how far it has come, and the step that is open; without `step` it is only read."""

    title: str
    caption: str
    tag: Tag
    says: tuple[str, ...]
    late: tuple[str, ...]
    rows: tuple[Row, ...]
    checked: tuple[Row, ...]
    looked_for: str
    nothing: str
    """Where nothing is open here: what the reply says all the same."""
    items: tuple[HeldShown, ...]
    step: Step | None
    form: ShownForm | None
    reply_href: str
    here: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The reply, to print. Refused or answered, it ends alike."""

    title: str
    rows: tuple[Row, ...]
    says: tuple[str, ...]
    parts: tuple[str, ...]
    ends: tuple[str, ...]
    way: str
    back_href: str


@dataclass(frozen=True, slots=True)
class _Open:
    """A step with its form as it was sent, and what it does."""

    act: Act
    form: Questions
    do: Callable[[], str]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def shown(request: HttpRequest, by: Actor, personal_id: UUID) -> HttpResponse:
    """Whoever answers it takes its next step here."""
    view = personal_page(by, personal_id)
    step = _step(request, by, view)
    here = f"/personal-requests/{personal_id}/"
    if step is not None and step.form.is_bound and step.form.is_valid():

        def act() -> str:
            say(request, step.do())
            return here

        try:
            return once(request, by, act)
        except AlreadyDone as done:
            return conflict(
                request, "This has been done", done.says, href=here, link_text="See how it stands"
            )
        except Invalid as wrong:
            at_its_field(step.form, wrong)
    elif step is None and request.method == "POST":
        return conflict(
            request,
            "This has been done",
            "It stands otherwise now.",
            href=here,
            link_text="See how it stands",
        )
    page = _page(by, view, _asks(step) if step else None)
    return render(request, "personal/work.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def reply(request: HttpRequest, by: Actor, personal_id: UUID) -> HttpResponse:
    """As it is handed over: to whom, from whom, when, its reference."""
    view = reply_page(by, personal_id)
    page = Letter(
        title="What you asked us",
        rows=(
            Row("To", view.to),
            Row("From", view.agency),
            Row("Date", moment_in_words(view.at)),
            Row("Reference", view.reference),
            Row("You asked on", f"{date_in_words(view.asked_at.date())}, reference {view.request_reference}"),
        ),
        says=(view.refused,) if view.refused else (),
        parts=view.parts,
        ends=view.ends,
        way=view.way.says,
        back_href=f"/personal-requests/{personal_id}/",
    )
    return render(request, "personal/reply.html", frame=frame_of(request, current="work"), page=page)


def _step(request: HttpRequest, by: Actor, view: PersonalView) -> _Open | None:
    """The one that is open to this role now."""
    sent = request.POST if request.method == "POST" else None
    if Act.SEND_REQUEST_ON in view.acts:
        on = SendingOn(names_to_choose(), sent)
        return _Open(Act.SEND_REQUEST_ON, on, lambda: _send_on(by, view, on))
    if Act.CHECK_ASKER in view.acts:
        checking = CheckingAsker(sent)
        return _Open(Act.CHECK_ASKER, checking, lambda: _check(by, view, checking))
    if Act.FIND_HELD in view.acts:
        finding = Finding(sent, initial={"name": view.about, "born": view.born})
        return _Open(Act.FIND_HELD, finding, lambda: _find(by, view, finding))
    if Act.REPLY_TO_ASKER in view.acts:
        replying = Replying(sent)
        return _Open(Act.REPLY_TO_ASKER, replying, lambda: _reply(by, view, replying))
    return None


def _send_on(by: Actor, view: PersonalView, form: SendingOn) -> str:
    send_request_on(by=by, request_id=view.id, agency=UUID(form.cleaned_data["agency"]))
    return "Sent on. Whoever represents that agency has it now."


def _check(by: Actor, view: PersonalView, form: CheckingAsker) -> str:
    made = check_asker(by=by, request_id=view.id, given=form.given())
    return "Written down. Answer them below." if made.refused else "Written down. Now it is looked for."


def _find(by: Actor, view: PersonalView, form: Finding) -> str:
    made = find_held(
        by=by, request_id=view.id, name=form.cleaned_data["name"], born=form.cleaned_data["born"]
    )
    many = len(made.items)
    return (
        f"Found here: {many}. Those to whom any of it belongs have been asked."
        if many
        else "Nothing was found here."
    )


def _reply(by: Actor, view: PersonalView, form: Replying) -> str:
    reply_to_asker(by=by, request_id=view.id, given=form.given())
    return "Answered. Print the reply, and see that it reaches them."


_ASKS = {
    Act.SEND_REQUEST_ON: (
        "Send it on",
        ("They do not know which agency to ask. You see what they want to know, and nobody’s name.",),
        "Send it on",
    ),
    Act.CHECK_ASKER: ("Who asks, and may they?", (), "Save"),
    Act.FIND_HELD: (
        "Look for it in your own record",
        (
            "What your agency received or shared about whoever has this name and birth date is opened to you, and each owner of "
            "what you received is asked for its own part. No other agency is searched.",
        ),
        "Look for it, and ask the owners",
    ),
    Act.REPLY_TO_ASKER: (
        "Answer them",
        (
            "The reply ends with the same words whether or not something was held back, and whether or not anything was found.",
        ),
        "Answer",
    ),
}


def _asks(step: _Open) -> Step:
    title, says, submit = _ASKS[step.act]
    return Step(title, says, asked(step.form), submit)


def _page(by: Actor, view: PersonalView, step: Step | None) -> WorkPage:
    return WorkPage(
        title="Somebody asks what is held",
        caption=f"Reference {view.reference}",
        tag=tag_of(view),
        says=says_of(view),
        late=("The law gives one month. Answer now, or tell them that you need longer, and why.",)
        if view.overdue
        else (),
        rows=rows_of(by, view),
        checked=_checked(view),
        looked_for=view.looked_for,
        nothing=NOTHING if not view.items and view.state is PersonalState.FOUND else "",
        items=tuple(held_shown(view, one) for one in view.items),
        step=step,
        form=step.form if step else None,
        reply_href=f"/personal-requests/{view.id}/reply/" if view.reply else "",
        here=f"/personal-requests/{view.id}/",
    )


def _checked(view: PersonalView) -> tuple[Row, ...]:
    check = view.check
    if check is None:
        return ()
    rows = (
        Row("Who they are", capital(check.identity.says) if check.identity else ""),
        Row("Why they may ask", capital(check.right.says) if check.right else ""),
        Row("It goes no further, because", capital(check.refused.says) if check.refused else ""),
        Row("In our words", check.words),
        Row("Checked by", f"{check.by}, {moment_in_words(check.at)}"),
    )
    return tuple(row for row in rows if row.value)
