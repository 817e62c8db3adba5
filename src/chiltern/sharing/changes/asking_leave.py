"""The owners are asked, each for its own part: one question an item. No gate and no entry here. Clause 3.10.

What one owner reads is its own item, to whom it would go, for what and why. It learns nothing of what others own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import Urgency
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Item, OnwardPermission
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.holding import Held
from chiltern.sharing.queries.third import Third, show_to_owners


def ask_owners(
    by: Actor, holding: Held, items: Sequence[Item], to: Third, purpose: str, why: str
) -> tuple[list[OnwardPermission], list[UUID]]:
    """The questions, and the owners that are asked."""
    due = clocks.reply_due(Urgency.ROUTINE, by.at, law_at(by.at)).at
    owners = {item.keeper for item in items}
    desks = dict(Agency.objects.filter(id__in=owners).values_list("id", "duty_desk"))
    rows = [_question(by, holding, item, to.id, purpose, why, due, desks[item.keeper]) for item in items]
    OnwardPermission.objects.bulk_create(rows)
    show_to_owners(by, to, desks.values())
    return rows, list(desks)


def _question(
    by: Actor, holding: Held, item: Item, recipient: UUID, purpose: str, why: str, due: datetime, desk: UUID
) -> OnwardPermission:
    source = holding.came[item.id].id
    row = OnwardPermission(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        item=item.id,
        disclosure=source,
        originator=item.keeper,
        recipient=recipient,
        purpose=purpose,
        why=why,
        due_at=due,
        asked_by=by.post,
        asked_by_practitioner=by.practitioner,
    )
    access.bear(row.id, by.agency, "permission")
    access.grant(
        fetch.own_readers(by, source),
        row.id,
        kind="permission.own",
        sort_at=by.at,
        people=fetch.people_filed(source),
    )
    theirs = access.readers_like(item.id, item.keeper, [desk])
    access.grant(theirs, row.id, kind="permission.asked", sort_at=row.due_at)
    key = keys.make(row.id, by.agency)
    keys.wrap_new({row.id: key}, item.keeper)
    row.sealed_with(key)
    return row
