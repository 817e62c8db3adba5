"""Restrict a record, a request or what was shared to named posts of one's own agency, with a reason. Clauses 2.2 and 3.7.

For everybody else there it does not exist from then on. Who restricts stays on the list, so it keeps a reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import walls as changes
from chiltern.sharing.models import Restriction
from chiltern.sharing.queries import restricting
from chiltern.sharing.queries.colleagues import colleagues


@recorded("thing.restricted")
def restrict_thing(*, by: Actor, thing: UUID, posts: Sequence[UUID], why: str) -> Restriction:
    """Raises Missing, Refused, AlreadyDone, or Invalid at `posts` or `why`."""
    if not opens(by.role, Act.RESTRICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    root = restricting.root_of(by, thing)
    insist_working(root.thing)
    if restricting.standing(root) is not None:
        raise AlreadyDone("thing.restricted", "This is restricted already: see who is on its list.")
    reason = words(why, "why", "Say why only named people may see it")
    if set(posts) - {one.post for one in colleagues(by)} - {by.post}:
        raise Invalid("posts", "Choose colleagues who work here now")
    named = sorted({by.post, *posts})
    ended = changes.restrict(by, restricting.things_of(root), named)
    row = Restriction(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        thing=root.thing,
        noun=root.noun,
        why=reason,
        readers=sorted({reader for one, reader in ended if one == root.thing}),
        set_by=by.post,
    )
    access.bear(row.id, by.agency, "restriction")
    row.sealed_with(keys.make(row.id, by.agency)).save(force_insert=True)
    told = changes.told(by, row, restricting.NAMED, named, reason)
    record(by=by, thing=root.thing, says={"noun": root.noun, "told": named}, rows=[row, *told])
    return row
