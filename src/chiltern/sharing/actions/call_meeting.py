"""Call a meeting about one or more children: each invited agency gets an invitation of its own. Clauses 3.2, 3.6, 3.8.

Inviting is sharing: what an invitation says of the child is chosen by whoever calls, and stands in the record.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice.book import UnknownRowError
from chiltern.code_of_practice.meetings import invitation_due
from chiltern.code_of_practice.words import AgencyState, MeetingState
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import OFFICE, new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import must_see
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Invitation, Meeting
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.addressing import readers_at
from chiltern.sharing.queries.hidden_words import insist_no_place_asked
from chiltern.sharing.queries.meetings import OPEN, insist_may_call
from chiltern.sharing.workings.meeting import MeetingGiven
from chiltern.sharing.workings.plain import plain


@recorded("meeting.called")
def call_meeting(*, by: Actor, given: MeetingGiven) -> Meeting:
    """Raises Missing, Invalid for a field, or Refused by role or where nobody outside a conflict could read it."""
    insist_may_call(by)
    given.check(by.at)
    own = sorted({person.person for person in given.people if person.person is not None})
    must_see(own)
    insist_no_place_asked(by, own, given.leaving())
    invited, home, filing = _invited(by, given), fetch.team_readers(by), Filing(by)
    due = invitation_due(by.at, given.starts_at, law_at(by.at)).at
    readers = {
        agency.id: readers_at(agency, given.people, one.posts)
        for agency, one in zip(invited, given.invited, strict=True)
    }
    sensitive = {agency.id for agency in invited if agency.sensitive_service}
    named = {one.agency: one.named and one.agency not in sensitive for one in given.invited}
    meeting = _meeting(by, filing, given, home, {id: readers[id] for id in readers if named[id]})
    filing.let_in(home, meeting.id, OPEN, given.starts_at)
    rows: list[Any] = [meeting]
    meeting.save(force_insert=True)
    for one in given.invited:
        filing.let_in(readers[one.agency], meeting.id, OPEN, given.starts_at)
        filing.share_keys({meeting.id: None}, one.agency)
        invitation = _invitation(by, filing, meeting, one.agency, one.also, named[one.agency], readers)
        filing.let_in(home, invitation.id, "invitation.own", given.starts_at)
        # Nobody is asked whether they come to what has been held: no clock runs on it.
        asked = ("invitation.answered", by.at) if given.held_already else ("invitation.received", due)
        filing.let_in(readers[one.agency], invitation.id, *asked)
        filing.share_keys({invitation.id: None}, one.agency)
        rows.append(invitation)
    filing.write(own)
    record(
        by=by,
        thing=meeting.id,
        parties=[by.agency, *readers],
        says={
            "reference": meeting.reference,
            "kind": given.kind,
            "invited": list(readers),
            "given": plain(given),
        },
        says_to={agency: {"reference": meeting.reference, "kind": given.kind} for agency in readers},
        rows=rows,
    )
    return meeting


def _invited(by: Actor, given: MeetingGiven) -> list[Agency]:
    """The agencies, in the order in which they are invited."""
    ids = [one.agency for one in given.invited]
    if by.agency in ids:
        raise Invalid("invited", "That is your own agency: tell your colleague instead")
    found = {row.id: row for row in Agency.objects.filter(id__in=ids).exclude(id=OFFICE)}
    gone = [row.name for row in found.values() if row.state != AgencyState.ADMITTED]
    if len(found) != len(ids) or gone:
        called = ", ".join(gone) or "One of them"
        raise Invalid("invited", f"{called}: no signatory any more. Invite them by name, and ring")
    try:
        law_at(by.at).offered(given.purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it is for") from None
    return [found[id] for id in ids]


def _meeting(
    by: Actor, filing: Filing, given: MeetingGiven, home: list[UUID], seats: dict[UUID, list[UUID]]
) -> Meeting:
    caller = who(by)
    people = [plain(person) for person in given.people]
    for person in people:
        del person["person"]
    meeting = Meeting(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        kind=given.kind,
        purpose=given.purpose,
        state=MeetingState.CALLED,
        starts_at=given.starts_at,
        way=given.way,
        called_by=by.post,
        called_by_practitioner=by.practitioner,
        said={
            "from": {"name": caller.name, "title": caller.title},
            "people": people,
            "why": given.why,
            "place": given.place,
            "seats": plain({by.agency: home, **seats}),
            "unnamed": len(given.invited) - len(seats),
            "outside": list(given.outside),
        },
    )
    meeting.sealed_with(filing.bear_sealed(meeting.id, "meeting"))
    return meeting


def _invitation(
    by: Actor,
    filing: Filing,
    meeting: Meeting,
    agency: UUID,
    also: str,
    named: bool,
    readers: dict[UUID, list[UUID]],
) -> Invitation:
    row: Invitation = Invitation(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        meeting=meeting,
        agency=agency,
        named=named,
        readers=readers[agency],
        also=also,
    )
    row.sealed_with(filing.bear_sealed(row.id, "invitation")).save(force_insert=True)
    return row
