"""The representative acknowledges that somebody read outside their work, or asks why; whoever read says so. 2.2, 8.1.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.walls import GlassStep, against_step
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import walls as changes
from chiltern.sharing.models import BreakGlass, GlassWord
from chiltern.sharing.queries.fetch import people_filed
from chiltern.sharing.queries.glass import in_hand

LISTED = {
    GlassStep.ACKNOWLEDGED: ("glass.own", "glass.seen"),
    GlassStep.ASKED: ("glass.asked", "glass.seen"),
    GlassStep.ANSWERED: ("glass.own", "glass.told"),
    GlassStep.ENDED: ("glass.own", "glass.told"),
}
"""In which lists it stands afterwards: for whoever read, and for those who were told."""
_ENDING = (GlassStep.ENDED,)
_IN_WORDS = (GlassStep.ASKED, GlassStep.ANSWERED)


@recorded("glass.answered")
def answer_reading(*, by: Actor, glass_id: UUID, step: GlassStep, says: str = "") -> GlassWord:
    """Raises Missing, Refused for who may not take this step or at this point, or Invalid at `says`."""
    glass, before = in_hand(by, glass_id)
    against = against_step(
        step, before, reads=glass.practitioner == by.practitioner, role=by.role, ended=_over(glass, by)
    )
    if against is not None:
        raise Refused(against.key, against.says, clauses=against.clauses)
    said = words(says, "says", "Write it down here") if step in _IN_WORDS else ""
    if step in _ENDING:
        changes.end_opened(glass.id)
        glass.ended_at = by.at
        glass.save(update_fields=["ended_at"])
    row = changes.say_of(by, glass, step, said)
    for_reader, for_told = LISTED[step]
    if step not in _ENDING:
        changes.list_glass(by, glass, people_filed(glass.id), reader=for_reader, told_as=for_told)
    record(by=by, thing=glass.id, says={"step": step}, rows=[row])
    return row


def _over(glass: BreakGlass, by: Actor) -> bool:
    if glass.keeper != by.agency:
        raise Missing
    return glass.ended_at is not None or glass.until <= by.at
