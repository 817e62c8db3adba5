"""./test --mutation: small changes made to the rules, one at a time, and whether their own tests notice each.

The tests of code_of_practice alone have to; they need no database. It runs in a copy, on what the machine has left.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "var-test" / "mutation"
RULES = "src/chiltern/code_of_practice"
KNOWN = ROOT / "tests" / "code_of_practice" / "survivors.toml"
ENOUGH = 0.95
LEAST_URGENT = 19
SURVIVED = (0, 5, 33)
"""Ways to end: every test passed, or none was there to run."""
NOT_RUN = (None, 34)
AT_IMPORT = (
    "reason.x_asked",
    "reason.x_reason",
    "sharing.answered.x__of_the_whole",
    "sharing.conditions.x__decision",
    "sharing.conditions.x__item",
)
"""They run once, when their module is imported, before the tool makes its change: it cannot try them."""
COPIED = ("src", "tests", "scripts", "docs")
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {only}
pytest_add_cli_args_test_selection = ["tests/code_of_practice"]
pytest_add_cli_args = ["-p", "no:xdist", "-x"]
also_copy = ["scripts", "docs"]
track_dependencies = false
use_git_change_detection = false
use_setproctitle = false

"""


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed: where, and the line as it then was."""

    function: str
    line: str

    @property
    def why(self) -> str:
        """Why it changes nothing that could be seen; '' where nobody has said, which means: untested."""
        for row in tomllib.loads(KNOWN.read_text())["survivor"]:
            if (row["function"], row["line"]) == (self.function, self.line):
                return str(row["why"])
        return ""


def main(parts: list[str]) -> int:
    """All of the rules, or those whose files begin so, such as `sharing/items`. Ends with 1 below what is asked."""
    only = [f"{RULES}/{part}*" for part in parts] or [f"{RULES}/*"]
    copy(only)
    os.nice(LEAST_URGENT)
    run("run", "--max-children", "1", check=True)
    ended = results()
    tried = {name: code for name, code in ended.items() if not made_at_import(name)}
    alive = [survivor(name) for name, code in tried.items() if code in SURVIVED]
    print(f"\n{len(ended) - len(tried):,} changes are to what runs at import, and cannot be tried this way")
    return report(len(tried), alive)


def made_at_import(name: str) -> bool:
    """Whether the function ran before it could be changed."""
    return name.rpartition("__mutmut_")[0].removeprefix("chiltern.code_of_practice.") in AT_IMPORT


def copy(only: list[str]) -> None:
    """A fresh copy of what the tests need, with the settings of the run."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
    own = (ROOT / "pyproject.toml").read_text()
    (COPY / "pyproject.toml").write_text(SETTINGS.format(only=json.dumps(only)) + own)


def run(*words: str, check: bool = False) -> str:
    """The tool's own words; while it runs they are shown. Raises SystemExit where it broke."""
    command = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(
        command, cwd=COPY, stdout=None if check else subprocess.PIPE, text=True, check=False
    )
    if check and done.returncode:
        raise SystemExit("The run broke: no figure can be given.")
    return done.stdout or ""


def results() -> dict[str, int | None]:
    """How the tests ended for each change. Raises SystemExit where some were not tried."""
    found: dict[str, int | None] = {}
    for path in sorted((COPY / "mutants").rglob("*.meta")):
        found |= json.loads(path.read_text())["exit_code_by_key"]
    if not found or any(code in NOT_RUN for code in found.values()):
        raise SystemExit("Not every change was tried: no figure can be given.")
    return found


def survivor(name: str) -> Survivor:
    """What was changed, from the tool's own comparison."""
    added = [line[1:] for line in run("show", name).splitlines() if line.startswith("+") and line[1:2] != "+"]
    module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
    plain = function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return Survivor(
        f"{module.removeprefix('chiltern.code_of_practice.')}.{plain}", " ".join(" ".join(added).split())
    )


def report(tried: int, alive: list[Survivor]) -> int:
    """Prints the figure, then each survivor with why it is equal, or that it is untested; the exit code."""
    killed = (tried - len(alive)) / tried
    print(f"{tried:,} changes tried, {len(alive):,} noticed by no test")
    print(f"mutants_killed {killed:.3f}")
    for one in alive:
        print(f"  {one.function}: {one.line}\n    {one.why or 'untested'}")
    return 0 if killed >= ENOUGH else 1
