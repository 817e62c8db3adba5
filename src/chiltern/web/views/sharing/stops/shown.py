"""The page of a withdrawn consent, for whoever shared something on it alone and for one recipient. 2.2, 3.3, 3.10, 9.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import StopState
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.stop_page import StopView
from chiltern.web.acting import form_id
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Colour, ItemCard, Row, Tag
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import late_says, ring_says
from chiltern.web.views.sharing.shown import item_card

COLOURS: dict[StopState, Colour] = {
    StopState.ASKED: "orange",
    StopState.REMOVED: "green",
    StopState.KEPT: "blue",
}
LAWFUL_THEN = "What was shared stays on the record as it was: lawful then, on the consent as it stood."
STAYS = (
    "The request stays on the record of both agencies, with what you decided on it. Take what you noted of it out of your own "
    "file, unless you keep it on another basis."
)
IN_DANGER = "If a child is in danger, none of this stops you: ring, tell, and pass on what protects them, on that ground."


@dataclass(frozen=True, slots=True)
class StopPage:
    """The page, for either side; without `form` it is only read."""

    title: str
    caption: str
    tag: Tag
    says: tuple[str, ...]
    warns: str
    late: tuple[str, ...]
    rows: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    gone: str
    answer: tuple[Row, ...]
    form: ShownForm | None
    here: str
    links: tuple[Action, ...]
    read_href: str
    """Where whoever decided on it reads it again, with a reason."""
    put_away_href: str
    form_id: str
    readings: tuple[Row, ...]


def page_of(by: Actor, view: StopView, form: ShownForm | None) -> StopPage:
    """Either side's page."""
    here = f"/consent-withdrawn/{view.id}/"
    answered = view.answer
    state = answered.state if answered else StopState.ASKED
    return StopPage(
        title=_title(view),
        caption=f"Reference {view.reference}",
        tag=Tag("Past due", "red") if view.overdue else Tag(capital(state.says), COLOURS[state]),
        says=_says(view),
        warns="" if view.ours or answered else f"From now on there is no new use of it. {IN_DANGER}",
        late=_late(view),
        rows=_rows(by, view),
        items=tuple(item_card(item, place + 1) for place, item in enumerate(view.items)),
        gone=_gone(view),
        answer=_answer(view),
        form=form,
        here=here,
        links=_links(view),
        read_href=f"{here}read/" if view.can_read else "",
        put_away_href=f"{here}answer-read/" if view.to_put_away else "",
        form_id=form_id(),
        readings=tuple(
            Row(moment_in_words(one.at), f"{one.who}: {one.reason} Open until {moment_in_words(one.until)}.")
            for one in view.readings
        ),
    )


def _title(view: StopView) -> str:
    return "Consent lapsed" if view.lapsed else "Consent withdrawn"


def _ended(view: StopView) -> str:
    return "it is past its last day" if view.lapsed else "it is withdrawn"


def _says(view: StopView) -> tuple[str, ...]:
    if view.outside and view.ours:
        asks = "They are outside the Code and see nothing here. Tell them by your own means, and write down what they answer."
        return (LAWFUL_THEN,) if view.answer else (asks, LAWFUL_THEN)
    if view.ours:
        return (
            "They have been told that they had this on consent alone, and that "
            f"{_ended(view)}. Nobody else is named to them.",
            LAWFUL_THEN,
        )
    if view.request is not None:
        return (
            f"{view.from_agency} asked you, and told you what stands in its request, on consent alone. The consent is withdrawn. "
            f"{LAWFUL_THEN}",
            STAYS,
        )
    return (
        f"{view.from_agency} shared this with you on consent alone, and {_ended(view)}. {LAWFUL_THEN}",
        "Nothing is destroyed by this alone.",
    )


def _late(view: StopView) -> tuple[str, ...]:
    if not view.overdue or view.outside:
        return ()
    said = late_says(view.steps, ours=view.ours, other=view.to_agency)
    return (*said, ring_says(view.recipient)) if view.ours else said


def _rows(by: Actor, view: StopView) -> tuple[Row, ...]:
    due = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"
    rows = (
        Row("Shared by", view.from_agency),
        Row("With", view.to_agency),
        Row("Shared", moment_in_words(view.shared_at) if view.shared_at else ""),
        Row(_title(view), moment_in_words(view.ended_at)),
        Row(
            "What rests on it",
            "What was told in order to ask"
            if view.request
            else "1 piece of information"
            if view.many == 1
            else f"{view.many} pieces of information",
        ),
        Row("To be answered", "" if view.answer else due),
        Row("Copies in your own file", ", ".join(view.copies)),
    )
    return tuple(row for row in rows if row.value)


def _gone(view: StopView) -> str:
    """Where some of it is not here to be read."""
    if view.request is not None:
        return ""
    if view.disclosure is None and view.ours:
        return (
            "You do not see what was shared: a colleague shared it. You see who has it, and what they answer."
        )
    if view.disclosure is None:
        return "It has come to you because it is late. You do not see what it is about: ask whoever here has it to answer."
    if len(view.items) == view.many:
        return ""
    if view.ours:
        return "Some of it is not yours to see."
    return "What was removed is not shown. Whoever acted on it here can read it again, with a reason."


def _answer(view: StopView) -> tuple[Row, ...]:
    if view.answer is None:
        return ()
    removed = view.many - view.answer.kept
    some = f"{view.answer.kept} kept, {removed} stopped and removed" if view.answer.kept and removed else ""
    rows = (
        Row("Answered", moment_in_words(view.answer.at)),
        Row("Answer", capital(some or view.answer.state.says)),
        Row("On this basis", capital(view.answer.basis)),
        Row("Condition", capital("; ".join(view.answer.conditions))),
        Row("In their words" if view.ours else "In our words", view.answer.words),
    )
    return tuple(row for row in rows if row.value)


def _links(view: StopView) -> tuple[Action, ...]:
    links = []
    if view.withdrawal is not None:
        links.append(
            Action("Everybody who had something on this consent", f"/consent-withdrawn/by/{view.withdrawal}/")
        )
    if view.request is not None:
        links.append(Action(f"The request, reference {view.shared_reference}", f"/requests/{view.request}/"))
    if view.disclosure is not None:
        reference = f"What was shared, reference {view.shared_reference}"
        links.append(Action(reference, f"/disclosures/{view.disclosure}/"))
    if view.disclosure is not None and view.ours:
        links.append(Action("Where it went from there", f"/went/{view.disclosure}/"))
    return tuple(links)


def stop_href(stop: UUID) -> str:
    """Where it is read and answered."""
    return f"/consent-withdrawn/{stop}/"
