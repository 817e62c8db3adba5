"""The pages over HTTP: under load with everything on, as fast as they go, and one after another for processor time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any, TypeVar

import psutil

from chiltern.cli.bench import load
from chiltern.cli.bench.ground import Ground, tell
from chiltern.cli.bench.load import Call, Measured, Mix
from chiltern.cli.bench.services import running
from chiltern.cli.bench.sizes import Sizes
from chiltern.supervisor.processes import CannotStartError
from chiltern.supervisor.serve import free, healthy

T = TypeVar("T")
FIRST_PORT = 18000
READY_WITHIN = 60.0
"""Seconds for the web server to answer."""
WRONG_ALLOWED = 0.01
"""Of all answers."""
WARM = 5
"""Seconds of load before what is measured: every process has read the law and the keys once."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked for: the mixture, everybody's sessions, that of a busy post, and requests, children with a timeline
    and what is ready to be told, each with the token of a session that may.
    """

    mix: Mix
    tokens: list[str]
    busy: str
    shown: list[list[str]]
    timelines: list[list[str]]
    tellings: list[list[str]]


def measure_over_http(ground: Ground, sizes: Sizes, asked: Load) -> dict[str, float]:
    """Starts the service on a port of its own, and measures it from outside."""
    port = _free_port()
    mix = asked.mix
    with running(ground, "web", "worker", "integrator", port=port) as started:
        _wait(port)
        load.steady(mix, port, sizes.rate, min(WARM, sizes.seconds), sizes.clients)
        tell(f"{sizes.rate} requests a second for {sizes.seconds} s")
        steady = _insist(load.steady(mix, port, sizes.rate, sizes.seconds, sizes.clients))
        tell("timelines, the work of a busy post, and tellings among them")
        among = _insist(load.steady(mix, port, sizes.rate, sizes.seconds, sizes.clients, among=_among(asked)))
        tell("as fast as it goes")
        fast = _insist(load.as_fast_as_possible(mix, port, sizes.saturation_seconds, sizes.clients))
        tell("one after another")
        web = psutil.Process(started["web"].pid)
        lists = [Call("list", load.LISTS[0], token) for token in _as_many(asked.tokens, sizes.repeats)]
        details = [
            Call("detail", f"/requests/{request}/", token)
            for request, token in _as_many(asked.shown, sizes.repeats)
        ]
        return {
            "list_p95_ms": steady.p95_ms("list"),
            "detail_p95_ms": steady.p95_ms("detail"),
            "decide_p95_ms": steady.p95_ms("decide"),
            "timeline_p95_ms": among.p95_ms("timeline"),
            "work_p95_ms": among.p95_ms("work"),
            "tell_p95_ms": among.p95_ms("tell"),
            "list_cpu_ms": _cpu_ms(web, lists, port),
            "detail_cpu_ms": _cpu_ms(web, details, port),
            "saturation_rps": fast.per_second,
        }


def p95_of(calls: Sequence[Call], ground: Ground, sizes: Sizes, mix: Mix) -> float:
    """Of calls of one name, by turns as one request in ten of the mixture."""
    port = _free_port()
    with running(ground, "web", port=port):
        _wait(port)
        load.steady(mix, port, sizes.rate, min(WARM, sizes.seconds), sizes.clients, among=calls)
        tell(f"{sizes.rate} requests a second for {sizes.seconds} s, one in ten of them {calls[0].name}")
        among = _as_many(calls, sizes.rate * sizes.seconds // load.AMONG_EVERY)
        measured = _insist(load.steady(mix, port, sizes.rate, sizes.seconds, sizes.clients, among=among))
        return measured.p95_ms(calls[0].name)


def _free_port() -> int:
    return next(port for port in range(FIRST_PORT, FIRST_PORT + 1000) if free(port))


def _among(asked: Load) -> list[Call]:
    """By turns, as long as there is something to tell."""
    work = Call("work", load.LISTS[0], asked.busy)
    timelines = cycle(
        Call("timeline", f"/people/{person}/timeline/", token) for person, token in asked.timelines
    )
    tellings = (
        Call("tell", f"/tell/{draft}/check/", token, expects=302, posts=True)
        for draft, token in asked.tellings
    )
    return [call for telling in tellings for call in (next(timelines), work, telling)]


def _as_many(these: Sequence[T], count: int) -> list[T]:
    return list(islice(cycle(these), count))


def _wait(port: int) -> None:
    until = time.monotonic() + READY_WITHIN
    while not healthy(port):
        if time.monotonic() > until:
            raise CannotStartError("the web server does not answer")
        time.sleep(0.1)


def _insist(measured: Measured) -> Measured:
    answered = sum(map(len, measured.took.values()))
    if len(measured.wrong) > WRONG_ALLOWED * answered:
        raise CannotStartError(f"{len(measured.wrong)} wrong answers, such as {measured.wrong[0]}")
    return measured


def _cpu_ms(web: psutil.Process, calls: list[Call], port: int) -> float:
    load.one_after_another(calls[:20], port)
    before = _processor_seconds(web)
    load.one_after_another(calls, port)
    return round((_processor_seconds(web) - before) * 1000 / len(calls), 2)


def _processor_seconds(web: psutil.Process) -> float:
    times: list[Any] = [process.cpu_times() for process in (web, *web.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))
