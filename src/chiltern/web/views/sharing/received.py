"""What came, or what was given: items with whose they are, terms, and the receipt. Clauses 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Outcome, PermissionState
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.acknowledge_reply import acknowledge_reply
from chiltern.sharing.queries.file_copy import copies_of
from chiltern.sharing.queries.meeting_page import meeting_of_disclosure
from chiltern.sharing.queries.questions import QuestionView, questions_about
from chiltern.sharing.queries.received_page import disclosure_page, reply_page
from chiltern.sharing.queries.telling_page import TellingView, telling_page
from chiltern.sharing.queries.views import DisclosureView, ReplyView
from chiltern.sharing.workings.passing import OVER
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.beside import Walls, walls
from chiltern.web.frame import Link, render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, ItemCard, Row, Tag, Terms, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.corrections.correcting import correct_action
from chiltern.web.views.sharing.courts.arriving import order_links
from chiltern.web.views.sharing.late import late_rows
from chiltern.web.views.sharing.list_words import WORDS
from chiltern.web.views.sharing.listed import show_list
from chiltern.web.views.sharing.not_told import notice_links, owner_rows
from chiltern.web.views.sharing.on_consent import consent_links, consent_rows, no_new_use
from chiltern.web.views.sharing.opened import put_on_record
from chiltern.web.views.sharing.recalls import recall_links, recalled_rows
from chiltern.web.views.sharing.shown import NOT_ALL, came_under, item_card, terms_panel
from chiltern.web.views.sharing.tell.giving import Giving, giving
from chiltern.web.views.sharing.tell.reached import answered_as, reached_rows, silent_row
from chiltern.web.views.sharing.tell.words import rows_of_telling, said_by
from chiltern.web.views.sharing.went import went_links

_TOLD = {"shared": "Information shared"}
_THEY_TOLD = {
    **_TOLD,
    Outcome.DECLINE: "They do not share this",
    Outcome.NOT_HELD: "They hold nothing",
    Outcome.CANNOT_TELL: "They cannot tell who this is",
    Outcome.WRONG_BODY: "They are not the body to ask",
    Outcome.NOT_THIS_PROCESS: "This is not the way to ask for it",
    Outcome.NO_STATEMENT: "They do not say whether they hold information of this kind",
}
FIRST_ACKNOWLEDGE = (
    "Acknowledging says that you have it. Then you answer back: what you will do, or why nothing more."
)
_WHAT_NEXT = {
    Outcome.CANNOT_TELL: "Send what would settle it: the question is open again then, and they decide.",
    Outcome.NOT_HELD: "If you have something new, tell them.",
    Outcome.DECLINE: "If something new bears on it, tell them: they decide again.",
}


@dataclass(frozen=True, slots=True)
class Came:
    """A reply or a disclosure."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    terms: Terms | None
    not_all: str
    acknowledge_href: str
    acknowledged: str
    form_id: str
    ask: Action | None
    asked: tuple[WorkRow, ...]
    take_href: str
    take_form_id: str
    copies: tuple[Action, ...]
    links: tuple[Action, ...]
    next: str = ""
    """What to do with an answer that shares nothing, or with what was told and nobody has acknowledged."""
    answer_href: str = ""
    """Where what was told is answered back."""
    read_href: str = ""
    """Where the teller puts the answer away as read."""
    walls: Walls | None = None
    heard_href: str = ""
    """Where what a body outside the Code answers is written down."""
    giving: Giving | None = None
    """Who at the recipient can have what was told."""


@require_safe
@for_a_post
def received(request: HttpRequest, by: Actor) -> HttpResponse:
    """What came in and is not acknowledged yet, or what was."""
    which = "read" if request.path.endswith("/read/") else "received"
    others = tuple(
        Link(WORDS[name].title, path, current=name == which)
        for name, path in (("received", "/received/"), ("read", "/received/read/"))
    )
    return show_list(request, by, which, here=request.path, current="received", others=others)


@require_safe
@for_a_post
def reply(request: HttpRequest, by: Actor, reply_id: UUID) -> HttpResponse:
    """The answer to a request. Opening what came with it is on the record, once a post."""
    view = reply_page(by, reply_id)
    if view.disclosure is not None:
        put_on_record(by, view.disclosure)
    page = _reply(by, view)
    return render(request, "sharing/came.html", frame=frame_of(request, current="received"), page=page)


@require_safe
@for_a_post
def disclosure(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """What came unasked or was passed on, or what we gave."""
    view = disclosure_page(by, disclosure_id)
    put_on_record(by, view)
    telling = telling_page(by, disclosure_id)
    page = _disclosure(by, view) if telling is None else _told(by, view, telling)
    before = meeting_of_disclosure(disclosure_id) if telling is None else None
    if before is not None:
        page = replace(page, links=(*page.links, Action("The meeting", f"/meetings/{before}/")))
    immediate = telling is not None and telling.in_danger and telling.answered_at is None
    frame = frame_of(request, current="received", immediate=immediate)
    return render(request, "sharing/came.html", frame=frame, page=page)


@require_POST
@for_a_post
def acknowledge_a_reply(request: HttpRequest, by: Actor, reply_id: UUID) -> HttpResponse:
    """We have it."""

    def act() -> str:
        acknowledge_reply(by=by, reply_id=reply_id)
        say(request, "Acknowledged. Whoever answered can see so.")
        return f"/replies/{reply_id}/"

    return once(request, by, act)


@require_POST
@for_a_post
def acknowledge_a_disclosure(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """We have it."""

    def act() -> str:
        acknowledge_disclosure(by=by, disclosure_id=disclosure_id)
        say(request, "Acknowledged. Whoever shared it can see so.")
        return f"/disclosures/{disclosure_id}/"

    return once(request, by, act)


def question_row(view: QuestionView, by: Actor) -> WorkRow:
    """A question about passing on, as one row."""
    state = PermissionState(view.state)
    return WorkRow(
        title=f"Asked {view.owner}: may it go to {view.third_agency}?",
        href=f"/permissions/{view.id}/",
        detail=capital(view.purpose),
        due=capital(due_in_words(view.due_at, by.at)) if state is PermissionState.ASKED else "",
        tag=Tag(capital(state.says)),
    )


def _reply(by: Actor, view: ReplyView) -> Came:
    words = _THEY_TOLD if view.received else _TOLD
    came = view.disclosure
    return Came(
        title=capital(words.get(view.told) or Outcome(view.told).says),
        caption=f"Answer to request {view.request_reference}",
        rows=_reply_rows(view),
        items=_items(came),
        terms=terms_panel(came.terms) if came else None,
        not_all=NOT_ALL if came else "",
        acknowledge_href=f"/replies/{view.id}/acknowledge/"
        if view.received and not view.acknowledged_at
        else "",
        acknowledged=_acknowledged(view.acknowledged_at),
        form_id=form_id(),
        ask=_ask(by, came),
        asked=_asked(by, came),
        take_href=_take_href(came),
        take_form_id=form_id(),
        copies=_copies(came),
        links=_reply_links(by, view),
        next=_WHAT_NEXT.get(Outcome(view.told), "") if view.received and view.told in _WHAT_NEXT else "",
    )


def _reply_rows(view: ReplyView) -> tuple[Row, ...]:
    whose = Row("From", view.from_agency) if view.received else Row("Answer to", view.to_agency)
    rows = [whose, Row("Answered", moment_in_words(view.at))]
    if view.as_sent:
        rows.append(Row("Their words" if view.received else "Your words", view.as_sent))
    rows += _over(view.disclosure)
    if view.settles:
        rows.append(Row("What would settle who this is", capital(", ".join(view.settles))))
    if view.told_how:
        rows.append(Row("Told", f"{capital(view.told_how.what)}, {moment_in_words(view.told_how.at)}"))
        rows.append(Row("To", view.told_how.says))
        rows += [Row(key, words) for key, words in view.told_how.added]
    return tuple(rows)


def _reply_links(by: Actor, view: ReplyView) -> tuple[Action, ...]:
    links = [Action("A later answer replaced this one", f"/replies/{view.later}/")] if view.later else []
    if view.received and not view.later and view.told in _THEY_TOLD:
        more = "Ask whether there is more, or tell them something new"
        text = "Send what would settle it" if view.settles else more
        links.append(Action(text, f"/requests/{view.request}/again/"))
    return (
        *consent_links(view.disclosure),
        *went_links(view.disclosure),
        *recall_links(view.disclosure),
        *order_links(by, view.disclosure),
        *links,
        Action("The request", f"/requests/{view.request}/"),
    )


def _disclosure(by: Actor, view: DisclosureView) -> Came:
    return Came(
        title="Information shared",
        caption=f"Reference {view.reference}",
        rows=(
            Row("From", view.from_agency),
            Row("To", view.to_agency),
            Row("Shared", f"{moment_in_words(view.at)}, {view.method}"),
            *([Row("Note", view.note)] if view.note else []),
            *owner_rows(view),
            *_over(view),
        ),
        items=_items(view),
        terms=terms_panel(view.terms),
        not_all=NOT_ALL,
        acknowledge_href=_acknowledge_href(view),
        acknowledged=_acknowledged(view.acknowledged_at),
        form_id=form_id(),
        ask=_ask(by, view),
        asked=_asked(by, view),
        take_href=_take_href(view),
        take_form_id=form_id(),
        copies=_copies(view),
        links=(
            *consent_links(view),
            *notice_links(view),
            *went_links(view),
            *recall_links(view),
            *order_links(by, view),
            *((Action("The request", f"/requests/{view.agency_request}/"),) if view.agency_request else ()),
        ),
        walls=walls(by, view.id, view.agency_request),
    )


def _told(by: Actor, view: DisclosureView, telling: TellingView) -> Came:
    """What came, or was given, unasked: what is asked stands first, and by when it is answered back."""
    whole = _disclosure(by, view)
    due = capital(due_in_words(telling.due_at, by.at)) if telling.answered_at is None else ""
    answer = (
        (
            Row("Answered back", moment_in_words(telling.answered_at)),
            Row(answered_as(telling), telling.answer_words),
        )
        if telling.answered_at
        else (Row("Answer due", f"{due}. {telling.worked_out}"), *_late(telling, view.to_agency))
    )
    whom = f"You told {view.to_agency}" if telling.ours else f"{view.from_agency} tells you"
    opens_answer = any(act.open and act.act == Act.ANSWER_BACK for act in telling.acts)
    return replace(
        whole,
        title=f"{whom}: {telling.asks}",
        rows=(
            *rows_of_telling(said_by(telling)),
            *whole.rows[:3],
            *([Row("Note", view.note)] if view.note else []),
            Row("State", capital(telling.state.says)),
            *((Row("With", telling.with_whom),) if telling.with_whom else ()),
            *reached_rows(telling),
            *answer,
            *_over(view),
        ),
        answer_href=f"/disclosures/{view.id}/answer-back/" if opens_answer else "",
        next=FIRST_ACKNOWLEDGE if whole.acknowledge_href else "",
        read_href=f"/disclosures/{view.id}/answer-read/" if telling.to_read else "",
        giving=giving(by, view.id, telling),
        heard_href=f"/disclosures/{view.id}/answered/"
        if any(act.open and act.act == Act.WRITE_DOWN_ANSWER_BACK for act in telling.acts)
        else "",
        links=(*_who_they_are(telling), *whole.links),
    )


def _late(telling: TellingView, to: str) -> tuple[Row, ...]:
    return silent_row(telling, to) if telling.is_outside else late_rows(telling, to)


def _who_they_are(telling: TellingView) -> tuple[Action, ...]:
    """The page of a body outside the Code."""
    text = "Who they are, and how that was checked"
    return (Action(text, f"/outside/{telling.recipient}/"),) if telling.is_outside else ()


def _over(view: DisclosureView | None) -> tuple[Row, ...]:
    over = (Row("No new use", OVER),) if view and view.received and view.over else ()
    return (*over, *recalled_rows(view), *consent_rows(view), *came_under(view))


def _take_href(view: DisclosureView | None) -> str:
    over = view is None or (view.received and (view.over or no_new_use(view)))
    return "" if over or view is None else f"/disclosures/{view.id}/take-into-file/"


def _acknowledge_href(view: DisclosureView) -> str:
    """What came with a reply is acknowledged with the reply."""
    waits = view.received and not view.acknowledged_at and view.agency_request is None
    return f"/disclosures/{view.id}/acknowledge/" if waits else ""


def _items(view: DisclosureView | None) -> tuple[ItemCard, ...]:
    return tuple(_item(view, place) for place in range(len(view.items))) if view else ()


def _item(view: DisclosureView, place: int) -> ItemCard:
    item, href = view.items[place], f"/disclosures/{view.id}/documents/{place + 1}/"
    actions = [Action("Save the document", href)] if item.document_pages else []
    if item.ours and not view.received:
        actions.append(correct_action(item))
    return item_card(item, place + 1, actions)


def _acknowledged(at: object) -> str:
    return f"Acknowledged {moment_in_words(at)}." if at else ""  # type: ignore[arg-type]


def _copies(view: DisclosureView | None) -> tuple[Action, ...]:
    return tuple(
        Action(f"{reference}, taken {moment_in_words(at)}", f"/file-copies/{copy}/")
        for copy, reference, at in (copies_of(view.id) if view else ())
    )


def _ask(by: Actor, view: DisclosureView | None) -> Action | None:
    """The button to ask the owner, where somebody else owns what came."""
    if view is None or not view.received or not opens(by.role, Act.ASK_TO_PASS_ON):
        return None
    owners = {item.belongs_to for item in view.items if not item.ours}
    if not owners:
        return None
    whom = owners.pop() if len(owners) == 1 else "the owners"
    return Action(f"Ask {whom} before passing this on", f"/disclosures/{view.id}/ask-to-pass-on/")


def _asked(by: Actor, view: DisclosureView | None) -> tuple[WorkRow, ...]:
    if view is None or not view.received:
        return ()
    return tuple(question_row(each, by) for each in questions_about(by, view.id))
