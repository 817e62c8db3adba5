"""Names who reads what a conflict would leave without a reader: the safeguarding lead, or, by the council's officer,
somebody besides. Clauses 2.2, 3.7, 4.1 and 4.4."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import last_readers as changes
from chiltern.agencies.models import LastReader
from chiltern.agencies.queries.walls import posts_to_name
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("last_reader.named")
def name_last_reader(*, by: Actor, agency: UUID, post: UUID) -> LastReader:
    """For one's own agency its safeguarding lead; the council's officer for any. What waits goes to them at once.

    Raises Missing for another agency, Refused for a role that does not do this, Invalid for a post that does not stand.
    """
    if not opens(by.role, Act.NAME_LAST_READER):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    officer = by.role is Role.COUNCIL_OFFICER
    if not officer and agency != by.agency:
        raise Missing
    if post not in {one.post for one in posts_to_name(by, agency)}:
        raise Invalid("post", "Choose somebody who works there now")
    row = changes.name(by, agency, post, "officer" if officer else "safeguarding_lead")
    left = changes.hand_on(by, agency)
    record(by=by, parties=[agency], says={"agency": agency, "post": post, "left": left}, rows=[row])
    return row
