"""Give what was told to a colleague, or take it: they see it then whatever their team. Clauses 2.2, 3.6 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.assigning import give_telling
from chiltern.sharing.models import TellingAssignment
from chiltern.sharing.queries.having import insist_may_have
from chiltern.sharing.queries.telling_page import insist_open_on_telling, told


@recorded("telling.assigned")
def assign_telling(*, by: Actor, disclosure_id: UUID, to_post: UUID) -> TellingAssignment:
    """Raises Missing, Refused, or Invalid for a post that cannot have it: not one of this agency's, not named, in conflict."""
    telling = told(disclosure_id)
    insist_working(disclosure_id)
    insist_open_on_telling(by, Act.ASSIGN_TELLING, telling)
    insist_may_have(by, telling, to_post, "to_post", "Choose one of your colleagues")
    given = give_telling(by, telling, to_post)
    record(by=by, thing=disclosure_id, parties=[by.agency], says={"to_post": str(to_post)}, rows=[given])
    return given
