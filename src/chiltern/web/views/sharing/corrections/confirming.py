"""A correction at one holder: read beside the old text, confirmed there; the owner reads that it was. Clauses 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.sharing.actions.confirm_correction import confirm_correction
from chiltern.sharing.queries.correction_page import NoticeView, notice_page
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, ItemCard, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.corrections.correcting import COLOURS, notice_href
from chiltern.web.views.sharing.corrections.forms import Confirming
from chiltern.web.views.sharing.late import late_says, ring_says
from chiltern.web.views.sharing.shown import item_card

NOT_READ = (
    "You do not read the old text here any more, nor what is said of it now. Ring whoever told you, and put right what stands in "
    "your own file."
)
IN_DANGER = "If a child is in danger, none of this stops you: ring, tell, and pass on what protects them."
_ASKED = "They are asked to stop using it, and to say that they did, or on which basis they keep it."
_STOP = (
    "Stop using it, remove it from your own file, and say so here. From now on it is not passed on, but in danger, by a duty or by "
    "a court.",
    "If you must keep it, for example because a decision rests on it, say on which basis.",
)


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The page, for either side; without `form` it is only read."""

    title: str
    caption: str
    tag: Tag
    says: tuple[str, ...]
    warns: str
    late: tuple[str, ...]
    rows: tuple[Row, ...]
    item: ItemCard | None
    not_read: str
    form: ShownForm | None
    button: str
    here: str
    links: tuple[Action, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def shown(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """The holder says that it has put it right; the owner sees whether it has."""
    view = notice_page(by, notice_id)
    sent = request.POST if request.method == "POST" else None
    form = Confirming(sent, outside=view.outside, asked_back=view.asked_back)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _confirmed(request, by, view, form))
        except AlreadyDone as done:
            title, href = "This has been confirmed", notice_href(notice_id)
            return conflict(request, title, done.says, href=href, link_text="Read the correction")
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, asked(form) if view.can_confirm else None)
    frame = frame_of(request, current="work")
    return render(request, "sharing/corrections/notice.html", frame=frame, page=page)


def _confirmed(request: HttpRequest, by: Actor, view: NoticeView, form: Confirming) -> str:
    confirm_correction(by=by, notice_id=view.id, given=form.given())
    say(request, "Written down." if view.ours else f"Confirmed. {view.from_agency} can see so.")
    return notice_href(view.id)


def _page(by: Actor, view: NoticeView, form: ShownForm | None) -> NoticePage:
    return NoticePage(
        title="It is asked back" if view.asked_back else "A correction",
        caption=f"Reference {view.reference}, {moment_in_words(view.at)}",
        tag=Tag(capital(view.state.says), COLOURS[view.state]),
        says=_says(view),
        warns="" if view.ours else IN_DANGER,
        late=_late(view),
        rows=_rows(by, view),
        item=item_card(view.item, 1) if view.item else None,
        not_read="" if view.item or view.ours else NOT_READ,
        form=form,
        button=_button(view),
        here=notice_href(view.id),
        links=_links(view),
    )


def _button(view: NoticeView) -> str:
    if view.ours:
        return "Write down what they said" if view.asked_back else "Write down that they were told"
    return "Answer" if view.asked_back else "We have seen it and put our file right"


def _says(view: NoticeView) -> tuple[str, ...]:
    if view.outside:
        return (
            "They are outside the Code and see nothing here. Tell them by your own means, and write down that you did.",
        )
    if view.asked_back:
        return (_ASKED,) if view.ours else (f"{view.from_agency} asks for this back.", *_STOP)
    if view.ours:
        return ("They have been told what is no longer true of this child, and nothing else.",)
    return (
        f"{view.from_agency} tells you that something you hold is not true of this child. What it says now stands beside the old "
        "text, which nothing destroys.",
        "Put it right wherever you have noted it, and look again at what you decided on it.",
    )


def _late(view: NoticeView) -> tuple[str, ...]:
    if not view.overdue or view.outside:
        return ()
    said = late_says(view.steps, ours=view.ours, other=view.to_agency)
    return (*said, ring_says(view.recipient)) if view.ours else said


def _rows(by: Actor, view: NoticeView) -> tuple[Row, ...]:
    due = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"
    rows = (
        Row("From", view.from_agency),
        Row("To", view.to_agency),
        Row("To be confirmed", "" if view.confirmed_at else due),
        Row("Confirmed", moment_in_words(view.confirmed_at) if view.confirmed_at else ""),
        Row("Answer", _answer(view)),
        Row("Their words" if view.ours and not view.outside else "Our words", view.words),
        Row("Copies in your own file", ", ".join(view.copies)),
    )
    return tuple(row for row in rows if row.value)


def _answer(view: NoticeView) -> str:
    if view.confirmed_at is None or not view.asked_back:
        return ""
    return "Kept, on the basis written below" if view.kept else "Stopped and removed"


def _links(view: NoticeView) -> tuple[Action, ...]:
    links = []
    if view.correction is not None:
        links.append(Action("Everybody who has been told", f"/corrections/{view.correction}/"))
        links.append(Action("Where it went", f"/went/{view.disclosure}/"))
    elif view.disclosure is not None and not view.ours:
        came = f"What it came in, reference {view.disclosure_reference}"
        links.append(Action(came, f"/disclosures/{view.disclosure}/"))
    return tuple(links)
