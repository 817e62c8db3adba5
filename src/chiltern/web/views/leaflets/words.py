"""The words of the leaflets, filled with what the scheme has set. Clauses 3.3, 9.1 and 9.2."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chiltern.code_of_practice.book import Book

WHOM = ("parents", "children")


@dataclass(frozen=True, slots=True)
class Part:
    """One heading, and what stands below it: sentences, points, and a sentence after them."""

    title: str
    says: tuple[str, ...]
    points: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One leaflet, whole."""

    title: str
    caption: str
    lead: str
    parts: tuple[Part, ...]
    own: str
    """A sentence of the partnership's own, as it was typed; empty where there is none."""


def leaflet(whom: str, law: Book, partnership: str) -> Leaflet:
    """In the scheme's words, for a day."""
    said, filled = _all()[whom], _filled(law, partnership)
    purposes = tuple(row.says for row in law.table("purpose"))

    def fill(text: str) -> str:
        return text.format_map(filled)

    return Leaflet(
        title=said["title"],
        caption=said["caption"],
        lead=fill(said["lead"]),
        parts=tuple(
            Part(
                title=part["title"],
                says=tuple(fill(text) for text in part.get("says", ())),
                points=purposes if part.get("list") == "purposes" else tuple(part.get("points", ())),
                after=part.get("after", ""),
            )
            for part in said["part"]
        ),
        own=law.setting(f"leaflet_{whom}_says"),
    )


def _filled(law: Book, partnership: str) -> Mapping[str, object]:
    return {
        "partnership": partnership or "this partnership",
        "regulator": law.setting("regulator_name"),
        "regulator_reach": law.setting("regulator_reach"),
        "complaint_days": law.row("dp-complaint-acknowledgement").fields["days"],
    }


@cache
def _all() -> Mapping[str, Any]:
    text = (files(__package__) / "leaflets.toml").read_text(encoding="utf-8")
    return {each["whom"]: each for each in tomllib.loads(text)["leaflet"]}
