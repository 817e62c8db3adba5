"""Takes a copy of what was shared into the agency's own file: who, when, and a reference for the paper. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.relied_on import is_over, keep_readable
from chiltern.sharing.models import Disclosure, FileCopy
from chiltern.sharing.queries.consent_over import consent_over
from chiltern.sharing.workings.passing import OVER
from chiltern.sharing.workings.stopping import OVER as CONSENT_OVER


@recorded("disclosure.taken_into_file")
def take_into_file(*, by: Actor, disclosure_id: UUID) -> FileCopy:
    """For the giver and the recipient alike. The giver is a party: it learns that a copy was made, not by whom.

    Raises Refused where its time is over, or the consent on which alone something of it came; Missing also for an owner
    who only sees that its item went on.
    """
    disclosure = Disclosure.objects.filter(id=disclosure_id).first()
    if disclosure is None or by.agency not in (disclosure.keeper, disclosure.recipient):
        raise Missing
    if disclosure.recipient == by.agency and is_over(disclosure, by.at):
        raise Refused("disclosure.over", OVER, clauses=("3.10",))
    if consent_over(by, disclosure.id):
        raise Refused("disclosure.consent_over", CONSENT_OVER, clauses=("3.3", "3.10", "9.1"))
    insist_working(disclosure.id)
    copy = FileCopy(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=disclosure.id,
        reference=new_reference(),
        post=by.post,
        practitioner=by.practitioner,
    )
    copy.save(force_insert=True)
    keep_readable(by, disclosure)
    record(
        by=by,
        thing=disclosure.id,
        parties=[by.agency, disclosure.keeper],
        says={"reference": copy.reference},
        rows=[copy],
    )
    return copy
