"""What imports cannot show: no signals between apps, no models by name, the sign-in's connection in accounts alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.floors import ROOT, SOURCE, sources

BANNED = {
    r"django\.db\.models\.signals|django\.dispatch": "no signals between apps: call the change",
    r"apps\.get_model\(": "no models by name",
    r"\bimport_module\(": "no imports by name",
    r"\.delete\(\)": "rows are superseded, not deleted",
}
ALLOWED = {
    r"\.delete\(\)": {
        "accounts/session_store.py",
        "accounts/changes.py",
        "files/changes.py",
        "ledger/integrator.py",
        "sharing/queries/drafts.py",
        "sharing/drafts.py",
        "people/changes/superseding.py",
    },
}


def where(pattern: str) -> list[str]:
    found = []
    for path in sources():
        name = path.relative_to(SOURCE).as_posix()
        if name not in ALLOWED.get(pattern, set()) and re.search(pattern, path.read_text()):
            found.append(name)
    return found


@pytest.mark.parametrize("pattern", BANNED, ids=BANNED.values())
def test_no_source_says_this(pattern: str) -> None:
    assert where(pattern) == []


def test_the_sign_ins_connection_is_used_in_accounts_alone() -> None:
    users = {
        path.relative_to(SOURCE).parts[0]
        for path in sources()
        if re.search(r"""connections\[["']signin["']\]|using=["']signin["']""", path.read_text())
    }
    assert users == {"accounts"}


def test_no_file_is_longer_than_anyone_reads() -> None:
    long = [path.name for path in sources() if len(path.read_text().splitlines()) > 400]
    assert long == []


def test_nothing_is_left_open() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b|NotImplementedError")
    assert [path.name for path in sources() if marks.search(path.read_text())] == []


def test_every_module_begins_by_saying_what_it_is_for() -> None:
    silent = [
        path.relative_to(SOURCE).as_posix()
        for path in sources()
        if path.read_text().strip() and ast.get_docstring(ast.parse(path.read_text())) is None
    ]
    assert silent == []


def test_no_address_of_a_package_index_stands_in_a_lock_file() -> None:
    for path in [*Path(ROOT / "requirements").iterdir(), *(ROOT / "scripts").glob("*.json")]:
        assert not re.search(r"https?://|--index|--find-links", path.read_text()), path.name
