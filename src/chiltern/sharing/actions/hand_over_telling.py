"""Hand what was told over to a colleague or a team, who have it from now on. Clauses 2.2, 3.6 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.assigning import give_telling, leave_telling
from chiltern.sharing.models import TellingAssignment
from chiltern.sharing.queries.colleagues import teams_to_have
from chiltern.sharing.queries.having import insist_may_have
from chiltern.sharing.queries.telling_page import insist_open_on_telling, told


@recorded("telling.handed_over")
def hand_over_telling(*, by: Actor, disclosure_id: UUID, to: UUID) -> TellingAssignment:
    """`to`: a colleague's post, or a team where a team has it already. Raises Missing, Refused, or Invalid at `to`.

    Who hands over sees it no longer by name; what no team or desk has stays with them, so that it keeps a reader.
    """
    telling = told(disclosure_id)
    insist_working(disclosure_id)
    insist_open_on_telling(by, Act.HAND_OVER_TELLING, telling)
    if to == by.post:
        raise Invalid("to", "Choose a colleague or a team")
    insist_may_have(by, telling, to, "to", "Choose a colleague or a team")
    shared = bool(teams_to_have(by, disclosure_id))
    given = give_telling(by, telling, to)
    if shared:
        leave_telling(by, telling)
    record(by=by, thing=disclosure_id, parties=[by.agency], says={"to": to}, rows=[given])
    return given
