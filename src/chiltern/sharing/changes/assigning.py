"""Giving what was told to somebody by name: the telling, its items and their documents come with it. Clauses 2.2, 3.6.

No gate and no entry here. Each reader is let in under the same people, for as long as the terms let anybody read it.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.sharing.models import DisclosedItem, Item, Telling, TellingAssignment
from chiltern.sharing.queries import fetch


def give_telling(by: Actor, telling: Telling, to: UUID) -> TellingAssignment:
    """`to`: a post or a team of the acting agency's, which reads it from now on."""
    given: TellingAssignment = TellingAssignment(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=telling.disclosure,
        post=to,
        assigned_by=by.post,
    )
    given.save(force_insert=True)
    thing, people = telling.disclosure_id, fetch.people_filed(telling.disclosure_id)
    access.grant([to], thing, kind="telling.received", sort_at=telling.due_at, people=people)
    access.grant_many(
        [to],
        dict.fromkeys(_items(thing)),
        kind="item.received",
        sort_at=by.at,
        people=people,
        until=telling.disclosure.expires_at,
    )
    return given


def leave_telling(by: Actor, telling: Telling) -> None:
    """Whoever hands it over reads it no longer by name; what came to them in another way too stays."""
    items = _items(telling.disclosure_id)
    elsewhere = DisclosedItem.objects.filter(item__in=items).exclude(disclosure=telling.disclosure_id)
    for thing in (telling.disclosure_id, *(set(items) - set(elsewhere.values_list("item", flat=True)))):
        access.end(thing, [by.post])


def _items(disclosure_id: UUID) -> list[UUID]:
    """What came with it, as far as it can still be read here."""
    came = DisclosedItem.objects.filter(disclosure=disclosure_id).values("item")
    return sorted(Item.objects.filter(id__in=came).values_list("id", flat=True))
