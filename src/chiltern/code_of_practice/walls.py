"""Walls inside an agency: what is restricted, what break-glass may open, what a hold keeps. Clauses 2.2, 3.7.

The database applies the same rules by ids alone (foundation/sql/walls.sql); a test compares the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import NOBODY, Id
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import HELD, NOT_IN_THIS_STATE, NOT_THIS_ROLE
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, Reader, Role, Word


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One reader of a thing at one agency. `opened`: by break-glass, for a short time."""

    kind: Reader
    people: frozenset[Id] = NOBODY
    until: datetime | None = None
    opened: bool = False

    def open(self, at: datetime) -> bool:
        """Whether it still counts at that moment."""
        return self.until is None or at < self.until


def is_restricted(rows: Iterable[HomeRow], at: datetime) -> bool:
    """Whether a thing lies with named posts alone: no team or desk of the agency reads it."""
    standing = [row for row in rows if row.open(at) and not row.opened]
    return bool(standing) and all(row.kind is Reader.POST for row in standing)


def may_break_glass(rows: Collection[HomeRow], conflicts: Collection[Id], at: datetime) -> bool:
    """Whether break-glass opens a thing: some team or desk reads it, and it names nobody in conflict.

    Any row of the agency that names somebody in conflict closes it, an ended one too.
    """
    shared = any(row.open(at) and row.kind is not Reader.POST for row in rows)
    return shared and all(row.people.isdisjoint(conflicts) for row in rows)


@dataclass(frozen=True, slots=True)
class HoldFacts:
    """One hold on a thing, or on somebody whom it is about."""

    since: datetime
    until: datetime | None = None
    lifted_at: datetime | None = None

    def stands(self, at: datetime) -> bool:
        """Whether it keeps what lies under it at that moment."""
        over = self.lifted_at is not None and self.lifted_at <= at
        return self.since <= at and not over and (self.until is None or at < self.until)


def may_be_destroyed(holds: Iterable[HoldFacts], at: datetime, book: Book) -> Verdict:
    """Whether a thing may be destroyed, as far as holds go: retention has to ask this first."""
    against: tuple[Reason, ...] = (HELD,) if any(hold.stands(at) for hold in holds) else ()
    return verdict_on_act(against, book)


class GlassStep(Word):
    """What follows when somebody read outside their work."""

    ACKNOWLEDGED = "acknowledged", "seen, and nothing is asked"
    ASKED = "asked", "asked why"
    ANSWERED = "answered", "answered"
    ENDED = "ended", "ended before its time"


def against_step(
    step: GlassStep, before: GlassStep | None, *, reads: bool, role: Role, ended: bool
) -> Reason | None:
    """Why a step is not open: nobody looks at their own reading, only an asked one answers, what is over is not ended.

    `before`: the last step of asking and acknowledging; `reads`: whether the actor is the one who read.
    """
    if step is GlassStep.ANSWERED:
        return NOT_THIS_ROLE if not reads else None if before is GlassStep.ASKED else NOT_IN_THIS_STATE
    if step is GlassStep.ENDED:
        allowed = reads or opens(role, Act.REVIEW_BREAK_GLASS)
        return NOT_THIS_ROLE if not allowed else NOT_IN_THIS_STATE if ended else None
    if reads or not opens(role, Act.REVIEW_BREAK_GLASS):
        return NOT_THIS_ROLE
    over = before is GlassStep.ACKNOWLEDGED or (step is GlassStep.ASKED and before is GlassStep.ASKED)
    return NOT_IN_THIS_STATE if over else None
