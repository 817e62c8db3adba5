"""One person's page of consent: what stands, by whom, for whom, and everything that was ever said. 3.3, 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.consent.queries.page import consent_page
from chiltern.consent.queries.views import ConsentPage
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.queries import person_page
from chiltern.people.queries.choosing import must_open
from chiltern.people.workings.paper import reference_of
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.not_to_ask import NotToAsk, warnings_of
from chiltern.web.shell import frame_of
from chiltern.web.views.consent import draft as drafting
from chiltern.web.views.consent.draft import WAYS_BACK, Step, way_back
from chiltern.web.views.consent.not_asking import as_answered
from chiltern.web.views.consent.shown import Card, answer_card, competence_card, told_card
from chiltern.web.views.sharing.common import uuid_or_none


@dataclass(frozen=True, slots=True)
class Consents:
    """What stands, and its history."""

    title: str
    caption: str
    warns_of: tuple[NotToAsk, ...]
    disagree: bool
    prompt: bool
    standing: tuple[Card, ...]
    former: tuple[Card, ...]
    competence: tuple[Card, ...]
    told: tuple[Card, ...]
    needs: str
    may_record: bool
    begun_href: str
    form_id: str
    came_from: dict[str, str]
    decision_href: str
    """The decision or telling in the middle of which somebody is."""
    paper: str
    here: str
    back_href: str


@require_safe
@for_a_post
def consents(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Both answers are shown where two people do not agree; nothing is left out of the history."""
    found = consent_page(by, person_id)
    may_record = opens(by.role, Act.RECORD_CONSENT)
    begun = drafting.begun(by, person_id) if may_record else None
    page = _page(found, may_record, begun.next_page() if begun else "", came_from(request))
    return render(request, "consent/person.html", frame=frame_of(request, current="people"), page=page)


@require_POST
@for_a_post
def begin(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Begins to write an answer down: a new one, or one that stands for an earlier one."""
    must_open(by, Act.RECORD_CONSENT)
    one = person_page(by, person_id)
    earlier = uuid_or_none(request.POST.get("instead_of"))

    def act() -> str:
        said: dict[str, Any] = {**came_from(request), "age": one.age if one.is_child else None}
        if earlier is not None:
            said |= _as_before(consent_page(by, person_id), earlier)
        return f"/consent/{drafting.begin(by, person_id, said, [])}/{Step.BEFORE}/"

    return once(request, by, act)


def came_from(request: HttpRequest) -> dict[str, str]:
    """In the middle of which decision or telling somebody is: ids alone."""
    sent = {name: request.POST.get(name) or request.GET.get(name) for name in WAYS_BACK}
    return {name: str(found) for name, text in sent.items() if (found := uuid_or_none(text))}


def _as_before(found: ConsentPage, earlier: UUID) -> dict[str, Any]:
    """What was said of whom and what for, and whom nobody may ask: left out, that would stand no more.

    The answer itself is asked again. Raises Missing for one that is not this person's.
    """
    view = next((each for each in found.history if each.id == earlier), None)
    if view is None:
        raise Missing
    marks = [one for one in found.not_to_ask if one.consent == earlier]
    return {
        "instead_of": str(view.id),
        "recipients": [each.id for each in view.recipients],
        "purposes": [each.id for each in view.purposes],
        "classes": [str(each) for each in view.classes or ()],
        "limits": view.limits,
        "by": str(view.by),
        "giver": str(view.giver_id or ""),
        **as_answered(marks),
    }


def _page(found: ConsentPage, may_record: bool, begun_href: str, came_from: dict[str, str]) -> Consents:
    standing = tuple(answer_card(view, may_withdraw=may_record) for view in found.standing)
    former = tuple(answer_card(view) for view in found.history if view.replaced_by is not None)
    needs = [f"Language: {found.language}"] if found.language else []
    needs += [f"Format: {found.formats}"] if found.formats else []
    return Consents(
        title="Consent, and what they were told",
        caption=found.called,
        warns_of=warnings_of(found.not_to_ask),
        disagree=found.disagree,
        prompt=found.prompt_competence,
        standing=standing,
        former=former,
        competence=tuple(competence_card(view) for view in found.competence),
        told=tuple(told_card(view) for view in found.told),
        needs=". ".join(needs),
        may_record=may_record,
        begun_href=begun_href,
        form_id=form_id(),
        came_from=came_from,
        decision_href=way_back(came_from, found.person) if came_from else "",
        paper=reference_of(found.person),
        here=f"/people/{found.person}/consent/",
        back_href=f"/people/{found.person}/",
    )
