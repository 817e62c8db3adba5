"""Eight people decide on the same request at the same moment: one decision stands, the others see it. Clause 3.8."""

from __future__ import annotations

import os
import threading
from collections import Counter
from uuid import UUID

import pytest
from django.db import connections, transaction

from chiltern.foundation import context
from chiltern.foundation.gate import AlreadyDone
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.models import AgencyRequest, Decision, Disclosure, Reply
from chiltern.sharing.workings.asking import AgencyAsked
from tests import database
from tests.cast import Cast, first_officer, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post, open_session
from tests.stage import ASKING, QUESTION, WHOLE

pytestmark = pytest.mark.committed
REQUESTS = 60 if os.environ.get("CHILTERN_TEST_ALL") else 20
DECIDERS = 8


@pytest.mark.clause("3.8")
def test_of_eight_at_once_one_decides_and_the_others_see_it(town: Cast) -> None:  # noqa: F811
    requests = [_acknowledged(town) for _ in range(REQUESTS)]
    tokens = [open_session(post) for post in (town.school.duty, town.school.manager)] * (DECIDERS // 2)
    for request in requests:
        outcomes: Counter[str] = Counter()
        gate = threading.Barrier(DECIDERS)
        crowd = [threading.Thread(target=_decide, args=(token, request, gate, outcomes)) for token in tokens]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        assert outcomes == {"decided": 1, "saw the other": DECIDERS - 1}
    with database.connect(connections["default"].settings_dict["NAME"]) as admin:
        answers = {Decision: "kind = 'answer'", Reply: "true", Disclosure: "true"}
        for model, which in answers.items():
            counted = f"select count(*) from {model._meta.db_table} where {which}"
            assert admin.execute(counted).fetchone() == (REQUESTS,)


def _acknowledged(town: Cast) -> UUID:  # noqa: F811
    with transaction.atomic():
        by = enter_as_post(town.social_care.practitioner)
        made = ask_for_information(
            by=by, question=QUESTION, asked=[AgencyAsked(town.school.agency)], deciding=ASKING
        )
        request: UUID = AgencyRequest.objects.get(parent=made).id
    with transaction.atomic():
        acknowledge_request(by=enter_as_post(town.school.duty), request_id=request)
    return request


def _decide(token: str, request: UUID, gate: threading.Barrier, outcomes: Counter[str]) -> None:
    try:
        with transaction.atomic():
            by = context.enter(token)
            assert by is not None
            gate.wait()
            try:
                decide_request(by=by, request_id=request, given=WHOLE)
                outcomes["decided"] += 1
            except AlreadyDone:
                outcomes["saw the other"] += 1
    except Exception as wrong:
        outcomes[repr(wrong)] += 1
    finally:
        connections.close_all()
