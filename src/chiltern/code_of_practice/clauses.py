"""The Code of Practice as a register: every duty, who owes it, and what keeps it.

The rows are data (data/clauses.toml); a rule cites them by id, and a citation that does not exist is an
error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

CODE_VERSION = "2015"


class UnknownClauseError(LookupError):
    """A clause id that is not in the register."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty of the Code in the service's words. Dates are None where the Code itself gives none."""

    id: str
    who: str
    kind: str
    duty: str
    kept_by: str
    in_force_from: date | None = None
    in_force_until: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the clause stands on that day; its last day is included."""
        return (self.in_force_from or on) <= on <= (self.in_force_until or on)


@cache
def register() -> Mapping[str, Clause]:
    """All clauses by id, in the order of the Code."""
    text = (files(__package__) / "data" / "clauses.toml").read_text(encoding="utf-8")
    rows = [Clause(**row) for row in tomllib.loads(text)["clause"]]
    return MappingProxyType({row.id: row for row in rows})


def clause(clause_id: str) -> Clause:
    """The clause with this id; raises UnknownClauseError."""
    try:
        return register()[clause_id]
    except KeyError:
        raise UnknownClauseError(clause_id) from None
