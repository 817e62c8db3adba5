"""The family's version is made, part by part: a paper of its own, which this service never sends. Clauses 3.7, 3.8, 3.10."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.words import Act, ItemKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import FamilyVersion, Meeting
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.family_version import Offered, offered_to_family
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen
from chiltern.sharing.workings.meeting import FamilyGiven


@recorded("meeting.family_version_made")
def write_family_version(*, by: Actor, meeting_id: UUID, given: FamilyGiven) -> FamilyVersion:
    """Raises Missing, Invalid for a field, or Refused for a part that does not go to the family."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.WRITE_FAMILY_VERSION, meeting)
    given.check()
    body = _body(offered_to_family(by, meeting), given)
    filed, filing = fetch.filed(by, meeting.id), Filing(by)
    made = _version(by, filing, meeting, body)
    filing.let_in(filed.readers, made.id, "family_version.own", by.at)
    filing.write(filed.people)
    record(
        by=by,
        thing=meeting.id,
        parties=[by.agency],
        says={"reference": meeting.reference, "number": made.number, "items": list(given.items)},
        rows=[made],
    )
    return made


def _body(offered: Offered, given: FamilyGiven) -> dict[str, Any]:
    """Its words, copied as they stand: what is on paper in a home does not change any more."""
    parts = {one.part.item.id: one for one in offered.parts}
    if not set(given.items) <= parts.keys() or not set(given.actions) <= set(range(len(offered.actions))):
        raise Invalid("parts", "Something that you chose is not before this meeting any more: choose again")
    chosen = [parts[item] for item in given.items]
    for one in chosen:
        _insist(one.against)
    actions = [offered.actions[place] for place in sorted(given.actions)]
    for _, words in actions:
        _insist(words.against)
    decided = offered.decided if given.decided else None
    _insist(decided.against if decided else ())
    _insist(offered.against_words(given.words))
    return {
        "words": given.words,
        "language": given.language,
        "decided": decided.text if decided else "",
        "actions": [row for row, _ in actions],
        "parts": [
            {
                "text": one.part.text,
                "kind": ItemKind(one.part.item.kind).says,
                "belongs_to": one.part.owner,
            }
            for one in chosen
        ],
    }


def _insist(against: tuple[Reason, ...]) -> None:
    if against:
        raise Refused(
            against[0].key,
            " ".join(reason.says for reason in against),
            clauses=tuple(dict.fromkeys(clause for reason in against for clause in reason.clauses)),
        )


def _version(by: Actor, filing: Filing, meeting: Meeting, body: dict[str, Any]) -> FamilyVersion:
    made = FamilyVersion(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        meeting=meeting,
        number=FamilyVersion.objects.filter(meeting=meeting).count() + 1,
        body=body,
        made_by=by.post,
    )
    made.sealed_with(filing.bear_sealed(made.id, "family_version"))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("meeting.family_version", "A colleague has made a version a moment ago.") from None
    return made
