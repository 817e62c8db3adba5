"""Places that our own records hide from somebody, so that they are found in a text before it leaves. Clauses 3.4 and 3.7.

One statement for everybody whom something is about and those who live or belong with them, as far as the post sees them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import Sealed
from chiltern.people.models import Address

SHORTEST = 4
"""Letters and numbers of a place's words: fewer would be found in any text."""

# `about` is planned first and small: everything else hangs on it by the index of its person.
_PLACES = f"""
with about as materialized (
  select unnest(%s::uuid[]) id
  union select unnest(a.people) from foundation_access a where a.thing = %s::uuid),
near as materialized (
  select id from about
  union select r.other_id from people_relationship r join about on r.person_id = about.id where r.other_id is not null
  union select r.person_id from people_relationship r join about on r.other_id = about.id
  union select p.holder_id from people_parentalresponsibility p join about on p.person_id = about.id
         where p.holder_id is not null
  union select m.person_id from people_householdmember h join about on h.person_id = about.id
          join people_householdmember m on m.household_id = h.household_id)
select (select count(*) from people_person p where p.id in (select id from about)),
  (select jsonb_agg(to_jsonb(a) || jsonb_build_object('key', encode(a.held_key, 'hex')))
     from (select t.id, t.keeper, t.person_id, encode(t.hidden_from, 'hex') hidden_from, encode(t.text, 'hex') text,
                  encode(t.postcode, 'hex') postcode, {keys.HELD_BY_SQL.format(thing="t.person_id")}
             from people_address t join near on near.id = t.person_id) a)"""  # noqa: S608  constants of ours


@dataclass(frozen=True, slots=True)
class HiddenPlaces:
    """Whether somebody here has a place that is hidden from somebody, and its words as they could be found in a text."""

    any: Answer
    words: tuple[str, ...]
    of: tuple[UUID, ...] = ()
    """Whose places they are."""

    def stand_in(self, text: str) -> bool:
        """Whether a text names one of them, however it is spaced."""
        tight = _tight(text)
        return any(word in tight for word in self.words)


def hidden_places(
    by: Actor, people: Iterable[UUID] = (), *, under: UUID | None = None, many: int | None = None
) -> HiddenPlaces:
    """Of these people, and of those under whom this agency has filed the thing `under`.

    `many`: how many people it is about; where fewer of them are on record here, whether there is such a place is not known.
    """
    [(seen, found)] = prepared.fetch(_PLACES, [list(set(people)), under])
    hidden = [place for place in map(_opened, json.loads(found or "[]")) if place.hidden_from]
    whole = many is None or seen >= many
    words = (_tight(word) for place in hidden for word in (place.text, place.postcode))
    return HiddenPlaces(
        Answer.YES if hidden else Answer.NO if whole else Answer.NOT_KNOWN,
        tuple(dict.fromkeys(word for word in words if len(word) >= SHORTEST)),
        tuple(sorted({place.person_id for place in hidden})),
    )


def _opened(row: Mapping[str, Any]) -> Address:
    stored = {name: Sealed(bytes.fromhex(row[name])) for name in ("hidden_from", "text", "postcode")}
    place = Address(
        id=UUID(row["id"]), keeper=UUID(row["keeper"]), person_id=UUID(row["person_id"]), **stored
    )
    opened: Address = place.sealed_with(keys.opened(place.person_id, bytes.fromhex(row["key"] or "") or None))
    return opened


def _tight(text: str) -> str:
    """Letters and numbers alone: an address is the same with and without its commas."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
