"""A bundle of several owners: how each part stands for whom it is made, and the terms that bind the whole. Clause 3.10.

What one owner refuses stays behind, the rest goes. Terms join: the strictest of each binds everything in it. None of this
stops a word in danger: `onward.may_pass_on` decides what goes then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from chiltern.code_of_practice.facts import HeldItemFacts, Id, PassingOnFacts
from chiltern.code_of_practice.onward import narrower, owner_leave
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import (
    ASKED_BACK,
    BACK_TO_OWNER,
    OWN_INFORMATION,
    TERMS_FORBID,
)
from chiltern.code_of_practice.reasons_for_consent import CAME_ON_LAPSED_CONSENT, CAME_ON_WITHDRAWN_CONSENT
from chiltern.code_of_practice.words import (
    Answer,
    ConsentState,
    PartState,
    PassingOn,
    PermissionState,
    ShowOriginator,
)

NOBODY: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that travels with information. `bodies` count for THESE_BODIES alone; the last day of `expires` is included."""

    passing_on: PassingOn = PassingOn.ASK_ME
    bodies: frozenset[Id] = NOBODY
    show_originator: ShowOriginator = ShowOriginator.ALL
    keep_out_of_online_access: bool = False
    not_to_be_mentioned_to: frozenset[str] = frozenset()
    expires: date | None = None


ONE_STEP = Terms(PassingOn.ASK_ME)
"""An owner's terms or leave let its own go one step: whoever gets it asks again."""


@dataclass(frozen=True, slots=True)
class PartStands:
    """How one part stands, with every reason; the last is the owner's answer."""

    state: PartState
    reasons: tuple[Reason, ...]


def joined(first: Terms, *others: Terms) -> Terms:
    """The strictest of each: what any of them forbids, the whole forbids."""
    return reduce(_both, others, _plain(first))


def terms_of_whole(given: Terms, came: Iterable[Terms], on: date) -> Terms:
    """What binds a bundle: what its maker chose, and the terms under which each part of others' came.

    A day that is over binds nothing any more: what goes all the same goes by new leave or for a lawful reason.
    """
    theirs = tuple(_while_it_lasts(each, on) for each in came)
    return joined(given, *theirs, ONE_STEP) if theirs else joined(given)


def part_stands(held: HeldItemFacts, facts: PassingOnFacts, on: date) -> PartStands:
    """Whether a part goes by its owner's terms or leave, waits for its owner, or stays; danger is not asked here."""
    leave = owner_leave(held, facts, on)
    last = leave[-1]
    if last is OWN_INFORMATION:
        return PartStands(PartState.OURS, leave)
    if held.asked_back and last is not BACK_TO_OWNER:
        return PartStands(PartState.STAYS, (*leave, ASKED_BACK))
    if held.consent_over is not None and last is not BACK_TO_OWNER:
        over = (
            CAME_ON_LAPSED_CONSENT if held.consent_over is ConsentState.LAPSED else CAME_ON_WITHDRAWN_CONSENT
        )
        return PartStands(PartState.STAYS, (*leave, over))
    if last.answer is Answer.YES:
        return PartStands(PartState.GOES, leave)
    return PartStands(PartState.STAYS if last is TERMS_FORBID else _asked(held, facts), leave)


def _asked(held: HeldItemFacts, facts: PassingOnFacts) -> PartState:
    """By the owner's latest answer for this agency and this purpose: what has run out can be asked for again."""
    to, purpose = facts.sharing.recipient.agency, facts.sharing.request.purpose
    states = [p.state for p in held.permissions if p.to == to and p.purpose == purpose]
    if not states or states[-1] is PermissionState.GIVEN:
        return PartState.TO_ASK
    waits = states[-1] in (PermissionState.ASKED, PermissionState.SILENT)
    return PartState.ASKED if waits else PartState.STAYS


def _while_it_lasts(terms: Terms, on: date) -> Terms:
    return replace(terms, expires=None) if terms.expires is not None and terms.expires < on else terms


def _plain(terms: Terms) -> Terms:
    """The same, said in one way: bodies only where they count, and naming nobody is asking."""
    if terms.passing_on is not PassingOn.THESE_BODIES:
        return replace(terms, bodies=NOBODY)
    return terms if terms.bodies else replace(terms, passing_on=PassingOn.ASK_ME, bodies=NOBODY)


def _both(one: Terms, other: Terms) -> Terms:
    first, second = _plain(one), _plain(other)
    ends = [each for each in (first.expires, second.expires) if each is not None]
    whole = Terms(
        show_originator=narrower(first.show_originator, second.show_originator),
        keep_out_of_online_access=first.keep_out_of_online_access or second.keep_out_of_online_access,
        not_to_be_mentioned_to=first.not_to_be_mentioned_to | second.not_to_be_mentioned_to,
        expires=min(ends) if ends else None,
    )
    kinds = {first.passing_on, second.passing_on}
    if PassingOn.NOT_AT_ALL in kinds:
        return replace(whole, passing_on=PassingOn.NOT_AT_ALL, bodies=NOBODY)
    if len(kinds) > 1:
        return replace(whole, passing_on=PassingOn.ASK_ME, bodies=NOBODY)
    return _plain(replace(whole, passing_on=first.passing_on, bodies=first.bodies & second.bodies))
