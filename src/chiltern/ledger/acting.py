"""One act, one entry, allowed or refused (clause 3.8): every action of the floors above is wrapped so."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from psycopg.errors import UniqueViolation

from chiltern.foundation.gate import AlreadyDone, Refused
from chiltern.ledger.act import Act, ActError, current, latest
from chiltern.ledger.door import record_refusal

P = ParamSpec("P")
R = TypeVar("R")

AT_ONCE = (
    "Somebody did this, or something that excludes it, at the same moment. Nothing of yours was saved: look at how it "
    "stands now, and do it again if it is still needed."
)
_KIND = re.compile(r"[a-z_]+(\.[a-z_]+)+")


def recorded(kind: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Runs an action in a savepoint of the request's transaction; `kind` is 'noun.verbed'.

    The action takes `by` as a keyword and calls `record` exactly once, else ActError. Where it raises
    gate.Refused the savepoint is rolled back, the refusal is recorded as `kind` + '.refused' and raised
    again; whoever catches it must let the request's transaction commit. Where it raises anything else,
    gate.Missing among it, nothing is written. An act that loses its place to one of the same moment raises AlreadyDone.
    """
    if not _KIND.fullmatch(kind):
        raise ValueError(f"a kind is 'noun.verbed', not {kind!r}")

    def decorate(action: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(action)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if (outer := current.get()) is not None:
                raise ActError(f"{kind} inside {outer.kind}: an action calls changes, never another action")
            act = Act(kind)
            token = current.set(act)
            try:
                return _once(act, functools.partial(action, *args, **kwargs))
            except Refused as refusal:
                by: Any = kwargs["by"]
                record_refusal(by=by, kind=kind, thing=act.thing, refusal=refusal)
                raise
            finally:
                current.reset(token)

        return run

    return decorate


def about(thing: UUID) -> None:
    """Says what the act under way is about, so that a refusal's entry names it. ActError outside one."""
    act = current.get()
    if act is None:
        raise ActError("about() is called by an action decorated with @recorded")
    act.thing = thing


def entry_of(doing: Callable[[], R]) -> tuple[R, UUID | None]:
    """What `doing` gives, and the entry of the act that it did; of the last, where there were several."""
    token = latest.set(None)
    try:
        return doing(), latest.get()
    finally:
        latest.reset(token)


def _once(act: Act, action: Callable[[], R]) -> R:
    try:
        with transaction.atomic():
            result = action()
            if act.entries != 1:
                raise ActError(f"{act.kind} was not recorded")
    except IntegrityError as lost:
        if not isinstance(lost.__cause__, UniqueViolation):
            raise
        # Only one of two acts of the same moment can have the place: who sees neither yet cannot say it any better.
        raise AlreadyDone(f"{act.kind}.at_once", AT_ONCE) from None
    latest.set(act.entry)
    return result
