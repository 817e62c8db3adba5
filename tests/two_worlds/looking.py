"""Everything that a post gets of a world: pages by their links and by the table of addresses, files, mails. Clause 2.2.

Masked, a closed list: CSRF token, CSP nonce, form id; and of acts of *other* agencies what binds them, their commitment
with what is made of it, and the tree's own numbers in proof files (docs/adr/0009-two-worlds.md says why).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from html import unescape
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zlib import crc32

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve, reverse

from chiltern.foundation import context
from chiltern.ledger.models import Opening
from tests.house.walked import ELSE, LISTS, PUBLIC, THINGS, addresses, words
from tests.two_worlds.binding import Bound
from tests.two_worlds.world import World
from tests.web.browser import handler

Seen = dict[str, bytes]
"""By post and address, or by what else came: status, headers and content."""

VARIES = re.compile(
    rb"nonce[=-]\"?[^\"' ;]*|name=\"csrfmiddlewaretoken\" value=\"[^\"]*\"|name=\"form_id\" value=\"[^\"]*\"|csrftoken=\w+"
)
LINK = re.compile(rb'(?:href|src|action)="(/[^"#]*)')
LEFT_OUT = {"sign_out", "choose_post"}
"""They end what is looked at."""
ALWAYS = frozenset(
    words(
        "home received received_read request reply disclosure told asked meeting minute people_person",
        "people_timeline receipt file_copy document look glass climbed attempt",
    )
)
PAIRS = int(os.environ.get("CHILTERN_PAIRS", "20"))
PARTS, LISTED, PROBED = (8, 3, 24) if PAIRS < 100 else (16, 6, 48)
"""Of the other pages each pair visits one part, in turn; so of the lists, and of addresses with ids of what is hidden. Where
there are many pairs the parts are smaller: all of them together still visit every one for each kind.
"""
SEARCHES = ("Amara Whitlock", "Nora Quill", "Leo Banks")
MOST, MOST_HIDDEN = 400, 2


class Looker(Client):
    """Looks as a post that has a session already, inside the world's own transaction."""

    def __init__(self, world: World, post: UUID) -> None:
        super().__init__()
        self.handler = handler()
        self.world, self.post_id = world, post
        self.cookies[settings.SESSION_COOKIE_NAME] = world.tokens[post]

    def request(self, **asked: Any) -> Any:
        """Each request enters for itself, with chance of its own."""
        context.leave()
        self.world.turn(
            "looks", self.post_id, asked["PATH_INFO"], asked["QUERY_STRING"], asked["REQUEST_METHOD"]
        )
        return super().request(**asked)


def everything(world: World, post: UUID, hidden: Iterable[UUID], bound: Bound) -> Seen:
    """What this post gets at every address that it can reach, and at those of things that are hidden from it."""
    looker, seen = Looker(world, post), Seen()
    acts = record_of(world, post)
    seen["record"] = "\n".join(acts.values()).encode()
    open_ = [*beginnings(world.seed), *receipts(world.seed, acts)]
    while open_ and len(seen) < MOST:
        path = open_.pop(0)
        if path in seen:
            continue
        got = looker.get(path)
        seen[path] = bound.masked(answer(got))
        if got.status_code == 200 and "html" in got.get("Content-Type", ""):
            open_ += [each for each in links(got) if each not in seen and wanted(each, world.seed)]
        elif got.status_code == 302 and wanted(got["Location"], world.seed):
            open_.append(got["Location"])
    for path in probes(world.seed, hidden):
        with CaptureQueriesContext(connection) as asked:
            got = bound.masked(answer(looker.get(path)))
        # What is hidden takes as many statements as what is not there.
        seen.setdefault(path, got + f" {len(asked)} statements".encode())
    return {f"{post} {path}": what for path, what in seen.items()}


def record_of(world: World, post: UUID) -> dict[UUID, str]:
    """The entries of the record that this post may read, in order, with what each was."""
    context.leave()
    context.enter(world.tokens[post])
    rows = Opening.objects.order_by("at", "entry").values_list("entry", "kind", "thing", "at", "post")
    return {row[0]: repr(row) for row in rows}


def receipts(seed: int, acts: Iterable[UUID]) -> Iterator[str]:
    """Some of their receipts, as a page and as files."""
    for entry in acts:
        if in_turn(str(entry), seed, LISTED):
            yield from (reverse(name, args=[entry]) for name in ("receipt", "receipt_note", "receipt_proof"))


def answer(got: HttpResponse) -> bytes:
    """Status, headers and content, without what varies."""
    headers = sorted((name, value) for name, value in got.items() if name != "Content-Length")
    cookies = [morsel.OutputString() for morsel in got.cookies.values() if morsel.key != "csrftoken"]
    head = f"{got.status_code} {headers} {cookies}\n".encode()
    return VARIES.sub(b"", head + got.content)


def links(got: HttpResponse) -> list[str]:
    """Where a page leads."""
    return list(dict.fromkeys(unescape(each.decode()) for each in LINK.findall(got.content)))


def beginnings(seed: int) -> list[str]:
    """Your work, what this pair visits of the pages that name no thing, and searches."""
    named = [name for name in (*LISTS, *PUBLIC) if not addresses()[name] and name not in LEFT_OUT]
    found = [reverse(name) for name in named if name in ALWAYS or in_turn(name, seed)]
    text = SEARCHES[seed // PARTS % len(SEARCHES)]
    return ["/", *found, f"{reverse('people')}?{urlencode({'text': text})}"]


def probes(seed: int, hidden: Iterable[UUID]) -> Iterator[str]:
    """Addresses with the ids of what is hidden: there in one world, made up in the other."""
    every = list(dict.fromkeys(hidden))
    things = [*every[seed % len(every) :], *every][:MOST_HIDDEN] if every else []
    made_up = dict.fromkeys(("agency", "post", "item_id"), UUID(int=1))
    known = {**ELSE, **made_up, "link": "no-such-link"}
    for name in _probed()[seed % PROBED :: PROBED]:
        first, *others = addresses()[name]
        for thing in things:
            yield reverse(name, kwargs={first: thing, **{each: known[each] for each in others}})


@cache
def _probed() -> list[str]:
    """Every address that names a thing by its id."""
    names = {name for thing in THINGS for name in thing.names}
    return sorted(name for name in names if addresses()[name][0] not in ELSE)


def wanted(path: str, seed: int) -> bool:
    """Whether this pair goes there."""
    name = _name(path.partition("?")[0])
    if not name or name in LEFT_OUT:
        return False
    return name in ALWAYS or in_turn(path, seed, LISTED if name == "work" else PARTS)


@lru_cache(maxsize=4096)
def _name(path: str) -> str:
    try:
        return str(resolve(path).url_name)
    except Resolver404:
        return ""


def in_turn(name: str, seed: int, parts: int = PARTS) -> bool:
    """The same addresses in both worlds of a pair, others in the next."""
    return (crc32(name.encode()) + seed) % parts == 0


def first_difference(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> str:
    """Nothing where all is equal; else where, and the first differing bytes."""
    for key in (*one, *(key for key in other if key not in one)):
        here, there = one.get(key), other.get(key)
        if here == there:
            continue
        if here is None or there is None:
            return f"{key} is there in one world alone"
        at = next(
            (n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b),
            min(len(here), len(there)),
        )
        around = slice(max(0, at - 80), at + 120)
        return f"{key}, at byte {at}:\n  {here[around]!r}\n  {there[around]!r}"
    return ""
