"""Somebody gave the family its version on paper: when, to whom, in which language and form. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import FamilyVersion, HandedOver
from chiltern.sharing.queries.meetings import insist_open_on_meeting
from chiltern.sharing.workings.meeting import HandOverGiven


@recorded("meeting.family_version_handed_over")
def hand_over_family_version(*, by: Actor, version_id: UUID, given: HandOverGiven) -> HandedOver:
    """Raises Missing, Invalid for a field, or Refused."""
    version = FamilyVersion.objects.with_keys().select_related("meeting").filter(id=version_id).first()
    if version is None:
        raise Missing
    insist_open_on_meeting(by, Act.HAND_OVER_FAMILY_VERSION, version.meeting)
    given.check(by.at)
    made: HandedOver = HandedOver(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        version=version,
        happened_at=given.happened_at,
        form=given.form,
        to_whom=given.to_whom,
        language=given.language,
        handed_by=by.post,
    ).sealed_with(version.key_of_thing())
    made.save(force_insert=True)
    record(
        by=by,
        thing=version.meeting_id,
        parties=[by.agency],
        says={"reference": version.meeting.reference, "number": version.number, "form": given.form},
        rows=[made],
    )
    return made
