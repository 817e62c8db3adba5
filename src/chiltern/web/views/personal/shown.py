"""A person's own request in words: what they asked, how far it has come, what was found. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.code_of_practice.words import Act, PersonalState
from chiltern.foundation.actor import Actor
from chiltern.resolution.queries.personal_page import HeldView, PersonalView
from chiltern.web.london import date_in_words, due_in_words, moment_in_words
from chiltern.web.parts import Colour, Row, Tag
from chiltern.web.views.sharing.common import capital

_COLOURS: dict[PersonalState, Colour] = {
    PersonalState.RECEIVED: "orange",
    PersonalState.CLOSED: "green",
    PersonalState.REFUSED: "grey",
}
BAR = "Whoever asks is one of those from whom this is hidden. It is never released to them: hold it back."


@dataclass(frozen=True, slots=True)
class HeldShown:
    """One item that was found. `href` leads to deciding on it, where that is open."""

    title: str
    text: str
    rows: tuple[Row, ...]
    bar: str
    href: str


def tag_of(view: PersonalView) -> Tag:
    """How it stands, or that it is late."""
    if view.overdue:
        return Tag("Past due", "red")
    if view.sent_on_to:
        return Tag("Sent on", "green")
    return Tag(capital(view.state.says), _COLOURS.get(view.state, "blue"))


def says_of(view: PersonalView) -> tuple[str, ...]:
    """What to do, and what not to say."""
    if view.sent_on_to:
        return (f"Sent on to {view.sent_on_to}, which answers it.",)
    if view.state is PersonalState.CLOSED:
        return ("Answered. What was opened for it is closed again.",)
    if Act.SEND_REQUEST_ON in view.acts:
        return ()
    return (
        "Until you have answered, say to nobody whether anything is held: not on the telephone, and not in passing.",
    )


def rows_of(by: Actor, view: PersonalView) -> tuple[Row, ...]:
    """What they sent. The office sees nobody's name."""
    waits = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"
    open_still = view.state is not PersonalState.CLOSED and not view.sent_on_to
    rows = (
        Row("Who asks", view.asker),
        Row("How to reach them", view.reach),
        Row("What we must not do", view.safe),
        Row("For whom", capital(view.relation.says)),
        Row("About", f"{view.about}, born {date_in_words(view.born)}" if view.about else ""),
        Row("What they want to know", view.wanted),
        Row("Asked", moment_in_words(view.at)),
        Row("To be answered", waits if open_still else ""),
    )
    return tuple(row for row in rows if row.value)


def held_shown(view: PersonalView, held: HeldView) -> HeldShown:
    """With what stands against releasing it, and what was decided."""
    rows = (
        Row("Belongs to", "Your own agency" if held.ours else held.belongs_to),
        Row("Hidden from, or not to be mentioned to", "; ".join(held.hidden_from)),
        Row("Its owner says", _owner_says(held)),
        Row("What stands against releasing it", held.against if held.outcome is None else ""),
        Row("Decided", _decided(held)),
    )
    waits = view.state is PersonalState.FOUND and held.outcome is None and Act.RELEASE_HELD in view.acts
    return HeldShown(
        title=_first_words(held.text),
        text=held.text,
        rows=tuple(row for row in rows if row.value),
        bar=BAR if held.hidden_from_asker and held.outcome is None else "",
        href=f"/personal-requests/{view.id}/items/{held.id}/" if waits else "",
    )


def _owner_says(held: HeldView) -> str:
    if held.ours:
        return ""
    if held.view is not None:
        said = [
            capital(held.view.says),
            capital(held.view_why.says) if held.view_why else "",
            held.view_words,
        ]
        return ". ".join(each.rstrip(".") for each in said if each) + "."
    if held.silent:
        return "Nothing by its date. Silence is not a yes: hold it back, or ring them and wait."
    return f"Asked, to be answered by {moment_in_words(held.due_at)}" if held.due_at else ""


def _decided(held: HeldView) -> str:
    if held.outcome is None:
        return ""
    why = f", because {held.why.says}" if held.why else ""
    by = f". By {held.decided_by}" if held.decided_by else ""
    return f"{capital(held.outcome.says)}{why}{by}"


def _first_words(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else "A document"
    return first if len(first) <= 80 else f"{first[:80].rstrip()} …"
