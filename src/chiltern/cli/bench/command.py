"""`chiltern bench NAME`: measures, prints a table or one JSON object, and leaves nothing behind, also on Ctrl-C."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

import psycopg

from chiltern.cli.bench import documents, report
from chiltern.cli.bench.figures import FIGURES
from chiltern.cli.bench.ground import Ground, ground
from chiltern.cli.bench.on_ground import access, decide, ledger, pages, replay, twins
from chiltern.cli.bench.sizes import Sizes
from chiltern.supervisor.home import say
from chiltern.supervisor.processes import CannotStartError
from chiltern.supervisor.roles import UnsuitableServerError

ON_GROUND: Mapping[str, Callable[[Ground, Sizes], dict[str, float]]] = {
    "access": access,
    "decide": decide,
    "ledger": ledger,
    "pages": pages,
    "replay": replay,
    "twins": twins,
}
INTERRUPTED = 130


def bench_command(arguments: list[str]) -> int:
    """Measures the service on this machine, in a database of its own that is gone afterwards."""
    parser = argparse.ArgumentParser("chiltern bench", description=bench_command.__doc__)
    parser.add_argument("name", choices=list(FIGURES))
    parser.add_argument("--json", action="store_true", help="one object instead of a table")
    parser.add_argument("--size", action="append", default=[], help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    try:
        sizes = Sizes.given(given.size)
    except ValueError as wrong:
        parser.error(str(wrong))
    try:
        with _interruptible():
            figures, machine = _measure(given.name, sizes)
    except KeyboardInterrupt:
        say("Stopped; nothing is left behind.")
        return INTERRUPTED
    except (CannotStartError, UnsuitableServerError, psycopg.OperationalError) as fault:
        say(str(fault))
        return 1
    show = report.as_json if given.json else report.as_table
    print(show(given.name, figures, machine))
    return 0


def _measure(name: str, sizes: Sizes) -> tuple[dict[str, float], str]:
    taken = report.watch()
    if name not in ON_GROUND:
        return documents.measure(sizes), report.machine(taken=taken())
    with ground() as made:
        return ON_GROUND[name](made, sizes), report.machine(made.version, taken())


@contextmanager
def _interruptible() -> Iterator[None]:
    """SIGTERM and a closed terminal end it as Ctrl-C does: by way of every clean-up."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    asked = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup means to go on
        asked.append(signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in asked}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
