"""Who may see: a thing is read through a team, a post or a duty desk, never by belonging to an agency.

Clauses 2.2, 3.7. Python decides here and the database refuses by the same rule: some row for one of the
actor's readers, still open, naming nobody with whom the practitioner is in conflict. A thing never loses its
last reader.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.facts import NOBODY, Id


class NoReaderLeftError(ValueError):
    """An act would leave a thing that nobody could read."""


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One reader of one thing. `people`: the reader's agency's own records whom the thing is about or
    names.
    """

    reader: Id
    people: frozenset[Id] = NOBODY
    until: datetime | None = None

    def open(self, at: datetime) -> bool:
        """Whether the row still counts at that moment; its last moment is excluded."""
        return self.until is None or at < self.until


def may_see(
    readers: Collection[Id], rows: Iterable[AccessRow], conflicts: Collection[Id], at: datetime
) -> bool:
    """Whether an actor with these readers and conflicts sees the thing at that moment."""
    return any(row.reader in readers and row.open(at) and row.people.isdisjoint(conflicts) for row in rows)


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post that could be given to read: its teams and desks, and with whom its holder is in conflict."""

    post: Id
    reads: frozenset[Id] = NOBODY
    conflicts: frozenset[Id] = NOBODY
    safeguarding_lead: bool = False


@dataclass(frozen=True, slots=True)
class Birth:
    """What decides who reads a new thing at one agency.

    `possible_conflict`: before anybody has matched it, its identifiers agree with somebody in conflict there;
    `people` then holds those possible matches. `officer_names`: posts named by the council's officer as a
    last resort.
    """

    duty_desk: Id | None = None
    teams: frozenset[Id] = NOBODY
    assigned: frozenset[Id] = NOBODY
    restricted_to: frozenset[Id] = NOBODY
    people: frozenset[Id] = NOBODY
    possible_conflict: bool = False
    posts: tuple[PostFacts, ...] = ()
    officer_names: frozenset[Id] = NOBODY


def readers_for(birth: Birth) -> frozenset[Id]:
    """The readers that a new thing gets at an agency.

    Restricted: the named posts alone. A possible conflict: the named posts outside it, not the desk.
    Otherwise the desk, the teams and those it is assigned to; and the safeguarding lead where all of those
    are in conflict. Raises NoReaderLeftError where not even the fallback reads it.
    """
    clear = frozenset(post.post for post in birth.posts if post.conflicts.isdisjoint(birth.people))
    if birth.restricted_to:
        readers = birth.restricted_to & clear
    elif birth.possible_conflict:
        readers = (birth.assigned & clear) or clear
    else:
        desk = NOBODY if birth.duty_desk is None else frozenset({birth.duty_desk})
        readers = desk | birth.teams | birth.assigned
    return readers if _somebody_reads(readers, clear, birth.posts) else _fallback(birth, clear) | readers


def _somebody_reads(readers: frozenset[Id], clear: frozenset[Id], posts: Iterable[PostFacts]) -> bool:
    """A desk that has no post yet keeps what comes in, and is chased; one whose posts are all in conflict
    does not.
    """
    reading = [post.post for post in posts if post.post in readers or post.reads & readers]
    return bool(readers) and (not reading or not clear.isdisjoint(reading))


def _fallback(birth: Birth, clear: frozenset[Id]) -> frozenset[Id]:
    leads = frozenset(post.post for post in birth.posts if post.safeguarding_lead and post.post in clear)
    readers = leads or birth.officer_names
    if not readers:
        raise NoReaderLeftError("no post outside the conflict, and nobody named by the council's officer")
    return readers


def keep_a_reader(rows: Iterable[AccessRow], closing: Collection[Id], at: datetime) -> None:
    """Refuses, with NoReaderLeftError, to close the last open rows of a thing."""
    if not any(row.open(at) and row.reader not in closing for row in rows):
        raise NoReaderLeftError("this would leave it with nobody who can read it")
