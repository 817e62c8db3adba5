"""A hidden place that waits for a second person: exactly what leaves, to whom, and releasing it or giving it back.

Clauses 3.4, 3.7, 3.8 and 9.3. Whoever decided reads here what the second person said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Act, DecisionState, ReleaseWord
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.give_place_back import give_place_back
from chiltern.sharing.actions.release_passing import release_passing
from chiltern.sharing.actions.release_place import release_place
from chiltern.sharing.actions.release_telling import release_telling
from chiltern.sharing.queries.release_page import Leaving, ReleaseView, release_page
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import CodeSays, ItemCard, Row, Tag, Terms
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.decide.check import terms_given
from chiltern.web.views.sharing.shown import code_says


class GiveBack(Questions):
    """Why not."""

    looks: ClassVar = {"why": Look(rows=3, size="s")}

    why = long_text(
        "Why do you give it back?",
        help_text="Whoever decided reads this, and decides afresh. The other agency reads nothing.",
        required=True,
    )


NAMED_BELOW = "Those named below alone, by another way than this service: they are outside the Code"
_RELEASES = {"answer": release_place, "telling": release_telling, "passing_on": release_passing}
_CAPTIONS = {
    "answer": "Answer to request {}",
    "telling": "To be told unasked",
    "passing_on": "To be passed on, from {}",
}
_DUE = {"answer": "Answer due", "telling": "To be released", "passing_on": "To be released"}
_AFRESH = {
    "answer": "Decide again on the request: with other posts, or without the place.",
    "telling": "Begin again below: with other posts, or without the place.",
    "passing_on": "Pass it on again from what came: to other posts, or without the place.",
}


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What would leave, and what the reader can do about it."""

    title: str
    caption: str
    tag: Tag
    says: tuple[str, ...]
    rows: tuple[Row, ...]
    to: str
    leaves: tuple[ItemCard, ...]
    terms: Terms
    stays: tuple[ItemCard, ...]
    code: CodeSays
    can_release: bool
    form: ShownForm | None
    form_id: str
    why_not: tuple[str, ...]
    here: str
    back_href: str
    back_says: str
    decision_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def release(request: HttpRequest, by: Actor, release_id: UUID) -> HttpResponse:
    """Releases with one button, gives back with a reason."""
    form = GiveBack(request.POST if "why" in request.POST else None)
    view = release_page(by, release_id)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            return once(request, by, lambda: _answered(request, by, view, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, form)
    return render(request, "walls/release.html", frame=frame_of(request, current="work"), page=page)


def _answered(request: HttpRequest, by: Actor, view: ReleaseView, form: GiveBack) -> str:
    if form.is_bound:
        give_place_back(by=by, release_id=view.id, why=form.cleaned_data["why"])
        say(request, "Given back. Nothing has left, and the clock runs on.", "important")
    else:
        _RELEASES[view.kind](by=by, release_id=view.id)
        say(request, f"Released. It is for {_posts(view)} at {view.to} alone.{_by_hand(view)}")
    return f"/releases/{view.id}/"


def _page(by: Actor, view: ReleaseView, form: GiveBack) -> ReleasePage:
    can_release, can_give_back = Act.RELEASE_PLACE in view.can, Act.GIVE_PLACE_BACK in view.can
    back_href, back_says = _back(view)
    return ReleasePage(
        title=f"A hidden place, for {view.to}",
        caption=_CAPTIONS[view.kind].format(view.reference),
        tag=_tag(view),
        says=_says(view, can_release=can_release),
        rows=_rows(by, view),
        to=_posts(view),
        leaves=_cards(view.leaves),
        terms=terms_given(view.terms),
        stays=_cards(view.stays),
        code=code_says(view.verdict, view.law),
        can_release=can_release,
        form=asked(form) if can_give_back else None,
        form_id=form_id(),
        why_not=() if can_release or view.state is not DecisionState.TO_RELEASE else view.why_not,
        here=f"/releases/{view.id}/",
        back_href=back_href,
        back_says=back_says,
        decision_href=f"/requests/{view.about}/decision/"
        if view.kind == "answer"
        else f"/decisions/{view.decision}/",
    )


def _back(view: ReleaseView) -> tuple[str, str]:
    if view.kind == "answer":
        return f"/requests/{view.about}/", "The request"
    if view.kind == "passing_on":
        return f"/disclosures/{view.about}/", "What came"
    return (f"/disclosures/{view.made}/", "What was told") if view.made else ("/", "Your work")


def _says(view: ReleaseView, *, can_release: bool) -> tuple[str, ...]:
    if view.answer is ReleaseWord.RELEASED:
        return ("It has been released, for those below and for nobody else there.",)
    if view.answer is ReleaseWord.GIVEN_BACK:
        return ("Nothing of it has left. " + _AFRESH[view.kind],)
    if view.state is not DecisionState.TO_RELEASE:
        return ("It has been decided again since. Nothing of this has left.",)
    first = "Somebody from whom this place is hidden works there. Nothing of it leaves until a second person releases it."
    if not can_release:
        return (first,)
    return (
        first,
        "Read what leaves, word by word: a school, a surgery or a street is a place too. Ask yourself whether that person, "
        "or anybody in their line, could read it there.",
    )


def _rows(by: Actor, view: ReleaseView) -> tuple[Row, ...]:
    hidden = dict.fromkeys(name for item in view.leaves for name in item.hidden_from)
    rows = [
        *(Row(label, words) for label, words in view.asked if words),
        Row(_DUE[view.kind], capital(due_in_words(view.due_at, by.at))),
        Row("Hidden from", "\n".join(hidden)),
        Row("Goes to", "\n".join(view.posts) or NAMED_BELOW),
        Row("How they are known to be outside that person’s line", view.outside_line),
        Row("Decided by", f"{view.decided_by}, {moment_in_words(view.decided_at)}"),
        Row("Reasons, for our own record", view.reasons),
        *([Row("Reasons as sent", view.as_sent or "None")] if view.kind == "answer" else []),
    ]
    if view.answer and view.answered_at:
        rows.append(
            Row(capital(view.answer.says), f"{view.answered_by}, {moment_in_words(view.answered_at)}")
        )
        rows += [Row("Why", view.words)] if view.words else []
    return tuple(rows)


def _cards(items: Sequence[Leaving]) -> tuple[ItemCard, ...]:
    return tuple(_card(item, place) for place, item in enumerate(items))


def _card(item: Leaving, place: int) -> ItemCard:
    rows = [
        Row("Kind", capital(item.kind)),
        Row("Source", item.source or "Not said"),
        Row("About", item.about),
        Row("Information about", capital(", ".join(item.classes))),
        Row("Hidden from", ", ".join(item.hidden_from)),
        Row("Document", f"{item.document_pages} of its pages, as pictures" if item.document_pages else ""),
        Row("Stays because", item.withheld_because),
    ]
    tags = (Tag("Confidential address", "red"),) if item.hidden_from else ()
    return ItemCard(
        title=f"Item {place + 1}",
        text=item.text,
        rows=tuple(row for row in rows if row.value),
        tags=(*tags, Tag(item.marking, "grey")),
    )


def _tag(view: ReleaseView) -> Tag:
    if view.answer is None:
        waits = view.state is DecisionState.TO_RELEASE
        return Tag("To be released", "yellow") if waits else Tag("Decided again", "grey")
    return Tag(capital(view.answer.says), "green" if view.answer is ReleaseWord.RELEASED else "orange")


def _posts(view: ReleaseView) -> str:
    return ", ".join(view.posts) or "those whom the decision names"


def _by_hand(view: ReleaseView) -> str:
    """A body outside the Code has no posts, and sees nothing here."""
    return "" if view.posts else " Whoever decided tells them now, and puts the terms into writing."
