"""The minute goes out: to each agency a bundle of its own, in which each part stays its owner's. Clauses 3.5 to 3.8, 3.10.

Its words are the calling agency's; a part of others' goes where its terms let it, and stays behind where they do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.meeting import IN_MINUTE, Giving, give_to_seat, name_as_the_meeting, tell_owners
from chiltern.sharing.changes.recognising import words_entered, write_words
from chiltern.sharing.models import Disclosure, Meeting, Minute, MinuteCopy, Presence
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen, seats
from chiltern.sharing.queries.minutes import MinuteWeighed, insist_no_place_minuted, minute_weighed
from chiltern.sharing.queries.received_page import HIDDEN_OWNER
from chiltern.sharing.queries.weighing_meetings import insist_our_own_goes
from chiltern.sharing.workings.meeting import MinuteGiven
from chiltern.sharing.workings.plain import plain


@recorded("meeting.minuted")
def write_minute(*, by: Actor, meeting_id: UUID, given: MinuteGiven) -> Minute:
    """Raises Missing, Invalid for a field, Refused, or AlreadyDone where a colleague sent one a moment earlier."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.WRITE_MINUTE, meeting)
    given.check()
    insist_no_place_minuted(by, meeting, given)
    found = minute_weighed(by, meeting, given)
    insist_our_own_goes(found.seats)
    filed, filing = fetch.filed(by, meeting.id), Filing(by)
    minute = _minute(by, filing, meeting, given)
    filing.let_in(filed.readers, minute.id, "minute.text", by.at)
    rows: list[Any] = [minute]
    for one in found.seats:
        giving = Giving(meeting, filed.readers, IN_MINUTE, "disclosure.in_minute", given, given.reasons)
        made = give_to_seat(by, filing, giving, one, found.own(one.seat.agency))
        rows += [
            *made,
            _copy(by, filing, minute, one.seat.agency, one.seat.readers, found, made, filed.readers),
        ]
    rows += write_words(by, filing, minute.id, given.typed, given.words)
    filing.write(filed.people)
    mine = [row.id for row in rows if isinstance(row, Disclosure | Minute | MinuteCopy)]
    name_as_the_meeting(meeting, mine)
    owners = tell_owners(by, rows, [one.seat.agency for one in found.seats if not one.seat.named])
    to = [one.seat.agency for one in found.seats]
    record(
        by=by,
        thing=meeting.id,
        parties=[by.agency, *to, *owners],
        says={
            "reference": meeting.reference,
            "number": minute.number,
            "to": to,
            "book": found.seats[0].law.digest,
            **words_entered(rows),
        },
        says_to={agency: {"reference": meeting.reference, "number": minute.number} for agency in to},
        rows=rows,
    )
    return minute


def _minute(by: Actor, filing: Filing, meeting: Meeting, given: MinuteGiven) -> Minute:
    minute = Minute(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        meeting=meeting,
        number=Minute.objects.filter(meeting=meeting).count() + 1,
        body={"decided": given.decided, "actions": plain(given.actions), "present": _present(by, meeting)},
        written_by=by.post,
    )
    try:
        with transaction.atomic():
            minute.sealed_with(filing.bear_sealed(minute.id, "minute")).save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("meeting.minuted", "A colleague has sent a minute a moment ago.") from None
    return minute


def _present(by: Actor, meeting: Meeting) -> list[str]:
    """Who was there, as all who get the minute read it: an agency that is not named to the others stands without one."""
    held = Presence.objects.with_keys().filter(meeting=meeting).first()
    if held is None:
        raise Invalid("present", "Write down first who was there")
    named = {seat.agency: seat.named for seat in seats(by, meeting)}
    called = names(held.present)
    listed = [called.get(each, "") if named.get(each) else HIDDEN_OWNER for each in held.present]
    people = [line.strip() for line in held.said["people"].splitlines() if line.strip()]
    return [*sorted(each for each in listed if each), *people]


def _copy(
    by: Actor,
    filing: Filing,
    minute: Minute,
    agency: UUID,
    readers: Sequence[UUID],
    found: MinuteWeighed,
    made: Sequence[Any],
    home: Sequence[UUID],
) -> MinuteCopy:
    copy = MinuteCopy(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        minute=minute,
        meeting=minute.meeting_id,
        recipient=agency,
        items=found.standing_in(agency),
        disclosures=[row.id for row in made if isinstance(row, Disclosure)],
    )
    filing.bear(copy.id, "minute_copy")
    filing.let_in(home, copy.id, "minute.given", by.at)
    filing.let_in(readers, copy.id, "minute.received", by.at)
    filing.let_in(readers, minute.id, "minute.text", by.at)
    filing.share_keys({minute.id: None}, agency)
    copy.save(force_insert=True)
    return copy
