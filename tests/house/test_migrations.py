"""A migration that writes rows lifts the lock for it: under FORCE its owner changes nothing, without an error."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.floors import SOURCE

MIGRATIONS = sorted(path for path in SOURCE.rglob("migrations/*.py") if path.name != "__init__.py")
WRITES = re.compile(r"\b(insert into|update\s+\w+\s+set|delete from|copy\s+\w+)\b", re.IGNORECASE)

UNLOCKED = """
def fill(apps, schema_editor):
    with unlocked(schema_editor, "agencies_agency"):
        apps.get_model("agencies", "Agency").objects.update(size="small")

operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
"""


def faults(source: str) -> list[str]:
    """What writes in a migration without lifting the lock: functions by name, and statements."""
    tree = ast.parse(source)
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        if name.endswith("RunSQL"):
            found += [f"RunSQL {text[:40]}" for text in _texts(call) if WRITES.search(text)]
        if name.endswith("RunPython"):
            found += [said for each in call.args if (said := _locked(each, functions))]
    return found


def _texts(call: ast.Call) -> list[str]:
    return [
        node.value
        for node in ast.walk(call)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _locked(given: ast.expr, functions: dict[str, ast.FunctionDef]) -> str:
    name = ast.unparse(given)
    if name.endswith("noop"):
        return ""
    if name in functions and "unlocked(" in ast.unparse(functions[name]):
        return ""
    return name


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_migration_that_writes_rows_lifts_the_lock(path: Path) -> None:
    assert faults(path.read_text()) == []


def test_one_that_does_not_would_be_found() -> None:
    assert faults(UNLOCKED) == []
    assert faults(UNLOCKED.replace("unlocked(schema_editor", "nothing(schema_editor")) == ["fill"]
    assert faults("x = migrations.RunSQL('update agencies_agency set size = 1')") != []
    assert faults("x = migrations.RunSQL('create index one on agencies_agency (name)')") == []
