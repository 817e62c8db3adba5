"""Pairs of requests that a post may not tell apart, timed one beside the other: silence, and what is restricted. 2.2, 3.8.

Inside one process, through everything that a page passes; which of a pair comes first alternates.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client

from chiltern.code_of_practice.words import Answer, Outcome, Urgency
from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.jobs.bench.acts import GIVEN
from chiltern.jobs.bench.county import Site, sites_of
from chiltern.jobs.bench.in_process import CSRF, client_of
from chiltern.jobs.bench.loader import loading, tidy
from chiltern.people.actions.record_person import record_person
from chiltern.people.workings import given
from chiltern.sharing import drafts
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.asking_decided import AskingGiven
from chiltern.sharing.workings.deciding import DecisionGiven
from chiltern.sharing.workings.plain import plain

Pair = tuple[str, str]
"""Two addresses: what is there and hidden, and what is not there at all."""
FIRST, HELD, NEVER = ("Ada", "Ben", "Cal", "Dee", "Eli", "Fay", "Gus", "Hal"), "Whitlock", "Wharfdale"
BORN = date(2016, 3, 9)
NEEDED, WHY, PURPOSE, TODAY = (
    "Whether you know her.",
    "Enquiries under section 47.",
    "protect-from-harm",
    "He is released today.",
)
SILENT = DecisionGiven(
    Outcome.NO_STATEMENT, "Our rule.", answers=replace(GIVEN.answers, danger=Answer.NO, danger_rests_on="")
)
_A_CLINIC = """
update agencies_agency set sensitive_service = true, statutory_duty = 'none' where id = %s"""
WARM = 40
"""Pairs before those that are counted: law, keys and statements have been read once."""


def measure_twins(county: dict[str, Any], pairs: int) -> dict[str, Any]:
    """Milliseconds between the two of a pair, as the median over all of them, by what the pair is."""
    sites = sites_of(county)
    asker, clinic = sites[0], sites[-1]
    with loading() as admin:
        admin.execute(_A_CLINIC, [clinic.agency])
    held, never = _names(HELD, pairs), _names(NEVER, pairs)
    known = {name: _child(clinic, name) for name in held}
    answered = [_silent(asker, clinic, names, known) for names in zip(held, never, strict=True)]
    hidden = [_restricted(asker, clinic, name) for name in held]
    made_up = [(path.format(thing), path.format(new_id())) for pair in hidden for path, thing in pair]
    tidy()
    me, colleague = client_of(asker.seats[0].token), client_of(asker.seats[1].token)
    return {
        "no_statement_ms": _between(
            _pages(answered, "/requests/{}/"), pairs, lambda path: _get(me, path, 200)
        ),
        "asking_ms": _between(_drafts(asker, clinic, pairs), pairs, lambda path: _send(me, path)),
        "restricted_ms": _between(made_up, pairs, lambda path: _get(colleague, path, 404)),
    }


def _between(these: Sequence[Pair], pairs: int, open_it: Callable[[str], None]) -> float:
    """The median difference of so many pairs."""
    found = []
    warm = min(WARM, pairs)
    for place in range(warm + pairs):
        one, other = these[place % len(these)]
        if place % 2:
            later, first = _took(open_it, other), _took(open_it, one)
        else:
            first, later = _took(open_it, one), _took(open_it, other)
        found.append(first - later)
    return round(statistics.median(found[warm:]), 3)


def _took(open_it: Callable[[str], None], path: str) -> float:
    start = time.perf_counter()
    open_it(path)
    return (time.perf_counter() - start) * 1000


def _get(client: Client, path: str, expects: int) -> None:
    got: Any = client.get(path)
    if got.status_code != expects:
        raise RuntimeError(f"{path} answers {got.status_code}")


def _send(client: Client, path: str) -> None:
    sent: Any = client.post(path, {"form_id": str(uuid4()), "csrfmiddlewaretoken": CSRF})
    if sent.status_code != 302 or not sent["location"].startswith("/asked/"):
        raise RuntimeError(f"{path} answers {sent.status_code} {sent.get('location', '')}")


def _pages(these: Sequence[tuple[UUID, UUID]], address: str) -> list[Pair]:
    return [(address.format(one), address.format(other)) for one, other in these]


def _names(family: str, pairs: int) -> list[str]:
    """As many of one family as of the other, no two alike; no more than are needed."""
    return [f"{first}{second.lower()} {family}" for first, second in product(FIRST, FIRST[:5])][:pairs]


def _acting(token: str) -> Actor:
    by = context.enter(token)
    if by is None:
        raise RuntimeError("a session that opens nothing")
    return by


def _child(site: Site, name: str) -> UUID:
    forename, _, family = name.partition(" ")
    stated = given.Person(names=(given.Name(forename, family),), birth=given.Birth(on=BORN))
    with transaction.atomic():
        by = _acting(site.seats[0].token)
        return record_person(by=by, stated=stated, readers=[UUID(site.team), UUID(site.desk)])


def _silent(asker: Site, clinic: Site, names: Pair, known: dict[str, UUID]) -> tuple[UUID, UUID]:
    """Two requests that got the same silence: about a child whom the clinic knows, and about one whom it never met."""
    one, other = (_answered(asker, clinic, name, known.get(name)) for name in names)
    return one, other


def _asked(asker: Site, clinic: Site, name: str) -> UUID:
    with transaction.atomic():
        question = Question(
            (PersonAsked(name, date_of_birth=BORN),),
            NEEDED,
            WHY,
            PURPOSE,
            Urgency.URGENT,
            urgency_reason=TODAY,
            danger_said=Answer.YES,
        )
        by = _acting(asker.seats[0].token)
        asked = [AgencyAsked(UUID(clinic.agency))]
        made = ask_for_information(by=by, question=question, asked=asked, deciding=AskingGiven())
        request: UUID = AgencyRequest.objects.get(parent=made).id
    return request


def _answered(asker: Site, clinic: Site, name: str, child: UUID | None) -> UUID:
    request = _asked(asker, clinic, name)
    with transaction.atomic():
        acknowledge_request(by=_acting(clinic.seats[0].token), request_id=request)
    with transaction.atomic():
        by = _acting(clinic.seats[0].token)
        match_person(by=by, request_id=request, matches=[MatchGiven(0, child, Answer.YES)])
    with transaction.atomic():
        by = _acting(clinic.seats[0].token)
        if decide_request(by=by, request_id=request, given=SILENT).state != "made":
            raise RuntimeError("a standing reply that a manager has to agree to")
    return request


def _restricted(site: Site, clinic: Site, name: str) -> list[tuple[str, UUID]]:
    """A record and a request that one of them alone sees, each with its address."""
    things = {"/people/{}/": _child(site, name), "/requests/{}/": _asked(site, clinic, name)}
    for thing in things.values():
        with transaction.atomic():
            restrict_thing(by=_acting(site.seats[0].token), thing=thing, posts=[], why="A colleague's child.")
    return list(things.items())


def _drafts(asker: Site, clinic: Site, pairs: int) -> list[Pair]:
    """Requests ready to be sent: each once."""
    names = list(zip(_names(HELD, pairs), _names(NEVER, pairs), strict=True))
    made = []
    for place in range(min(WARM, pairs) + pairs):
        one, other = (_draft(asker, clinic, name) for name in names[place % len(names)])
        made.append((one, other))
    return made


def _draft(asker: Site, clinic: Site, name: str) -> str:
    body = {
        "people": plain((PersonAsked(name, date_of_birth=BORN),)),
        "said": {
            "needed": NEEDED,
            "why": WHY,
            "purpose": PURPOSE,
            "urgency": "urgent",
            "urgency_reason": TODAY,
            "danger_said": "yes",
        },
        "asked": plain([AgencyAsked(UUID(clinic.agency))]),
    }
    with transaction.atomic():
        return f"/ask/{drafts.begin(_acting(asker.seats[0].token), 'ask', body)}/check/"
