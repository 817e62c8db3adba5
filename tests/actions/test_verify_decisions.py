"""Whatever an administrator changes in a decision, an item or a disclosure afterwards is found and named. Clause 3.8."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connections, transaction

from chiltern.code_of_practice.words import Answer, ConsentBy
from chiltern.consent.actions.record_consent import Competence, record_consent
from chiltern.people.actions.record_person import record_person
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.workings.asking import AgencyAsked
from tests import database
from tests.cast import Cast, first_officer, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post
from tests.consenting import YES, answer
from tests.ledger.tools import environment
from tests.papers import added
from tests.stage import ASKING, CHILD, QUESTION, SHARED

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.8")]
ALTERED = (
    "update sharing_decision set outcome = 'decline' where about = %s",
    "update sharing_decision set reasons = set_byte(reasons, 3, 255 - get_byte(reasons, 3)) where about = %s",
    "update sharing_decideditem set shared = not shared where about = %s",
    "update sharing_item set text = set_byte(text, 3, 255 - get_byte(text, 3)) where %s is not null",
    "update sharing_disclosure set passing_on = 'protects' where agency_request = %s",
    "update sharing_reply set told = 'not_held' where agency_request_id = %s",
    "update files_piece set content = set_byte(content, 99, 255 - get_byte(content, 99)) where %s is not null",
    "update files_attachment set pages = pages + 1 where %s is not null",
    "update sharing_redaction set original = item where %s is not null",
    "update consent_consent set until = null where %s is not null",
    "update consent_competence set says = set_byte(says, 3, 255 - get_byte(says, 3)) where %s is not null",
    "update sharing_agencyrequest set due_at = due_at + interval '1 day' where id = %s",
)


@pytest.fixture
def decided(town: Cast) -> Iterator[tuple[str, UUID]]:  # noqa: F811
    """A decided request, sealed: the database and the request."""
    with transaction.atomic():
        by = enter_as_post(town.social_care.practitioner)
        made = ask_for_information(
            by=by, question=QUESTION, asked=[AgencyAsked(town.school.agency)], deciding=ASKING
        )
        request: UUID = AgencyRequest.objects.get(parent=made).id
    with transaction.atomic():
        acknowledge_request(by=enter_as_post(town.school.duty), request_id=request)
    with transaction.atomic():
        first = replace(SHARED.items[0], document=added(town, town.school.duty))
        given = replace(SHARED, items=(first, *SHARED.items[1:]))
        decide_request(by=enter_as_post(town.school.duty), request_id=request, given=given)
    with transaction.atomic():
        agreed_to(town)
    name = str(connections["default"].settings_dict["NAME"])
    run(name, "integrator", "integrate", "--once")
    yield name, request


def agreed_to(town: Cast) -> None:  # noqa: F811
    """The school's child agrees to something, and is judged competent."""
    by = enter_as_post(town.school.manager)
    child = record_person(by=by, stated=CHILD, readers=[town.school.team])
    judged = Competence(Answer.YES, "She said it back in her own words.", "Her head of year")
    own = {"by": ConsentBy.CHILD, "giver": None, "until": date(2027, 1, 1), "competence": judged}
    record_consent(by=by, person=child, stated=answer(YES, town.stranger.agency, **own))


def run(name: str, role: str, *command: str) -> Any:
    """A command of the service as its role; what it prints, read as JSON where it is."""
    done = subprocess.run(
        [sys.executable, "-m", "django", *command],
        env=environment(role, name),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr[-2000:]
    return json.loads(done.stdout) if "--json" in command else done.stdout


def test_what_is_altered_afterwards_is_found_and_the_entry_is_named(decided: tuple[str, UUID]) -> None:
    name, request = decided
    assert run(name, "verifier", "verify", "--json")["findings"] == []
    with database.connect(name) as admin:
        for statement in ALTERED:
            with admin.transaction():
                assert admin.execute(statement, [request]).rowcount > 0
    found = run(name, "verifier", "verify", "--json")["findings"]
    assert {one["what"] for one in found} == {"row.altered"}
    assert all(one["entry"] for one in found)
    said = json.dumps(found)
    for table in ("decision", "decideditem", "item", "disclosure", "reply", "agencyrequest"):
        assert f"sharing_{table}" in said
    assert "consent_consent" in said and "consent_competence" in said
    assert all(table in said for table in ("files_piece", "files_attachment", "sharing_redaction"))


def test_an_operator_replays_every_decision_and_reads_ids_and_counts_alone(decided: tuple[str, UUID]) -> None:
    name, _ = decided
    counted = run(name, "verifier", "replay", "--json")
    many = counted["decisions"]
    assert many and counted == {
        "decisions": many,
        "differences": 0,
        "accepted": 0,
        "destroyed": 0,
        "found": [],
    }
    with database.connect(name) as admin:
        admin.execute("update sharing_decision set standing = 'unknown'")
    wrong = run(name, "verifier", "replay", "--json")
    assert (wrong["differences"], {tuple(one["rules"]) for one in wrong["found"]}) == (many, {("row",)})
    assert "Amara" not in run(name, "verifier", "replay")
    with database.connect(name) as admin:
        admin.execute("delete from foundation_keywrap w using sharing_decision d where w.thing = d.id")
    gone = run(name, "verifier", "replay", "--json")
    assert (gone["destroyed"], gone["differences"]) == (many, 0)
