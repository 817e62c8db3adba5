"""A mixed load over HTTP: requests at a steady rate whatever the answers take, or as fast as clients get answers."""

from __future__ import annotations

import http.client
import queue
import random
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode
from uuid import uuid4

HOST = "127.0.0.1"
CSRF = "c" * 32
SEED = 20261116
MIX = (("list", 50), ("detail", 35), ("decide_page", 5), ("decide", 10))
"""Of a hundred requests. A list is Your work, one of its lists, or what came in."""
LISTS = ("/", "/work/asked/", "/received/")
AMONG_EVERY = 10
"""Where others are among the mixture: one request in so many."""
TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `due` is when it is to be sent, in seconds from the start."""

    name: str
    address: str
    token: str
    due: float = 0.0
    expects: int = 200
    posts: bool = False


@dataclass(slots=True)
class Measured:
    """Seconds by kind of request, from when it was due; what answered otherwise than expected; and how long it took."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def p95_ms(self, name: str) -> float:
        """Within this 95 of 100 were answered, in milliseconds."""
        every = sorted(self.took[name])
        return round(every[min(len(every) - 1, int(len(every) * 0.95))] * 1000, 1)

    @property
    def per_second(self) -> float:
        """Requests answered a second."""
        return round(sum(map(len, self.took.values())) / self.seconds, 1)


class Mix:
    """An endless mixture. `shown` are requests that stay as they are, `undecided` such as are decided once, each with the
    token of a session that may. Where none is left to decide, a list is asked for instead.
    """

    def __init__(
        self, tokens: Sequence[str], shown: Sequence[Sequence[str]], undecided: list[list[str]]
    ) -> None:
        self._tokens, self._shown, self._undecided = tokens, shown, undecided
        self._chance = random.Random(SEED)  # noqa: S311  the same load every time

    def call(self, due: float = 0.0) -> Call:
        """The next."""
        (name,) = self._chance.choices([kind for kind, _ in MIX], [share for _, share in MIX])
        if name == "decide" and self._undecided:
            request, token = self._undecided.pop()
            return Call(name, f"/requests/{request}/decide/check/", token, due, 302, posts=True)
        if name == "detail":
            request, token = self._chance.choice(self._shown)
            return Call(name, f"/requests/{request}/", token, due)
        if name == "decide_page" and self._undecided:
            request, token = self._undecided[0]
            return Call(name, f"/requests/{request}/decide/check/", token, due)
        return Call("list", self._chance.choice(LISTS), self._chance.choice(self._tokens), due)


def steady(
    mix: Mix, port: int, rate: int, seconds: int, clients: int, *, among: Sequence[Call] = ()
) -> Measured:
    """So many requests a second for so long; a late answer delays no other request. One in ten is of those `among`, each
    of them once.
    """
    waiting: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
    calls = [mix.call(place / rate) for place in range(rate * seconds)]
    for call, place in zip(among, range(0, len(calls), AMONG_EVERY), strict=False):
        calls[place] = replace(call, due=place / rate)
    return _run(port, clients, waiting, calls)


def as_fast_as_possible(mix: Mix, port: int, seconds: int, clients: int) -> Measured:
    """Each client sends its next request when it has its answer."""
    lock, until = threading.Lock(), time.monotonic() + seconds

    def following() -> Iterator[Call]:
        while time.monotonic() < until:
            with lock:
                call = mix.call()
            yield call

    return _together(port, [following() for _ in range(clients)], time.monotonic())


def one_after_another(calls: Sequence[Call], port: int) -> Measured:
    """By one client."""
    return _together(port, [iter(calls)], time.monotonic())


def _run(port: int, clients: int, waiting: queue.SimpleQueue[Call | None], calls: list[Call]) -> Measured:
    def taken() -> Iterator[Call]:
        while (call := waiting.get()) is not None:
            yield call

    for call in [*calls, *[None] * clients]:
        waiting.put(call)
    return _together(port, [taken() for _ in range(clients)], time.monotonic(), timed=True)


def _together(port: int, feeds: Sequence[Iterator[Call]], start: float, *, timed: bool = False) -> Measured:
    measured, lock = Measured(), threading.Lock()
    threads = [
        threading.Thread(target=_client, args=(port, feed, start, timed, measured, lock), daemon=True)
        for feed in feeds
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            thread.join(0.2)  # an interruption comes through between two waits
    measured.seconds = time.monotonic() - start
    return measured


def _client(
    port: int, feed: Iterator[Call], start: float, timed: bool, measured: Measured, lock: threading.Lock
) -> None:
    connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT)
    for call in feed:
        began = start + call.due if timed else time.monotonic()
        if (early := began - time.monotonic()) > 0:
            time.sleep(early)
        status = _send(connection, call)
        took = time.monotonic() - began
        with lock:
            if status == call.expects:
                measured.took[call.name].append(took)
            else:
                measured.wrong.append(f"{call.address} answers {status} instead of {call.expects}")
    connection.close()


def _send(connection: http.client.HTTPConnection, call: Call) -> int:
    headers = {"Cookie": f"chiltern_session={call.token}; csrftoken={CSRF}"}
    body = None
    if call.posts:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode({"form_id": str(uuid4()), "csrfmiddlewaretoken": CSRF})
    try:
        connection.request("POST" if call.posts else "GET", call.address, body, headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return 0
    else:
        return answer.status
    finally:
        with suppress(AttributeError):
            if connection.sock is None:
                connection.connect()
