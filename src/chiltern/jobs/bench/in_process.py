"""What a page asks of the database, and what it costs beside a page that does nothing: counted inside one process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from chiltern.jobs.bench.acts import Work
from chiltern.jobs.bench.county import sites_of

COUNTED = ("select", "insert", "update", "delete", "with", "merge")
LISTS = ("/", "/work/asked/", "/received/")
CSRF = "c" * 32


@dataclass(slots=True)
class Asked:
    """The statements of one page, and the milliseconds spent waiting for them."""

    statements: list[str] = field(default_factory=list)
    waited_ms: float = 0.0


def measure_in_process(
    county: dict[str, Any], undecided: Work, telling: list[str], repeats: int
) -> dict[str, Any]:
    """Queries of pages that a process has shown before, since the law and the keys are read once by each: at the busiest
    agency. Times are medians over everybody's first page.
    """
    everyone = [seat.token for site in sites_of(county) for seat in site.seats]
    token = everyone[0]
    (first, its_token), (second, other_token) = undecided[:2]
    _sent(f"/requests/{first}/decide/check/", its_token, "/requests/")
    _sent(f"/tell/{telling[0]}/check/", telling[1], "/told/")
    shown = [_queries(token, each) for each in LISTS]
    shown.append(_queries(other_token, f"/requests/{second}/"))
    _get(client_of(other_token), f"/requests/{second}/decide/check/")
    with _counting() as decided:
        _sent(f"/requests/{second}/decide/check/", other_token, "/requests/")
    shown.append(_queries(other_token, f"/requests/{second}/"))
    return {
        "max_queries": max(shown),
        "decide_queries": len(decided.statements),
        "list_sql_ms": _list_sql_ms(everyone, repeats),
        "list_vs_noop": _list_vs_noop(everyone, repeats),
    }


def client_of(token: str) -> Client:
    """A client whose session is open already."""
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[settings.SESSION_COOKIE_NAME] = token
    client.cookies[settings.CSRF_COOKIE_NAME] = CSRF
    return client


def _get(client: Client, address: str) -> None:
    answer: Any = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code} {answer.get('location', '')}")


def _sent(address: str, token: str, leads: str) -> None:
    """Raises RuntimeError where the form was not taken: it leads back to the journey then."""
    answer = client_of(token).post(address, {"form_id": str(uuid4()), "csrfmiddlewaretoken": CSRF})
    if answer.status_code != 302 or not answer["location"].startswith(leads) or "check" in answer["location"]:
        raise RuntimeError(f"{address} answers {answer.status_code} {answer.get('location', '')}")


def _queries(token: str, address: str) -> int:
    client = client_of(token)
    _get(client, address)
    with _counting() as asked:
        _get(client, address)
    return len(asked.statements)


@contextmanager
def _counting() -> Iterator[Asked]:
    asked = Asked()

    def run(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.lstrip().lower().startswith(COUNTED):
            asked.statements.append(" ".join(sql.split())[:160])
        start = time.perf_counter()
        try:
            return execute(sql, *rest)
        finally:
            asked.waited_ms += (time.perf_counter() - start) * 1000

    with connection.execute_wrapper(run):
        yield asked


def _list_sql_ms(tokens: list[str], repeats: int) -> float:
    waited = []
    for place in range(repeats):
        client = client_of(tokens[place % len(tokens)])
        with _counting() as asked:
            _get(client, LISTS[0])
        waited.append(asked.waited_ms)
    return round(statistics.median(waited), 2)


def _list_vs_noop(tokens: list[str], repeats: int) -> float:
    full = _cpu_ms(tokens, repeats)
    with override_settings(ROOT_URLCONF="chiltern.jobs.bench.noop"):
        nothing = _cpu_ms(tokens, repeats)
    return round(full / nothing, 1)


def _cpu_ms(tokens: list[str], repeats: int) -> float:
    took = []
    for place in range(repeats):
        client = client_of(tokens[place % len(tokens)])
        start = time.thread_time()
        _get(client, LISTS[0])
        took.append((time.thread_time() - start) * 1000)
    return statistics.median(took)
