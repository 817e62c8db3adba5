"""Who a body outside the Code is, before it is told or asked, and how that was made sure. Clauses 3.6 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.queries.outside import MARK, body_page
from chiltern.code_of_practice.reasons import OUTSIDE_THE_CODE
from chiltern.foundation.actor import Actor
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.outside.bodies import NEVER, check_rows


def body_rows(by: Actor, body_id: UUID) -> tuple[tuple[Row, ...], str]:
    """What one must know before telling them; and a warning where nobody has checked who they are."""
    shown = body_page(by, body_id)
    rows = (
        Row("Body", shown.name + MARK),
        Row("What it is there to do", capital(shown.function.says)),
        Row("How it is reached, as we found it", shown.reach or "Not written down yet"),
        *check_rows(shown)[:1],
    )
    checked = shown.checks and shown.checks[0].how.stands
    return rows, OUTSIDE_THE_CODE.says if checked else f"{NEVER} {OUTSIDE_THE_CODE.says}"
