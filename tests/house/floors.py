"""The floors, lowest first, and where things are: the one list that the house tests share."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "chiltern"
FLOORS = (
    "foundation",
    "accounts",
    "notices",
    "files",
    "ledger",
    "scheme",
    "agencies",
    "people",
    "consent",
    "sharing",
    "resolution",
)
DOMAIN = ("scheme", "agencies", "people", "consent", "sharing", "resolution")


def floor_of(app_label: str) -> int:
    """How high an app stands; other packages' apps stand below all of ours."""
    return FLOORS.index(app_label) if app_label in FLOORS else -1


def sources(*folders: str) -> list[Path]:
    """Our Python files, migrations left out."""
    roots = [SOURCE / folder for folder in folders] if folders else [SOURCE]
    return sorted(path for root in roots for path in root.rglob("*.py") if "migrations" not in path.parts)
