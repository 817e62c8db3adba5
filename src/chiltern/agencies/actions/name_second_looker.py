"""The council's officer names who looks at what is decided alone, where an agency has nobody else. Clauses 3.3 and 9.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import Agency, SecondLooker
from chiltern.agencies.queries.second_look import posts_that_look
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.ids import OFFICE, new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("second_looker.named")
def name_second_looker(*, by: Actor, post: UUID, agency: UUID | None = None) -> SecondLooker:
    """For one agency, or for whichever has nobody else. Raises Missing for anyone but the officer, Invalid for a field."""
    if not opens(by.role, Act.CHANGE_SETTINGS):
        raise Missing
    chosen = next((one for one in posts_that_look(by) if one.post == post), None)
    if chosen is None:
        raise Invalid("post", "Choose somebody who works with children and families now")
    if agency is not None and not Agency.objects.filter(id=agency).exclude(id=OFFICE).exists():
        raise Invalid("agency", "Choose an agency, or leave it for every agency that has nobody else")
    if agency == chosen.agency:
        raise Invalid("post", "They work at that agency: name somebody from another")
    row = SecondLooker(
        id=new_id(), keeper=by.agency, made_at=by.at, agency=agency, post=post, named_by=by.post
    )
    row.save(force_insert=True)
    parties = [by.agency, chosen.agency, *([agency] if agency else [])]
    record(by=by, thing=row.id, parties=parties, says={"post": post, "agency": agency}, rows=[row])
    return row
