"""Somebody can look now at what was shared alone when nobody could: it is placed with them. Clauses 3.3, 3.7 and 9.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.sharing.looking import look_due
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.lookers import Looker
from chiltern.sharing.queries.looks import look_in_hand
from chiltern.sharing.queries.unplaced import is_unplaced, lookers_now


@recorded("look.placed")
def place_look(*, by: Actor, look_id: UUID) -> list[Looker]:
    """As whoever decided. Raises Missing, AlreadyDone, or Refused where there is still nobody."""
    look, in_hand = look_in_hand(by, look_id)
    if in_hand.answered or not is_unplaced(look):
        raise AlreadyDone("look.placed", "Somebody has been asked to look at this already.")
    lookers = lookers_now(by, look)
    if not lookers:
        raise Refused("look.nobody", "There is still nobody who could look at this.", clauses=("9.3",))
    people, filing = fetch.people_filed(look_id), Filing(by)
    access.file_under(look_id, kind="look.placed", sort_at=by.at)
    due = look_due(by.at, law_at(by.at))
    filing.let_in([one.post for one in lookers], look_id, "look.asked", due.at)
    agencies = {one.agency for one in lookers} - {by.agency}
    for agency in agencies:
        filing.share_keys({look_id: None}, agency)
    filing.write(people)
    record(
        by=by,
        thing=look_id,
        parties=[by.agency, *agencies],
        says={"lookers": [one.post for one in lookers], "because": lookers[0].because},
    )
    return lookers
