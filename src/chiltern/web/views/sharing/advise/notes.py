"""A note of advice, to read, print and ask about; the question as the adviser has it, and the answer. Clauses 3.3 to 3.5, 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.words import Act, Adviser
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.ask_advice import ask_advice
from chiltern.sharing.actions.give_advice import give_advice
from chiltern.sharing.actions.read_advice import read_advice
from chiltern.sharing.queries.notes import AdviceView, NoteView, QuestionView, advice_page, note_page
from chiltern.sharing.workings.advising import AdviceAsked
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.advise.keeping import AskingAdvice, GivingAdvice
from chiltern.web.views.sharing.advise.shown import Advice, advice
from chiltern.web.views.sharing.common import Asking, capital

NO_DECISION = (
    "This is a note of advice, not a decision. It decides nothing and shares nothing. To share, tell or answer, and name its "
    "reference where you are asked whose advice you took."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about the note, and its answer."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The note whole, for paper too."""

    title: str
    caption: str
    says: str
    rows: tuple[Row, ...]
    advice: Advice
    asked: tuple[Asked, ...]
    ask_href: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its note: an adviser answers here, whoever asked puts the answer away."""

    title: str
    note: Note
    question: Asked
    form: ShownForm | None
    read_href: str
    form_id: str


@require_safe
@for_a_post
def note(request: HttpRequest, by: Actor, note_id: UUID) -> HttpResponse:
    """For whoever wrote it, and whom they asked."""
    page = _note(by, note_page(by, note_id))
    frame = frame_of(request, current="work", immediate=bool(page.advice.rings))
    return render(request, "sharing/advise/note.html", frame=frame, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def ask(request: HttpRequest, by: Actor, note_id: UUID) -> HttpResponse:
    """An adviser at one's own agency."""
    view, here = note_page(by, note_id), f"/may-i-share/notes/{note_id}/"
    if not view.can_ask:
        raise Missing
    form = AskingAdvice(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = AdviceAsked(Adviser(form.cleaned_data["adviser"]), form.cleaned_data["asks"])

        def act() -> str:
            ask_advice(by=by, note_id=note_id, given=given)
            say(request, "Asked. The answer comes to Your work, and stands with the note.")
            return here

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        title="Ask for advice",
        form=asked(form),
        submit="Ask",
        back_href=here,
        says=("They see the note and your question. Nobody’s name stands in either.",),
        warns="Do not wait for advice where a child may be in danger: ring, and share."
        if view.verdict.in_danger
        else "",
    )
    frame = frame_of(request, current="work", immediate=view.verdict.in_danger)
    return render(request, "sharing/asking.html", frame=frame, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def question(request: HttpRequest, by: Actor, question_id: UUID) -> HttpResponse:
    """The adviser answers in words."""
    form = GivingAdvice(request.POST if request.method == "POST" else None)
    view = advice_page(by, question_id)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]

        def act() -> str:
            give_advice(by=by, question_id=question_id, words=words)
            say(request, "Kept with the note. Whoever asked finds it in Your work.")
            return f"/advice/{question_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _question(by, view, asked(form) if Act.GIVE_ADVICE in view.open else None)
    frame = frame_of(request, current="work", immediate=bool(page.note.advice.rings))
    return render(request, "sharing/advise/question.html", frame=frame, page=page)


@require_POST
@for_a_post
def read(request: HttpRequest, by: Actor, question_id: UUID) -> HttpResponse:
    """Puts an answer away; it stays with the note."""
    return once(request, by, lambda: f"/may-i-share/notes/{read_advice(by=by, question_id=question_id)}/")


def _note(by: Actor, view: NoteView) -> Note:
    return Note(
        title="Note of advice",
        caption=f"Reference {view.reference}",
        says=NO_DECISION,
        rows=(
            Row("Written by", f"{view.by_name}, {moment_in_words(view.at)}"),
            Row("To whom it would go", capital(view.recipient)),
            Row("The Code", f"Version of {view.code_version}"),
            Row("The law of that day, by its mark", view.book[:16]),
        ),
        advice=advice(
            view.verdict,
            view.asking,
            (view.offered, view.left_out),
            view.said,
            view.steps,
            view.law,
            recipient=view.recipient if view.said.get("recipient") else "",
        ),
        asked=tuple(_asked(by, one) for one in view.questions),
        ask_href=f"/may-i-share/notes/{view.id}/ask/" if view.can_ask else "",
    )


def _question(by: Actor, view: AdviceView, form: ShownForm | None) -> Question:
    may_read = Act.READ_ADVICE in view.open
    return Question(
        title="Asked for advice",
        note=_note(by, view.note),
        question=_asked(by, view.question),
        form=form,
        read_href=f"/advice/{view.question.id}/read/" if may_read else "",
        form_id=form_id(),
    )


def _asked(by: Actor, one: QuestionView) -> Asked:
    rows = [Row("Asked", moment_in_words(one.asked_at)), Row("Question", one.asks)]
    if one.answered_at:
        rows += [
            Row("Advice", one.words),
            Row("Given by", f"{one.answered_by}, {moment_in_words(one.answered_at)}"),
        ]
    else:
        rows.append(Row("To be answered", f"{capital(due_in_words(one.due_at, by.at))}. {one.worked_out}"))
    return Asked(f"Asked of {one.adviser}", tuple(rows))
