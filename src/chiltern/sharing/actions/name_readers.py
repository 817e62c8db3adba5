"""The representative of the agency that read names who, for an investigation of the owner's, for a limited time. Clause 8.1.2."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.inquiring import name
from chiltern.sharing.models import ReadersNamed
from chiltern.sharing.queries.inquiries import in_hand, is_answered, who_opened

SEEN_FOR = timedelta(days=28)


@recorded("inquiry.answered")
def name_readers(*, by: Actor, inquiry_id: UUID, posts: Collection[UUID], words: str = "") -> ReadersNamed:
    """`posts`: those of the readers who are named; whoever is not named needs a reason, in words that the owner reads.

    Raises Refused by role, Missing, Invalid for a field, or AlreadyDone.
    """
    if not opens(by.role, Act.INVESTIGATE):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("8.1.2",))
    about(inquiry_id)
    asked = in_hand(by, inquiry_id)
    if asked.recipient != by.agency:
        raise Missing
    if is_answered(asked.id):
        raise AlreadyDone("inquiry.answered_before", "A colleague has answered this already.")
    readers = who_opened(asked.id)
    named = [one for one in readers if one.post in posts]
    if len(named) != len(set(posts)):
        raise Invalid("posts", "Choose from those who opened it")
    withheld = len(readers) - len(named)
    if withheld and not words.strip():
        raise Invalid("words", "Say why somebody is not named")
    row = ReadersNamed(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        inquiry=asked,
        names=[{"says": one.called, "since": one.since.isoformat()} for one in named],
        withheld=withheld,
        words=words.strip(),
        until=by.at + SEEN_FOR,
        answered_by=by.post,
    )
    name(by, row, asked)
    told = {"named": len(named), "withheld": withheld, "until": row.until}
    record(by=by, thing=asked.id, parties=[asked.keeper], says=told, says_to={asked.keeper: told}, rows=[row])
    return row
