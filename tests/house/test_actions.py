"""An action is one use case in one file: recorded, keyword-only, `by` first, and it calls no other action."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.floors import DOMAIN, SOURCE

FILES = sorted(
    path for app in DOMAIN for path in (SOURCE / app / "actions").glob("*.py") if path.name != "__init__.py"
)


def recorded_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(
            isinstance(d, ast.Call) and getattr(d.func, "id", "") == "recorded" for d in node.decorator_list
        )
    ]


def test_there_are_actions() -> None:
    assert len(FILES) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_an_action_is_one_recorded_use_case(path: Path) -> None:
    tree = ast.parse(path.read_text())
    found = recorded_functions(tree)
    assert len(found) == 1, "exactly one @recorded function a file"
    assert found[0].name == path.stem
    assert not found[0].args.args, "keyword-only"
    assert found[0].args.kwonlyargs[0].arg == "by"
    assert len(ast.unparse(found[0]).splitlines()) <= 45
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "record"]
    assert len(calls) == 1, "one entry an action"
    imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert not [name for name in imported if ".actions" in name], (
        "an action calls changes, never another action"
    )
