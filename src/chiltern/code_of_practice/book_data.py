"""Reads data/law.toml once: rows by id, settings by dotted name, numbers to ring (clauses 1.4, 2.1).

Clock defaults are settings of a scheme, none of them law: they are read as settings, `reply.urgent_hours`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

TABLES = ("instrument", "duty", "basis", "condition", "clock", "purpose", "ground", "guidance")


@cache
def _document() -> Mapping[str, Any]:
    text = (files(__package__) / "data" / "law.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def law() -> Mapping[str, Mapping[str, Any]]:
    """Every row of law by its id, with its table as `kind`. Ids are unique across tables."""
    rows: dict[str, Mapping[str, Any]] = {}
    for kind in TABLES:
        for row in _document()[kind]:
            if row["id"] in rows:
                raise ValueError(f"two rows of law share the id {row['id']}")
            rows[row["id"]] = MappingProxyType({"kind": kind, **_frozen(row)})
    return MappingProxyType(rows)


@cache
def settings() -> Mapping[str, Any]:
    """The default settings of a scheme by dotted name."""
    found: dict[str, Any] = dict(_frozen(_document()["settings"]))
    for clock in _document()["clock_default"]:
        found.update(
            {
                f"{clock['id']}.{name}": value
                for name, value in _frozen(clock).items()
                if name not in ("id", "stages")
            }
        )
        # Each stage has a time of its own, which a partnership can set.
        found.update(
            {
                f"{clock['id']}.{one['stage']}.working_days": one["working_days"]
                for one in clock.get("stages", ())
            }
        )
    found.update({f"retention.{name}": value for name, value in _document()["retention"].items()})
    return MappingProxyType(found)


@cache
def numbers() -> Mapping[str, str]:
    """The numbers to ring. An empty one is the scheme's to fill; a page never shows it as a blank."""
    return MappingProxyType(dict(_document()["numbers"]))


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(inner) for inner in value)
    return value
