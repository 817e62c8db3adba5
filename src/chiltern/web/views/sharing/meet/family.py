"""The family's version: chosen part by part, printed, handed over by a person. Never sent. Clauses 3.4, 3.7, 3.8, 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.words import FamilyFormat, ItemKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.scheme.queries import law_at
from chiltern.sharing.actions.hand_over_family_version import hand_over_family_version
from chiltern.sharing.actions.write_family_version import write_family_version
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.family_version import FamilyVersionView, Offered, family_version, offered_of
from chiltern.sharing.queries.minute_page import action_row
from chiltern.sharing.workings.meeting import FamilyGiven, HandOverGiven
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import LONDON, date_in_words, moment_in_words
from chiltern.web.not_to_ask import NotToAsk, not_to_ask
from chiltern.web.parts import ItemCard, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital, uuid_or_none
from chiltern.web.views.sharing.meet.forms import HandedOver, ToFamily
from chiltern.web.views.sharing.meet.waits import AFTERWARDS
from chiltern.web.views.sharing.shown import NOT_ALL

COMPLAIN = (
    "If something here is wrong, or you are unhappy with how it was handled, tell whoever gave it to you. "
    "You can also complain to the {}."
)


@dataclass(frozen=True, slots=True)
class ToChoose:
    """One part with its box, or with what keeps it out."""

    card: ItemCard
    name: str
    value: str
    ticked: bool
    kept_out: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """Everything that could stand in it. Nothing is ticked beforehand."""

    form: ShownForm
    parts: tuple[ToChoose, ...]
    hidden: str
    warns_of: tuple[NotToAsk, ...]
    error: str
    back_href: str
    submit: str = "Make the family’s version"


@dataclass(frozen=True, slots=True)
class Paper:
    """As it is printed."""

    title: str
    caption: str
    afterwards: str
    """That it was written down only after it was held."""
    words: str
    decided: str
    actions: tuple[tuple[str, str, str], ...]
    parts: tuple[tuple[str, str], ...]
    """Words, and whose they are."""
    not_all: str
    language: str
    handed: tuple[str, ...]
    complain: str
    hand_over_href: str
    meeting_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def choose(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Each part is chosen by itself; what may not stand there says why."""
    error, form = "", ToFamily(initial={"language": "English"})
    if request.method == "POST":
        form = ToFamily(request.POST)
        if form.is_valid():
            try:
                return once(request, by, lambda: _make(request, by, meeting_id, form))
            except Invalid as wrong:
                at_its_field(form, wrong)
            except Refused as no:
                error = no.says
    offered = offered_of(by, meeting_id)
    page = Choosing(
        form=asked(form),
        parts=_parts(offered, request),
        hidden="Somebody here has a place that is hidden from somebody. Do not write it, and do not say it."
        if offered.hidden.words
        else "",
        warns_of=not_to_ask(by, fetch.people_filed(meeting_id)),
        error=error,
        back_href=f"/meetings/{meeting_id}/",
    )
    return render(request, "sharing/meet/family.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def paper(request: HttpRequest, by: Actor, version_id: UUID) -> HttpResponse:
    """The paper, and who was given it."""
    view = family_version(by, version_id)
    body = view.body
    actions = (action_row(row) for row in body["actions"])
    page = Paper(
        title=capital(view.kind),
        caption=f"{moment_in_words(view.held_at)} · reference {view.reference}",
        afterwards=f"{AFTERWARDS}." if view.held_already else "",
        words=body["words"],
        decided=body["decided"],
        actions=tuple((who, what, date_in_words(day) if day else "Not said") for who, what, day in actions),
        parts=tuple(
            (part["text"], f"{capital(part['kind'])}. From {part['belongs_to']}.") for part in body["parts"]
        ),
        not_all=NOT_ALL,
        language=body["language"],
        handed=tuple(_handed(view)),
        complain=COMPLAIN.format(law_at(by.at).setting("regulator_name")),
        hand_over_href=f"/family-versions/{view.id}/hand-over/",
        meeting_href=f"/meetings/{view.meeting}/",
    )
    return render(request, "sharing/meet/paper.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def hand_over(request: HttpRequest, by: Actor, version_id: UUID) -> HttpResponse:
    """When, to whom, in which language and form."""
    view = family_version(by, version_id)
    now = by.at.astimezone(LONDON)
    initial = {"day": now.date(), "at": f"{now:%H:%M}", "language": view.body["language"]}
    form = HandedOver(request.POST) if request.method == "POST" else HandedOver(initial=initial)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _hand_over(request, by, version_id, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Write down that you gave it to somebody",
        asked(form),
        "Save",
        f"/family-versions/{version_id}/",
        says=("This service sends nothing to a family. A person gives it to a person, on paper.",),
        warns_of=not_to_ask(by, fetch.people_filed(view.meeting)),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _make(request: HttpRequest, by: Actor, meeting_id: UUID, form: ToFamily) -> str:
    chosen = [uuid_or_none(one) for one in request.POST.getlist("items")]
    places = [int(one) for one in request.POST.getlist("actions") if one.isdecimal()]
    given = FamilyGiven(
        items=tuple(one for one in chosen if one is not None),
        decided="decided" in request.POST,
        actions=tuple(places),
        words=form.cleaned_data["words"],
        language=form.cleaned_data["language"],
    )
    made = write_family_version(by=by, meeting_id=meeting_id, given=given)
    say(request, "Made. Print it, give it to the family yourself, and write down that you did.")
    return f"/family-versions/{made.id}/"


def _hand_over(request: HttpRequest, by: Actor, version_id: UUID, form: HandedOver) -> str:
    said = form.cleaned_data
    given = HandOverGiven(said["to_whom"], form.moment(), said["language"], FamilyFormat(said["form"]))
    hand_over_family_version(by=by, version_id=version_id, given=given)
    say(request, "Written down.")
    return f"/family-versions/{version_id}/"


def _parts(offered: Offered, request: HttpRequest) -> tuple[ToChoose, ...]:
    ticked = {name: set(request.POST.getlist(name)) for name in ("decided", "actions", "items")}
    found = []
    if offered.decided is not None:
        card = ItemCard("What the meeting decided", offered.decided.text, (Row("Belongs to", "Us"),))
        found.append(_to_choose(card, "decided", "on", ticked, offered.decided.against))
    for place, (row, words) in enumerate(offered.actions):
        card = ItemCard(f"Action {place + 1}", f"{row['who']}: {row['what']}", (Row("Belongs to", "Us"),))
        found.append(_to_choose(card, "actions", str(place), ticked, words.against))
    for number, one in enumerate(offered.parts, 1):
        rows = (
            Row("Belongs to", capital(one.part.owner)),
            Row("Kind", capital(ItemKind(one.part.item.kind).says)),
        )
        card = ItemCard(f"Part {number}", one.part.text, rows)
        found.append(_to_choose(card, "items", str(one.part.item.id), ticked, one.against))
    return tuple(found)


def _to_choose(
    card: ItemCard, name: str, value: str, ticked: dict[str, set[str]], against: tuple[Reason, ...]
) -> ToChoose:
    return ToChoose(card, name, value, value in ticked[name], " ".join(reason.says for reason in against))


def _handed(view: FamilyVersionView) -> list[str]:
    return [
        f"Given to {one.to_whom}, {moment_in_words(one.at)}, in {one.language}, {one.form}"
        for one in view.handed
    ]
