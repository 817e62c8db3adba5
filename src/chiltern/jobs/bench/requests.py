"""Requests in bulk, as the real actions leave them: asked, acknowledged and matched, or decided and acknowledged.

Every text is really sealed, each thing with a key of its own, wrapped for each of its holders.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from chiltern.foundation import context
from chiltern.foundation.ids import new_id, new_reference, random_bytes
from chiltern.foundation.sealed import cipher, keys
from chiltern.jobs.bench import texts
from chiltern.jobs.bench.columns import COLUMNS
from chiltern.jobs.bench.county import Site, sites_of
from chiltern.jobs.bench.loader import copy, loading, tidy

CHUNK = 2_000
DAYS = 90
WITHIN = timedelta(days=14)
"""To answer. Of six requests of these last days one is not yet acknowledged, four are, and wait; the rest are decided."""
UNSEEN, UNDECIDED, OF = 1, 5, 6
LATE_EVERY = 200
"""Of older ones, one in so many waits still."""
UNREAD_EVERY = 10
SEED = 20261116


@dataclass(slots=True)
class Batch:
    """Rows by table, to be added together."""

    wrapping: dict[UUID, AESGCM]
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, *values: Any) -> None:
        """One row, in the order of COLUMNS."""
        self.rows[table].append(values)

    def thing(self, kind: str, keeper: UUID, *holders: UUID) -> tuple[UUID, bytes]:
        """A new thing with its key, wrapped for its keeper and the other holders."""
        made, key = new_id(), cipher.new_key()
        self.add("foundation_thing", made, keeper, kind)
        for holder in (keeper, *holders):
            nonce = random_bytes(cipher.NONCE_BYTES)
            place = b"thing|" + made.bytes + b"|" + holder.bytes
            self.add(
                "foundation_keywrap", made, holder, nonce + self.wrapping[holder].encrypt(nonce, key, place)
            )
        return made, key

    def let_in(
        self,
        readers: list[UUID],
        thing: UUID,
        keeper: UUID,
        kind: str,
        at: datetime,
        person: UUID | None = None,
    ) -> None:
        """Access for each reader."""
        for reader in readers:
            self.add("foundation_access", reader, thing, keeper, [person] if person else [], kind, at)


@dataclass(frozen=True, slots=True)
class Side:
    """One agency's side of a request."""

    agency: UUID
    desk: UUID
    team: UUID
    post: UUID
    practitioner: UUID
    person: UUID
    token: str

    @property
    def mine(self) -> list[UUID]:
        """Who sees what this post starts."""
        return [self.post, self.team]


def load_requests(
    county: dict[str, Any], children: dict[str, str], count: int, waiting: int
) -> dict[str, Any]:
    """So many requests; of those acknowledged and matched, `waiting` are given back to be decided, each with the
    token of a session that may.
    """
    sites = sites_of(county)
    wrapping = {UUID(site.agency): AESGCM(key_of(site)) for site in sites}
    chance = random.Random(SEED)  # noqa: S311  the same county every time
    now = datetime.now(UTC)
    undecided: list[list[str]] = []
    with loading() as admin:
        for first in range(0, count, CHUNK):
            batch = Batch(wrapping)
            for number in range(first, min(first + CHUNK, count)):
                requester, provider = _two_sides(sites, children, chance)
                sent = now - timedelta(days=DAYS) * (1 - number / count)
                request = _request(batch, number, requester, provider, sent, now)
                if request is not None:
                    undecided.append([str(request), provider.token])
            _store(admin, batch)
    tidy()
    chance.shuffle(undecided)
    return {"undecided": undecided[:waiting]}


def key_of(site: Site) -> bytes:
    """The agency's own key."""
    with transaction.atomic():
        context.enter(site.seats[0].token)
        return keys.agency_key(UUID(site.agency))


def _two_sides(sites: list[Site], children: dict[str, str], chance: random.Random) -> tuple[Side, Side]:
    requester, provider = chance.choices(sites, [site.weight for site in sites], k=2)
    while provider is requester:
        provider = chance.choice(sites)
    return _side(requester, children, chance), _side(provider, children, chance)


def _side(site: Site, children: dict[str, str], chance: random.Random) -> Side:
    seat = chance.choice(site.seats)
    return Side(
        UUID(site.agency),
        UUID(site.desk),
        UUID(site.team),
        UUID(seat.post),
        UUID(seat.practitioner),
        UUID(children[site.agency]),
        seat.token,
    )


def _request(
    batch: Batch, number: int, requester: Side, provider: Side, sent: datetime, now: datetime
) -> UUID | None:
    """One request; its id where it waits to be decided."""
    due = sent + WITHIN
    recent, place = due > now, number % OF
    unseen = recent and place < UNSEEN
    waits = (recent and UNSEEN <= place < UNDECIDED) or (not recent and number % LATE_EVERY == 0)
    asked, key = _asked(
        batch, number, requester, provider, sent, due, "waiting" if unseen or waits else "answered"
    )
    if unseen or waits:
        _file_request(batch, asked, requester, provider, due, "request.sent", "request.asked")
    else:
        _file_request(batch, asked, requester, provider, due, "request.answered", "request.done")
    if unseen:
        return None
    _match(batch, asked, number, provider, sent)
    answered = None if waits else min(sent + timedelta(days=3), now)
    state = "acknowledged" if waits else "decided"
    batch.add("sharing_handling", new_id(), provider.agency, sent, asked, state, sent, answered, 0)
    if answered is None:
        return asked
    _answer(batch, asked, key, number, requester, provider, answered)
    return None


def _asked(
    batch: Batch, number: int, requester: Side, provider: Side, sent: datetime, due: datetime, state: str
) -> tuple[UUID, bytes]:
    """What was asked, and what the one agency sees of it; that one's id and key."""
    parent, parent_key = batch.thing("request", requester.agency)
    asked, key = batch.thing("agency_request", requester.agency, provider.agency)
    batch.let_in(requester.mine, parent, requester.agency, "request.own", sent, requester.person)
    about = texts.asked(number)
    said = ("child-in-need", "standard", "not_known", "not_known")
    body = seal(parent_key, "sharing_requestforinformation", parent, "body", requester.agency, about)
    batch.add(
        "sharing_requestforinformation",
        *(parent, requester.agency, sent, new_reference(), *said, body, requester.post),
    )
    batch.add(
        "sharing_agencyrequest",
        *(
            asked,
            requester.agency,
            sent,
            parent,
            provider.agency,
            new_reference(),
            *said,
            due,
            texts.WORKED_OUT,
        ),
        seal(key, "sharing_agencyrequest", asked, "asked", requester.agency, about),
        *(requester.mine, requester.post, requester.practitioner, state),
    )
    return asked, key


def _file_request(
    batch: Batch, asked: UUID, requester: Side, provider: Side, at: datetime, sent: str, received: str
) -> None:
    batch.let_in(requester.mine, asked, requester.agency, sent, at, requester.person)
    batch.let_in([provider.desk], asked, requester.agency, received, at, provider.person)


def _match(batch: Batch, asked: UUID, number: int, provider: Side, at: datetime) -> None:
    made, key = batch.thing("match", provider.agency)
    said = seal(key, "sharing_match", made, "said", provider.agency, texts.matched(number))
    agreeing = ["date_of_birth", "name"]
    batch.add(
        "sharing_match",
        *(
            made,
            provider.agency,
            at,
            asked,
            0,
            provider.person,
            agreeing,
            False,
            "not_known",
            said,
            provider.post,
        ),
    )


def _answer(
    batch: Batch, asked: UUID, key: bytes, number: int, requester: Side, provider: Side, at: datetime
) -> None:
    """A decision that shares one item, the disclosure, and the reply, acknowledged by most."""
    own, home = provider.agency, [provider.desk, provider.post]
    item, item_key = batch.thing("item", own, requester.agency)
    batch.add(
        "sharing_item",
        item,
        own,
        at,
        1,
        "fact",
        ["general"],
        "official-sensitive",
        None,
        *_three(item_key, "sharing_item", item, own, number),
    )
    decision = _decision(batch, asked, item, number, requester, provider, at)
    given, given_key = batch.thing("disclosure", own, requester.agency)
    sealed = [
        seal(given_key, "sharing_disclosure", given, name, own, b"")
        for name in ("not_to_be_mentioned_to", "note")
    ]
    batch.add(
        "sharing_disclosure",
        *(
            given,
            own,
            at,
            new_reference(),
            requester.agency,
            asked,
            decision,
            "service",
            "shared",
            "ask_me",
            [],
            "all",
        ),
        *(True, sealed[0], None, sealed[1]),
    )
    batch.add("sharing_discloseditem", new_id(), own, at, given, item, 0, None)
    reply = new_id()
    batch.add("foundation_thing", reply, own, "reply")
    words = seal(key, "sharing_reply", reply, "as_sent", own, b"What we hold about attendance.")
    batch.add("sharing_reply", reply, own, at, asked, "shared", given, words, [], 1)
    unread = number % UNREAD_EVERY == 1
    if not unread:
        batch.add("sharing_acknowledgement", new_id(), requester.agency, at, reply, requester.post)
    reply_kind, given_kind = (
        ("reply.received", "disclosure.in_reply") if unread else ("reply.read", "disclosure.read")
    )
    for thing, at_home, there in (
        (item, "item.own", "item.received"),
        (given, "disclosure.given", given_kind),
        (reply, "reply.sent", reply_kind),
    ):
        batch.let_in(home, thing, own, at_home, at, provider.person)
        batch.let_in(requester.mine, thing, own, there, at)


def _decision(
    batch: Batch, asked: UUID, item: UUID, number: int, requester: Side, provider: Side, at: datetime
) -> UUID:
    made, key = batch.thing("decision", provider.agency)
    sealed = {
        name: seal(key, "sharing_decision", made, name, provider.agency, text)
        for name, text in texts.decided(number).items()
    }
    batch.add(
        "sharing_decision",
        *(
            made,
            provider.agency,
            at,
            "answer",
            asked,
            1,
            requester.agency,
            "share",
            "made",
            "may_with_reason",
        ),
        *(
            texts.BOOK,
            "1",
            sealed["answers"],
            sealed["trace"],
            sealed["reasons"],
            provider.post,
            provider.practitioner,
        ),
    )
    batch.add(
        "sharing_decideditem", new_id(), provider.agency, at, made, asked, item, True, "may_with_reason", None
    )
    return made


def _three(key: bytes, table: str, row: UUID, keeper: UUID, number: int) -> Iterator[bytes]:
    for column, text in texts.item(number).items():
        yield seal(key, table, row, column, keeper, text)


def seal(key: bytes, table: str, row: UUID, column: str, keeper: UUID, clear: bytes) -> bytes:
    """A text as it lies in this column of this row."""
    return cipher.seal(key, clear, f"{table}|{row}|{column}|{keeper}".encode())


def _store(admin: psycopg.Connection[Any], batch: Batch) -> None:
    for table, rows in batch.rows.items():
        copy(admin, table, COLUMNS[table], rows)
