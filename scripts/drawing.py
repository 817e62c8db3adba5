"""Draws docs/generated/ from the code, so that what the docs say of clauses, states and roles cannot rot."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from chiltern.code_of_practice import reasons, reasons_for_acts, reasons_for_items, reasons_for_personal
from chiltern.code_of_practice.clauses import register
from chiltern.code_of_practice.lifecycles import Step
from chiltern.code_of_practice.machines import MACHINES
from chiltern.code_of_practice.not_yet_kept import NO_ACTION_YET
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.roles import ROLES

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "chiltern"
OUT = ROOT / "docs" / "generated"
_CLAUSE = re.compile(r"(?<![\w.])((?:sign\.)?\d(?:\.\d+){1,2}|sign\.\d)(?![\w]|\.\d)")
_RANGE = re.compile(r"(?<![\w.])(\d)\.(\d+) to (\d)\.(\d+)(?![\d.])")
_HEADING = "<!-- Drawn by scripts/draw_docs. Do not edit. -->\n\n"


def drawings() -> dict[str, str]:
    """Every generated page by its file name."""
    return {"clauses.md": clauses_page(), "lifecycles.md": lifecycles_page(), "roles.md": roles_page()}


@cache
def carried() -> dict[str, list[str]]:
    """For each clause the modules that carry it: they name it in their first lines, or give it as a
    reason.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        text = ast.get_docstring(ast.parse(path.read_text())) or ""
        if "lause" in text or "ection" in text:
            for clause in cited_in(text):
                found[clause].add(path.relative_to(SOURCE).as_posix())
    for module in (reasons, reasons_for_acts, reasons_for_items, reasons_for_personal):
        for value in vars(module).values():
            for reason in value if isinstance(value, tuple) else (value,):
                if isinstance(reason, Reason):
                    for clause in reason.clauses:
                        found[clause].add("code_of_practice/" + module.__name__.rpartition(".")[2] + ".py")
    return {clause: sorted(places) for clause, places in found.items()}


@cache
def proven() -> dict[str, list[str]]:
    """For each clause the test files with a test marked by it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for clause in _marked(ast.parse(path.read_text())):
            found[clause].add(path.relative_to(ROOT).as_posix())
    return {clause: sorted(places) for clause, places in found.items()}


def cited_in(text: str) -> set[str]:
    """Clause ids in prose: '3.5', 'sign.1', '3.1 to 3.4'. Only ids of the register count."""
    known = register()
    ids = set(_CLAUSE.findall(text))
    for section, first, last_section, last in _RANGE.findall(text):
        if section == last_section:
            ids |= {f"{section}.{number}" for number in range(int(first), int(last) + 1)}
    return ids & set(known)


def not_kept() -> list[str]:
    """Clauses that nothing carries, or that no test proves."""
    by, tested = carried(), proven()
    return [clause for clause in register() if clause not in by or clause not in tested]


def clauses_page() -> str:
    """Which module carries each clause, and which test proves it."""
    by, tested = carried(), proven()
    lines = [
        "# The Code, clause by clause",
        "",
        "| clause | who | kind | carried by | proven in |",
        "|---|---|---|---|---|",
    ]
    for clause in register().values():
        lines.append(
            f"| {clause.id} | {clause.who} | {clause.kind} | {_cell(by.get(clause.id, ()))} | {_cell(tested.get(clause.id, ()))} |"
        )
    lines += ["", "## Not yet kept", "", "Nothing carries them yet, or no test proves them.", ""]
    lines += [f"- **{clause}** {register()[clause].duty}" for clause in not_kept()]
    return _HEADING + "\n".join(lines) + "\n"


def lifecycles_page() -> str:
    """Every state machine as a diagram, and who has to act in each state."""
    lines = ["# Lifecycles", ""]
    for machine in MACHINES.values():
        lines += [f"## {machine.key}", "", machine.says, "", "```mermaid", "stateDiagram-v2"]
        lines += [f"  [*] --> {state.value}" for state in machine.starts]
        lines += [f"  {s.before.value} --> {s.after.value}: {s.says}{_not_yet(s)}" for s in machine.steps]
        lines += ["```", "", "| state | waits for | |", "|---|---|---|"]
        lines += [
            f"| {state.says} | {row.owner.says} | {row.says} |" for state, row in machine.states.items()
        ]
        lines += [
            f"\nNobody can {step.says} yet: that waits for {NO_ACTION_YET[step.act]}."
            for step in machine.steps
            if step.act in NO_ACTION_YET
        ]
        lines.append("")
    return _HEADING + "\n".join(lines)


def _not_yet(step: Step) -> str:
    return " (not yet)" if step.act in NO_ACTION_YET else ""


def roles_page() -> str:
    """What each role may ever do."""
    lines = ["# Roles", ""]
    for role, row in ROLES.items():
        acts = ", ".join(sorted(act.says for act in row.acts)) or "nothing"
        lines += [f"## {role.says}", "", row.says, "", f"May: {acts}.", ""]
    return _HEADING + "\n".join(lines)


def write() -> Iterable[str]:
    """Writes the pages; gives the names of those that changed."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, text in drawings().items():
        path = OUT / name
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            yield name


def _marked(tree: ast.Module) -> set[str]:
    return {
        argument.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "clause"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }


def _cell(places: Iterable[str]) -> str:
    return "<br>".join(places) or "-"
