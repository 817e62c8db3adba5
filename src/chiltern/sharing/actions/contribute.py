"""An agency puts in what it knows, for those whom it chooses: its own under its terms, and what terms let in of others'.

Clauses 3.2 to 3.8 and 3.10. It stays its owner's; what its terms do not let in stays behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Act, Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.hidden_places import HiddenPlaces
from chiltern.sharing import changes
from chiltern.sharing.changes.meeting import PUT_IN, Giving, give_to_seat, name_as_the_meeting, tell_owners
from chiltern.sharing.models import Disclosure
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.hidden_words import insist_no_place_of_others, with_places_said
from chiltern.sharing.queries.meeting_parts import places_hidden
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen
from chiltern.sharing.queries.verdicts import insist_unless_danger
from chiltern.sharing.queries.weighing_meetings import (
    SeatWeighed,
    insist_our_own_goes,
    insist_something_goes,
    weigh_contribution,
)
from chiltern.sharing.workings.meeting import ContributionGiven, OwnBundle


@recorded("meeting.contributed")
def contribute(*, by: Actor, meeting_id: UUID, given: ContributionGiven) -> list[Disclosure]:
    """Raises Missing, Invalid for a field, or Refused by state, by a bar, or where the Code does not let ours go."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.CONTRIBUTE, meeting)
    given.check()
    hidden = places_hidden(by, meeting)
    given = replace(given, items=with_places_said(by, hidden, given.items, given.answers.danger))
    weighed = weigh_contribution(by, meeting, given)
    _insist_words(weighed, given)
    insist_our_own_goes(weighed)
    insist_something_goes(weighed)
    for one in weighed:
        _insist_no_place_of_others(hidden, one)
    filed, filing = fetch.filed(by, meeting.id), Filing(by)
    items = changes.bear_items(by, filing, given.items, filed.readers)
    own = OwnBundle(tuple(item.id for item in items), given.terms, given.family, tuple(range(len(items))))
    giving = Giving(meeting, filed.readers, PUT_IN, "disclosure.received", given, given.reasons)
    rows: list[Any] = [*items]
    for one in weighed:
        rows += give_to_seat(by, filing, giving, one, [own])
    filing.write(filed.people)
    made = [row for row in rows if isinstance(row, Disclosure)]
    name_as_the_meeting(meeting, [*(row.id for row in made), *own.items])
    owners = tell_owners(by, rows, [one.seat.agency for one in weighed if not one.seat.named])
    standings = {str(one.seat.agency): one.verdict.standing for one in weighed}
    record(
        by=by,
        thing=meeting.id,
        parties=[by.agency, *(one.seat.agency for one in weighed), *owners],
        says={"reference": meeting.reference, "standings": standings, "book": weighed[0].law.digest},
        says_to={row.recipient: {"reference": meeting.reference} for row in made},
        rows=rows,
    )
    return made


def _insist_no_place_of_others(hidden: HiddenPlaces, one: SeatWeighed) -> None:
    for each in one.others:
        insist_no_place_of_others(hidden, each.going(one.seat.agency))


def _insist_words(weighed: Sequence[SeatWeighed], given: ContributionGiven) -> None:
    """Why, and of our own whether the family may read it: not said is no, and in danger nothing waits for either."""
    open_yet = bool(given.items) and given.family is Answer.NOT_KNOWN
    for one in weighed:
        insist_unless_danger(one.verdict, "reasons", given.reasons, "Say why you put this in")
        insist_unless_danger(
            one.verdict, "family", "" if open_yet else "said", "Say whether the family may read it"
        )
