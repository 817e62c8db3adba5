"""Which identifiers agree between our record and what another agency stated (clauses 3.4, 3.5; who matched).

The keys are those of code_of_practice/matching.py. What one side does not say does not agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chiltern.people.workings.identifiers import compact
from chiltern.people.workings.matching_tokens import plain, sounds, words


@dataclass(frozen=True, slots=True)
class Known:
    """What identifies somebody, as far as one side knows. Whole names; addresses end with the postcode."""

    names: tuple[str, ...] = ()
    date_of_birth: date | None = None
    addresses: tuple[str, ...] = ()
    nhs_number: str = ""
    upn: str = ""
    household: tuple[str, ...] = ()


def agreeing(ours: Known, theirs: Known) -> frozenset[str]:
    """The keys of what agrees."""
    answers = {
        "name": _any_name(ours.names, theirs.names),
        "date_of_birth": ours.date_of_birth is not None and ours.date_of_birth == theirs.date_of_birth,
        "address": bool({plain(a) for a in ours.addresses} & {plain(a) for a in theirs.addresses} - {""}),
        "nhs_number": bool(ours.nhs_number) and compact(ours.nhs_number) == compact(theirs.nhs_number),
        "upn": bool(ours.upn) and compact(ours.upn) == compact(theirs.upn),
        "household": _any_name(ours.household, theirs.household),
    }
    return frozenset(key for key, agrees in answers.items() if agrees)


def same_name(one: str, other: str) -> bool:
    """Whether the first word and the last agree, as written or in both ways of sounding."""
    mine, yours = words(one), words(other)
    if not mine or not yours:
        return False
    return _alike(mine[0], yours[0]) and _alike(mine[-1], yours[-1])


def _any_name(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(same_name(one, other) for one in ours for other in theirs)


def _alike(one: str, other: str) -> bool:
    return one == other or (bool(sounds(one)) and sounds(one) == sounds(other))
