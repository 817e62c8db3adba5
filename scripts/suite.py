"""What ./test runs: the checks, then the tests in groups, each against its budget of time, on a PostgreSQL
of their own that is kept between runs; one summary at the end. Run by ./test inside the environment.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

import mutation
from packages import PANGO_PACKAGES, browser, pango
from testbed import server

from chiltern.supervisor.processes import CannotStartError

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
RULES, HOUSE, WORLDS, JOURNEYS = "tests/code_of_practice", "tests/house", "tests/two_worlds", "tests/journeys"
APART = tuple(f"--ignore={folder}" for folder in (RULES, HOUSE, WORLDS, JOURNEYS))
PAIRS, PAIRS_OF_ALL, A_PAIR = 20, 200, 0.8
"""Pairs of worlds, without and with --all; and the seconds that one may take."""
ORDINARY = "not committed and not journey"
NOTHING_COLLECTED = 5

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff check", ("ruff", "check", "--quiet", ".", "start", "test")),
    ("ruff format", ("ruff", "format", "--quiet", "--check", ".", "start", "test")),
    ("mypy", ("mypy", "--no-error-summary", "--no-incremental")),
    ("imports", ("lint-imports", "--no-cache")),
)


@dataclass(frozen=True)
class Group:
    """Tests that run together; the budget is in seconds, from the first that is collected to the last that
    ends.
    """

    name: str
    budget: int
    arguments: tuple[str, ...]


SHORT = "tests/row_security"
"""Many tests, none of them long: they fill the end, where one process waits for the other."""


def saying(word: str) -> tuple[str, ...]:
    """The files of no other group in which a word stands: to read them is quicker than to collect all that they test."""
    apart = tuple(f"{folder}/" for folder in (RULES, HOUSE, WORLDS, JOURNEYS))
    files = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "tests").rglob("test_*.py")}
    found = (name for name in files if not name.startswith(apart) and word in files[name].read_text())
    return tuple(sorted(found, key=lambda name: (name.startswith(SHORT), name)))


GROUPS = (
    Group("rules", 2, (RULES,)),
    Group("ordinary", 240, ("tests", *APART, "-m", ORDINARY, "-n", "2")),
    Group("house", 30, (HOUSE, "-n", "2", "--dist", "worksteal")),
    Group("two worlds", 0, (WORLDS, "-n", "2")),
    Group(
        "committed",
        180,
        (
            *saying("committed"),
            "-m",
            "committed",
            "-n",
            "2",
            "--dist",
            "loadgroup",
            "--no-loadscope-reorder",
        ),
    ),
    Group("journeys", 240, (JOURNEYS, "-n", "2", "--dist", "worksteal")),
)
"""The checks run beside what is installed, and beside the first of them."""


@dataclass
class Result:
    """How a check or a group went; time in seconds."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)
    seconds: float = 0.0
    budget: int | None = None

    def line(self) -> str:
        """One line of the summary."""
        if self.budget is None:
            return f"  {self.name:12} {self.seconds:7.1f} s          {'failed' if self.failed else 'passed'}"
        counts = f"{self.passed} passed, {self.failed} failed"
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        over = "  over budget" if self.seconds > self.budget else ""
        return f"  {self.name:12} {self.seconds:7.1f} s of {self.budget:3} s {counts}{skipped}{over}"


def main() -> int:
    """Runs what was asked for; the exit code says whether all of it went well."""
    begun = time.monotonic()
    asked, more = arguments()
    if asked.mutation:
        return mutation.main(more)
    chosen = [word for word in more if not word.startswith("-") and (ROOT / word.split("::")[0]).exists()]
    pairs = asked.pairs or (PAIRS_OF_ALL if asked.all else PAIRS)
    with ThreadPoolExecutor(1) as beside:
        checks = [beside.submit(check, *each) for each in CHECKS if not chosen]
        has_browser, has_pango = browser(install=asked.all) is not None, pango(install=asked.all)
        lacking = [] if has_browser else ["Chromium, for the journeys: apt-get install chromium"]
        lacking += [] if has_pango else [f"Pango, for PDF files: apt-get install {' '.join(PANGO_PACKAGES)}"]
        try:
            with server(system=asked.system_postgres) as found:
                environment = {**found, "CHILTERN_PAIRS": str(pairs)}
                groups = [with_pairs(group, pairs) for group in GROUPS]
                groups = groups if has_pango else [without_pdf(group) for group in groups]
                groups = [group for group in groups if has_browser or group.name != "journeys"]
                groups = [Group("chosen", 600, ())] if chosen else groups
                tested = [pytest(group, more, environment) for group in groups]
        except CannotStartError as fault:
            print(fault)
            return 1
        results = [each.result() for each in checks] + tested
    print(f"\n== summary, after {time.monotonic() - begun:.0f} s")
    return summary(results, lacking, strict=asked.all)


def without_pdf(group: Group) -> Group:
    """The same without the tests that make PDF files."""
    words = (f"{word} and not pdf" if word == ORDINARY else word for word in group.arguments)
    return replace(group, arguments=tuple(words))


def with_pairs(group: Group, pairs: int) -> Group:
    """The same with time for so many pairs of worlds."""
    return replace(group, budget=20 + int(pairs * A_PAIR)) if WORLDS in group.arguments else group


def arguments() -> tuple[argparse.Namespace, list[str]]:
    """Our own options, and what goes on to pytest."""
    parser = argparse.ArgumentParser(
        "./test",
        description="Checks and tests Chiltern. Further arguments go to pytest; a path runs it alone.",
    )
    parser.add_argument(
        "--all", action="store_true", help="install Chromium and Pango; a skipped test is a failure"
    )
    parser.add_argument(
        "--system-postgres", action="store_true", help="on the system's PostgreSQL, thrown away after"
    )
    parser.add_argument(
        "--pairs",
        type=int,
        metavar="N",
        help=f"pairs of worlds to compare ({PAIRS}; with --all {PAIRS_OF_ALL})",
    )
    parser.add_argument(
        "--mutation",
        action="store_true",
        help="change the rules, one place at a time, and see whether their tests notice; or only those named, "
        "such as sharing/items. Takes some twenty minutes, by itself",
    )
    return parser.parse_known_args()


def check(name: str, command: tuple[str, ...]) -> Result:
    """Runs one check; what it finds is shown when it ends, since tests run beside it."""
    begun = time.monotonic()
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f"\n== {name}: {'failed' if done.returncode else 'passed'}\n{done.stdout}".rstrip(), flush=True)
    return Result(
        name, int(done.returncode == 0), int(done.returncode != 0), seconds=time.monotonic() - begun
    )


def pytest(group: Group, more: list[str], environment: dict[str, str]) -> Result:
    """Runs one group of tests and counts from its report, not from its words."""
    print(f"\n== {group.name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        paths = [word for word in group.arguments if word.startswith("tests")]
        if not all((ROOT / path).exists() for path in paths):
            return Result(group.name, budget=group.budget)
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *group.arguments, *more]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        result = counted(group, report)
    if code not in (0, NOTHING_COLLECTED) and not result.failed:
        result.failed = 1  # it broke before it could count
    return result


def counted(group: Group, report: Path) -> Result:
    """Reads pytest's report; an error outside a test counts as a failure."""
    result = Result(group.name, budget=group.budget)
    if not report.exists():
        return result
    tree = ElementTree.parse(report)  # noqa: S314  pytest wrote it a moment ago
    result.seconds = sum(float(suite.get("time", 0)) for suite in tree.iter("testsuite"))
    for case in tree.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            result.failed += 1
        elif (skipped := case.find("skipped")) is not None:
            result.skipped.append(f"{case.get('classname')}.{case.get('name')}: {skipped.get('message')}")
        else:
            result.passed += 1
    return result


def summary(results: list[Result], lacking: list[str], *, strict: bool) -> int:
    """Prints the end of the run; the exit code."""
    for result in results:
        print(result.line())
    skipped = [why for result in results for why in result.skipped]
    failed = sum(result.failed for result in results)
    for why in skipped:
        print(f"  skipped: {why}")
    for what in lacking:
        print(f"  not here, so not tested: {what} (./test --all installs it)")
    print(f"{sum(result.passed for result in results)} passed, {failed} failed")
    if strict and (skipped or lacking):
        print("Not everything was tested, and --all asks for everything.")
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nInterrupted.")
