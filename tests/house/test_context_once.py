"""The database asks who acts once a statement, never once a row: each asking checks a seal, and rows are many. Clause 2.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.floors import SOURCE

pytestmark = pytest.mark.clause("2.2")
BARE = re.compile(
    r"(?<!select )(?<!function )ctx\.(at|post|agency|practitioner|readers|conflicts|role)\(\)(?!:)"
)
ONCE = ("if ", "elsif ", "declare ", "raise ", "--", "create policy", "revoke ", "grant ")
"""How lines begin that are asked once anyway."""
MADE_HERE = "context.sql"


def asked_for_each_row(file: Path) -> Iterator[str]:
    for line in file.read_text().splitlines():
        said = line.strip().lower()
        if not said.startswith(ONCE) and ":=" not in said and "select ctx.seen(" not in said:
            yield from (f"{file.name}: {said}" for _ in BARE.finditer(line))


def test_no_statement_asks_the_context_for_each_row() -> None:
    files = [file for file in SOURCE.rglob("*.sql") if file.name != MADE_HERE]
    assert len(files) > 5
    assert [line for file in files for line in asked_for_each_row(file)] == []


def test_one_that_does_is_found(tmp_path: Path) -> None:
    file = tmp_path / "row_security.sql"
    file.write_text(
        "select a from t where t.until > ctx.at()\nselect a from t where t.until > (select ctx.at())\n"
    )
    assert list(asked_for_each_row(file)) == ["row_security.sql: select a from t where t.until > ctx.at()"]
