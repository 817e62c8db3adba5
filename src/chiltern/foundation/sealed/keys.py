"""Whose key opens what: a thing's key, wrapped once per holder under the holder's, under the scheme's master key.

Giving a holder a wrap is as much a grant as access is: the database tests it (clause 3.10). Serves clause 3.7.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import BinaryField, Func, OuterRef, Subquery

from chiltern.foundation.models.sealing import AgencyKey, KeyWrap
from chiltern.foundation.sealed import cipher


class NoKey(Exception):
    """This agency holds no key of the thing, or no longer does."""


def make_agency_key(agency: UUID) -> None:
    """Gives an agency its key, once; a second call changes nothing."""
    wrapped = cipher.seal(_master(), cipher.new_key(), _agency_place(agency))
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into foundation_agencykey (agency, wrapped) values (%s, %s) on conflict do nothing",
            [agency, wrapped],
        )


def make(thing: UUID, keeper: UUID) -> bytes:
    """A new key for a thing that the acting agency keeps, wrapped for it."""
    return make_many([thing], keeper)[thing]


def make_many(things: Sequence[UUID], keeper: UUID) -> dict[UUID, bytes]:
    """A new key for each of several things, wrapped in one query."""
    made = {thing: cipher.new_key() for thing in things}
    _wrap(made, keeper, until=None, via={})
    return made


def share(thing: UUID, agency: UUID, *, until: datetime | None = None, via: UUID | None = None) -> None:
    """Wraps the key of a thing that the acting agency holds for another agency too. Raises NoKey."""
    share_many({thing: via}, agency, until=until)


def share_many(things: Mapping[UUID, UUID | None], agency: UUID, *, until: datetime | None = None) -> None:
    """The same for several things, each with the passage used for it or None. Raises NoKey where one is not held."""
    _wrap(held(things), agency, until=until, via=things)


def wrap_new(made: Mapping[UUID, bytes], agency: UUID, *, until: datetime | None = None) -> None:
    """Wraps keys that were just made for another agency: the same as sharing, without reading them back."""
    _wrap(made, agency, until=until, via={})


def held(things: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys that the acting agency holds of these things, in one query. Raises NoKey where one is missing."""
    wanted = set(things)
    keys = found(wanted)
    if missing := wanted - keys.keys():
        raise NoKey(f"{len(missing)} of {len(wanted)} things")
    return keys


def found(things: Iterable[UUID]) -> dict[UUID, bytes]:
    """Those of the keys that the acting agency still holds, in one query."""
    wanted = set(things)
    if not wanted:
        return {}
    rows = KeyWrap.objects.filter(thing__in=wanted).values_list("thing", "agency", "wrapped")
    return {
        thing: cipher.unseal(agency_key(agency), bytes(wrapped), _thing_place(thing, agency))
        for thing, agency, wrapped in rows
    }


def held_in_row(thing: str) -> Subquery:
    """The key of the thing in this column, as the acting agency holds it, for `opened`: its holder's id, then the wrap."""
    packed = Func(
        "agency",
        "wrapped",
        template="uuid_send(%(expressions)s)",
        arg_joiner=") || (",
        output_field=BinaryField(),
    )
    wraps = KeyWrap.objects.filter(thing=OuterRef(thing)).annotate(packed=packed)
    return Subquery(wraps.values("packed")[:1], output_field=BinaryField())


HELD_BY_SQL = (
    "(select uuid_send(w.agency) || w.wrapped from foundation_keywrap w where w.thing = {thing}) as held_key"
)
"""The same for a statement written out: `{thing}` is the column, with its table."""


def opened(thing: UUID, packed: bytes | None) -> bytes:
    """The key that came with a row. Raises NoKey where none did."""
    if packed is None:
        raise NoKey("1 of 1 things")
    holder = UUID(bytes=bytes(packed[:16]))
    return cipher.unseal(agency_key(holder), bytes(packed[16:]), _thing_place(thing, holder))


def wrapped_for(agency: UUID, made: Mapping[UUID, bytes]) -> list[bytes]:
    """These keys of things as they are stored for a holder, in their order. Raises NoKey where it has none itself."""
    under = agency_key(agency)
    return [cipher.seal(under, key, _thing_place(thing, agency)) for thing, key in made.items()]


def token_key(agency: UUID) -> bytes:
    """The key of an agency's search tokens: the same word gives different tokens at two agencies."""
    return cipher.derived(agency_key(agency), "search tokens")


def print_key(agency: UUID) -> bytes:
    """The key by which an agency recognises texts that it holds: the same words give different prints at two agencies."""
    return cipher.derived(agency_key(agency), "prints of texts")


@lru_cache(maxsize=1024)
def agency_key(agency: UUID) -> bytes:
    """Raises NoKey where the agency has none yet."""
    wrapped = AgencyKey.objects.filter(agency=agency).values_list("wrapped", flat=True).first()
    if wrapped is None:
        raise NoKey("the agency has no key")
    return cipher.unseal(_master(), bytes(wrapped), _agency_place(agency))


def _wrap(
    made: Mapping[UUID, bytes], agency: UUID, *, until: datetime | None, via: Mapping[UUID, UUID | None]
) -> None:
    wrapped = wrapped_for(agency, made)
    with connection.cursor() as cursor:
        cursor.execute(
            "select ctx.wrap(%s::uuid[], %s, %s::bytea[], %s, %s::uuid[])",
            [list(made), agency, wrapped, until, [via.get(thing) for thing in made]],
        )


@lru_cache(maxsize=1)
def _master() -> bytes:
    return base64.b64decode(settings.MASTER_KEY)


def _agency_place(agency: UUID) -> bytes:
    return b"agency|" + agency.bytes


def _thing_place(thing: UUID, agency: UUID) -> bytes:
    return b"thing|" + thing.bytes + b"|" + agency.bytes
