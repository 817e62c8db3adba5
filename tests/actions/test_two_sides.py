"""Both sides act on one request at the same moment: one is first, and the other sees what it did. Clauses 3.6 and 3.8."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connections, transaction

from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.clarify_request import clarify_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.workings.asking import AgencyAsked
from chiltern.sharing.workings.following import FollowUpGiven
from tests import database
from tests.cast import Cast, first_officer, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post, open_session
from tests.stage import ASKING, QUESTION, WHOLE

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.6", "3.8")]
REQUESTS = 60 if os.environ.get("CHILTERN_TEST_ALL") else 8
Act = Callable[[Actor, UUID], object]


def test_of_a_decision_and_a_withdrawal_at_once_one_stands_and_the_other_is_refused(town: Cast) -> None:  # noqa: F811
    for _ in range(REQUESTS):
        request, _question = _asked_back(town)
        outcomes = _at_once(
            town,
            request,
            lambda by, it: decide_request(by=by, request_id=it, given=WHOLE),
            lambda by, it: withdraw_request(by=by, request_id=it, why="The family has moved."),
        )
        assert outcomes == {"done": 1, "saw the other": 1}
    rows = "select (select count(*) from sharing_decision where kind = 'answer') + (select count(*) from sharing_followup)"
    with database.connect(connections["default"].settings_dict["NAME"]) as admin:
        assert admin.execute(rows).fetchone() == (REQUESTS,)


def test_of_a_decision_and_a_clarification_at_once_the_second_sees_the_first(town: Cast) -> None:  # noqa: F811
    unread = replace(WHOLE, seen_up_to=0)
    for _ in range(REQUESTS):
        request, question = _asked_back(town)
        outcomes = _at_once(
            town,
            request,
            lambda by, it: decide_request(by=by, request_id=it, given=unread),
            lambda by, _, of=question: clarify_request(
                by=by, clarification_id=of, given=FollowUpGiven("The elder.")
            ),
        )
        assert outcomes == {"done": 1, "saw the other": 1}


def _asked_back(town: Cast) -> tuple[UUID, UUID]:  # noqa: F811
    with transaction.atomic():
        by = enter_as_post(town.social_care.practitioner)
        made = ask_for_information(
            by=by, question=QUESTION, asked=[AgencyAsked(town.school.agency)], deciding=ASKING
        )
        request: UUID = AgencyRequest.objects.get(parent=made).id
    with transaction.atomic():
        acknowledge_request(by=enter_as_post(town.school.duty), request_id=request)
    with transaction.atomic():
        asked = ask_to_clarify(by=enter_as_post(town.school.duty), request_id=request, asks="Which?")
    return request, asked.id


def _at_once(town: Cast, request: UUID, provider: Act, requester: Act) -> Counter[str]:  # noqa: F811
    outcomes: Counter[str] = Counter()
    gate = threading.Barrier(2)
    both = ((town.school.duty, provider), (town.social_care.practitioner, requester))
    crowd = [
        threading.Thread(target=_act, args=(open_session(post), request, act, gate, outcomes))
        for post, act in both
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return outcomes


def _act(token: str, request: UUID, act: Act, gate: threading.Barrier, outcomes: Counter[str]) -> None:
    try:
        with transaction.atomic():
            by = context.enter(token)
            assert by is not None
            gate.wait()
            try:
                act(by, request)
                outcomes["done"] += 1
            except Refused:
                outcomes["saw the other"] += 1
    except Exception as wrong:
        outcomes[repr(wrong)] += 1
    finally:
        connections.close_all()
