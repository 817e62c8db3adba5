"""A bundle under way: how each part stands, who has answered; its owners are asked from here. Clauses 3.5 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, BundleForm, PartState
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.ask_for_bundle import ask_for_bundle
from chiltern.sharing.queries.bundle_page import BundleView, PartView, bundle_page
from chiltern.sharing.queries.recognised import words_said
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Colour, ItemCard, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.bundles.forms import title_of
from chiltern.web.views.sharing.bundles.in_time import in_short
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.recognised import rows_said
from chiltern.web.views.sharing.shown import item_card

_TAGS: dict[PartState, tuple[str, Colour]] = {
    PartState.OURS: ("Our own", "green"),
    PartState.GOES: ("Can go", "green"),
    PartState.TO_ASK: ("Owner to be asked", "yellow"),
    PartState.ASKED: ("Owner asked", "blue"),
    PartState.STAYS: ("Stays behind", "red"),
}
ALONE = (
    "It says where somebody is who must not be found, and goes in no bundle. Pass it on by itself, where it is asked who may "
    "know it."
)
NOT_READ = "You have not opened yet in what this came: open it first."
DANGER = (
    "If somebody is in danger, ring first. Then share this: in danger it waits for no owner’s answer, and each owner is told at "
    "once."
)


@dataclass(frozen=True, slots=True)
class BundlePage:
    """The page."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    progress: tuple[str, ...]
    ask: str
    form_id: str
    parts: tuple[ItemCard, ...]
    share_href: str
    share: str
    danger: str
    links: tuple[Action, ...]
    here: str


@require_safe
@for_a_post
def bundle(request: HttpRequest, by: Actor, bundle_id: UUID) -> HttpResponse:
    """For its maker's agency alone."""
    page = _page(by, bundle_page(by, bundle_id))
    return render(request, "sharing/bundles/bundle.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def ask(request: HttpRequest, by: Actor, bundle_id: UUID) -> HttpResponse:
    """Each owner for its own part."""

    def act() -> str:
        many = len(ask_for_bundle(by=by, bundle_id=bundle_id))
        parts = "one part" if many == 1 else f"{many} parts"
        say(request, f"Asked about {parts}, each owner for its own. Silence is not a yes.")
        return f"/bundles/{bundle_id}/"

    return once(request, by, act)


def _page(by: Actor, view: BundleView) -> BundlePage:
    here, may = f"/bundles/{view.id}/", opens(by.role, Act.PASS_ON)
    share = may and bool(view.chosen)
    return BundlePage(
        title=f"{title_of(view.form)} for {view.to}",
        caption=f"Reference {view.reference}",
        rows=_rows(by, view),
        progress=_progress(view),
        ask=_ask(view) if may else "",
        form_id=form_id(),
        parts=tuple(_card(by, part, number) for number, part in enumerate(view.parts, 1)),
        share_href=f"{here}pass-on/answers/" if share else "",
        share=f"Share it with {view.to}",
        danger=DANGER if share else "",
        links=_links(view, here) if may else (),
        here=here,
    )


def _rows(by: Actor, view: BundleView) -> tuple[Row, ...]:
    return (
        Row("About", view.called, (Action("Their record", f"/people/{view.person}/"),)),
        Row("For", capital(view.purpose)),
        Row("Why they need it", view.why),
        Row("Begun", moment_in_words(view.made_at)),
        *rows_said(words_said(by, view.id)),
    )


def _progress(view: BundleView) -> tuple[str, ...]:
    """Who has answered, for its maker alone."""
    said = []
    if view.asked:
        said.append(
            f"Asked about {_parts(view.asked)}: {view.answered} answered, {view.asked - view.answered} not yet."
        )
    if view.to_ask:
        said.append(f"Nobody has been asked yet about {_parts(view.to_ask)}.")
    if view.came_since:
        said.append(
            f"{capital(_parts(view.came_since, 'item'))} came since, and never stood in it. Look whether to take it up."
        )
    if any(part.gone_at for part in view.parts):
        said.append("What went is marked so. What is shared from now on is the rest.")
    return tuple(said)


def _parts(many: int, word: str = "part") -> str:
    return f"one {word}" if many == 1 else f"{many} {word}s"


def _ask(view: BundleView) -> str:
    whom = "owner" if view.to_ask == 1 else "owners"
    return f"Ask the {whom} of {_parts(view.to_ask)}" if view.to_ask else ""


def _links(view: BundleView, here: str) -> tuple[Action, ...]:
    summary = view.form is BundleForm.SUMMARY
    change = (
        Action("Write the summary", f"{here}words/")
        if summary
        else Action("Change what stands in it", f"{here}items/")
    )
    since = (Action("Look at what came since", f"{here}items/"),) if view.came_since else ()
    return (*since, change)


def _card(by: Actor, part: PartView, number: int) -> ItemCard:
    why = part.why if part.state is PartState.STAYS else ()
    rows = [Row("How it stands", " ".join((f"{capital(part.state.says)}.", *why)))]
    if part.gone_at:
        rows = [Row("Went", moment_in_words(part.gone_at))]
    elif part.alone:
        rows = [Row("Stays behind", ALONE)]
    if part.due_at:
        rows.append(Row("Answer due", capital(due_in_words(part.due_at, by.at))))
    if part.words:
        rows.insert(0, Row("Taken from it", f"“{part.words}”"))
    actions = [Action("The question to its owner", f"/permissions/{part.question}/")] if part.question else []
    actions += [Action("Where it came", f"/disclosures/{part.source}/")] if part.source else []
    if part.item is None:
        return ItemCard(f"Part {number}", NOT_READ, tuple(rows), actions=tuple(actions))
    card = in_short(item_card(part.item, number, actions), f"Part {number}")
    return replace(
        card,
        rows=(*rows, *card.rows),
        tags=(*card.tags, _tag(part)),
    )


def _tag(part: PartView) -> Tag:
    if part.gone_at:
        return Tag("Went", "grey")
    if part.alone:
        return Tag("Stays behind", "red")
    return Tag(*_TAGS[part.state])
