"""A reason: a constant made at import, once per rule and answer, citing the clauses and the law it rests on.

A stored decision names reasons by key; `reason_for` finds them again, years later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from chiltern.code_of_practice.words import Answer

_KNOWN: dict[str, Reason] = {}


class UnknownReasonError(LookupError):
    """A stored key that no rule of this version makes."""


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """One thing that speaks for or against, or that is not known, with who could say.

    `answer` is YES where what the reason asks is met, NO where it is not, NOT_KNOWN where nobody has said.
    """

    key: str
    answer: Answer
    says: str
    clauses: tuple[str, ...]
    law: tuple[str, ...]
    who_could_say: str


class Asked(NamedTuple):
    """The three reasons that one question can give."""

    yes: Reason
    no: Reason
    not_known: Reason

    def by(self, answer: Answer) -> Reason:
        """The reason that belongs to an answer."""
        if answer is Answer.YES:
            return self.yes
        return self.no if answer is Answer.NO else self.not_known


def reason(
    key: str,
    answer: Answer,
    says: str,
    *,
    clauses: tuple[str, ...] = (),
    law: tuple[str, ...] = (),
    who_could_say: str = "",
) -> Reason:
    """Makes a reason known under its key; for module level only. Raises ValueError for a key in use."""
    if key in _KNOWN:
        raise ValueError(f"two reasons share the key {key}")
    _KNOWN[key] = Reason(key, answer, says, clauses, law, who_could_say)
    return _KNOWN[key]


def asked(
    key: str,
    *,
    yes: str,
    no: str,
    not_known: str,
    who_could_say: str,
    clauses: tuple[str, ...] = (),
    law: tuple[str, ...] = (),
) -> Asked:
    """Makes the three reasons of one question: `key.yes`, `key.no`, `key.not_known`."""
    return Asked(
        reason(f"{key}.yes", Answer.YES, yes, clauses=clauses, law=law),
        reason(f"{key}.no", Answer.NO, no, clauses=clauses, law=law),
        reason(
            f"{key}.not_known",
            Answer.NOT_KNOWN,
            not_known,
            clauses=clauses,
            law=law,
            who_could_say=who_could_say,
        ),
    )


def reason_for(key: str) -> Reason:
    """The reason with this key; raises UnknownReasonError."""
    try:
        return _KNOWN[key]
    except KeyError:
        raise UnknownReasonError(key) from None


def known_reasons() -> tuple[Reason, ...]:
    """Every reason made so far, for the pages of the Code and for the checks on citations."""
    return tuple(_KNOWN.values())
