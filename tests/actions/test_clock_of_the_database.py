"""The due time of a request is worked out from the database's clock, stored in UTC and said on both sides. 3.6 and 8.4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from chiltern.code_of_practice.words import Urgency
from chiltern.sharing.queries.request_page import request_page
from tests.cast import Cast
from tests.stage import QUESTION, Stage

pytestmark = pytest.mark.clause("3.6", "8.4")
LONDON = ZoneInfo("Europe/London")
# The days of the week, Easter and the changes of the clocks fall as in 2026; a year that lies ahead of everybody's post.
MOMENTS = (
    (datetime(2037, 3, 27, 16, tzinfo=LONDON), Urgency.STANDARD, "2037-03-30 16:00"),
    (datetime(2037, 3, 28, 22, 30, tzinfo=LONDON), Urgency.URGENT, "2037-03-29 04:30"),
    (datetime(2037, 4, 2, 15, tzinfo=LONDON), Urgency.ROUTINE, "2037-04-13 16:00"),
    (datetime(2037, 10, 25, 0, 30, tzinfo=LONDON), Urgency.IMMEDIATE, "2037-10-25 01:30"),
    (datetime(2037, 12, 31, 22, tzinfo=LONDON), Urgency.ROUTINE, "2038-01-08 17:00"),
)
_STORED = """
select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), pg_typeof(due_at)::text
  from sharing_agencyrequest where id = %s"""


def test_what_is_stored_is_utc_whatever_the_clocks_do(
    cast: Cast, set_time: Callable[[datetime], None]
) -> None:
    for at, urgency, due in MOMENTS:
        set_time(at)
        (asked,) = Stage(cast).asked(
            cast.social_care, cast.school, question=replace(QUESTION, urgency=urgency)
        )
        with connection.cursor() as cursor:
            cursor.execute(_STORED, [asked.id])
            assert cursor.fetchone() == (due, "timestamp with time zone")
        pages = [request_page(cast.become(post), asked.id) for post in (asked.asked_by, cast.school.duty)]
        assert [page.due_at for page in pages] == [asked.due_at] * 2
        assert {page.worked_out for page in pages} == {asked.worked_out}
