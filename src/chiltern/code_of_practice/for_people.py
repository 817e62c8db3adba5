"""Each clause of the Code for whoever works under it: what it means for them, and what no software does. Clause sign.2."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class ForPeople:
    """`you`: what a practitioner does with it. `people`: what is left to them."""

    you: str
    people: str


@cache
def for_people() -> Mapping[str, ForPeople]:
    """By the clause's id; every clause has one."""
    text = (files(__package__) / "data" / "for_people.toml").read_text(encoding="utf-8")
    return MappingProxyType({clause: ForPeople(**row) for clause, row in tomllib.loads(text).items()})
