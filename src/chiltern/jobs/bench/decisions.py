"""Decisions in bulk as the actions store them, each weighed by the law of its own moment; and all of them made again.

Clause 3.8. The law changes in between, as the council's officer changes it: settings, and the duty to share confirmed.
"""

from __future__ import annotations

import json
import random
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from unittest.mock import patch
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.management import call_command
from django.db import transaction

from chiltern.code_of_practice import onward, replaying, sharing
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import PassingOnFacts, SharingFacts
from chiltern.code_of_practice.sharing.rule import may_share
from chiltern.code_of_practice.verdict import RULES_VERSION, Verdict
from chiltern.code_of_practice.words import Declining
from chiltern.foundation.ids import OFFICE, new_id
from chiltern.jobs.bench import texts
from chiltern.jobs.bench.any_facts import Chance, any_passing_on, any_sharing
from chiltern.jobs.bench.columns import COLUMNS
from chiltern.jobs.bench.county import Site, sites_of
from chiltern.jobs.bench.loader import copy, loading, tidy
from chiltern.jobs.bench.requests import Batch, key_of, seal
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.workings.plain import plain

CHUNK = 1_000
DAYS = 300
SEED = 20261123
DUTY = "duty-to-share"
SET_EVERY = timedelta(days=9)
CONFIRMED_AFTER = timedelta(days=260)
PASSED_ON = 5
"""Of so many decisions one is to pass on what belongs to others."""
REWRITTEN = 20
"""Of so many one lies far from where it was made: it was followed by another, and its row was written again."""


def load_decisions(county: dict[str, Any], count: int) -> dict[str, Any]:
    """So many decisions; those that a changed rule on declining would touch are given back."""
    sites = sites_of(county)
    wrapping = {UUID(site.agency): AESGCM(key_of(site)) for site in sites}
    chance, now = random.Random(SEED), datetime.now(UTC)  # noqa: S311  the same decisions every time
    _set_law(now)
    touched: list[str] = []
    with loading() as admin:
        later: list[tuple[Any, ...]] = []
        for first in range(0, count, CHUNK):
            batch = Batch(wrapping)
            for number in range(first, min(first + CHUNK, count)):
                at = now - timedelta(days=DAYS) * (1 - number / count)
                of = Chance(chance, law_at(at, asked_at=now))
                touched += _decision(batch, chance.choice(sites), at, number, of)
            rows = batch.rows.pop("sharing_decision")
            later += rows[::REWRITTEN]
            del rows[::REWRITTEN]
            for table, its in {**batch.rows, "sharing_decision": rows}.items():
                copy(admin, table, COLUMNS[table], its)
        copy(admin, "sharing_decision", COLUMNS["sharing_decision"], later)
    tidy()
    return {"touched": touched}


def replay_all() -> dict[str, Any]:
    """The command itself: what it counts, its seconds and the most memory that its process held."""
    start = time.perf_counter()
    counted = _counted()
    took = time.perf_counter() - start
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**counted, "seconds": round(took, 1), "mb": round(held)}


def replay_changed(touched: list[str]) -> dict[str, Any]:
    """With a rule that lets everything be declined freely: how many decisions it touches that are not found, or the other
    way round.
    """
    with patch.object(sharing, "may_share", _declined_freely), transaction.atomic():
        found = {str(one.decision) for one in replayed() if one.names}
    return {"found": len(found), "wrong": len(found ^ set(touched))}


def _declined_freely(facts: SharingFacts, law: Book) -> Verdict:
    return may_share(facts, law)._replace(declining=Declining.FREE)


def _set_law(now: datetime) -> None:
    """The office confirms the duty to share once, and sets a number of days now and then."""
    began, confirmed = now - timedelta(days=DAYS), now - timedelta(days=DAYS) + CONFIRMED_AFTER
    days = [began + SET_EVERY * place for place in range(DAYS // SET_EVERY.days)]
    said = {"confirmed_on": confirmed.date().isoformat(), "confirmed_by": "The council's officer"}
    with loading() as admin:
        settings = [
            (new_id(), OFFICE, at, "Tried out.", "advice.working_days", json.dumps(2 + at.day % 5))
            for at in days
        ]
        corrections = [
            (new_id(), OFFICE, confirmed, "Read.", DUTY, name, json.dumps(value), confirmed.date())
            for name, value in said.items()
        ]
        copy(admin, "scheme_setting", COLUMNS["scheme_setting"], settings)
        copy(admin, "scheme_lawcorrection", COLUMNS["scheme_lawcorrection"], corrections)


def _decision(batch: Batch, site: Site, at: datetime, number: int, of: Chance) -> Iterator[str]:
    """One row; its id where declining it takes more than a reason."""
    own = UUID(site.agency)
    made, key = batch.thing("decision", own)
    facts = any_sharing(of) if number % PASSED_ON else any_passing_on(of)
    if isinstance(facts, PassingOnFacts):
        verdict = onward.may_pass_on(facts, of.law)
    else:
        verdict = may_share(facts, of.law)
        if verdict.declining is not Declining.FREE:
            yield str(made)
    said = texts.reasons(number)
    clear = {
        "answers": texts.stored({"facts": plain(facts), "said": {"reasons": said, "items": [said]}}),
        "trace": texts.stored(plain(replaying.trace_of(verdict, of.law))),
        "reasons": said.encode(),
    }
    sealed = [seal(key, "sharing_decision", made, name, own, text) for name, text in clear.items()]
    batch.add(
        "sharing_decision",
        *(made, own, at, "answer", new_id(), 1, own, "share", "made", verdict.standing),
        *(of.law.digest, RULES_VERSION, *sealed, UUID(site.seats[0].post), UUID(site.seats[0].practitioner)),
    )


def _counted() -> dict[str, Any]:
    said = StringIO()
    with suppress(SystemExit):
        call_command("replay", "--json", stdout=said, stderr=StringIO())
    counted: dict[str, Any] = json.loads(said.getvalue())
    return counted
