"""Which partnership a new data folder gets: the demonstration, or an empty one with its first officer.
Chosen once.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from chiltern.supervisor.processes import CannotStartError


@dataclass(frozen=True)
class Choice:
    """What was asked for; `made` once the partnership is there. Name and officer are then forgotten."""

    kind: str
    partnership: str = ""
    officer: str = ""
    made: bool = False

    def arguments(self) -> list[str]:
        """As arguments of the command that makes it."""
        if self.kind == "demo":
            return ["--demo"]
        return ["--empty", "--partnership", self.partnership, "--officer", self.officer]


def choose(home: Path, *, kind: str | None, partnership: str, officer: str) -> Choice:
    """The choice of this data folder: what was chosen before, or now where it is new or nothing was made
    yet, asked for on the terminal where need be.

    Raises CannotStartError for a change of mind, and for an empty partnership without name or officer.
    """
    path = home / "partnership.json"
    held = Choice(**json.loads(path.read_text())) if path.exists() else None
    if held and held.made and kind not in (None, held.kind):
        raise CannotStartError(
            f"The data folder {home} holds the {held.kind} partnership, and that cannot be changed. "
            "Choose another: CHILTERN_HOME=FOLDER ./start"
        )
    if held and (held.made or kind is None):
        return held
    choice = Choice("demo")
    if kind == "empty":
        name = partnership or _ask("Name of the partnership: ", "--partnership")
        choice = Choice("empty", name, officer or _ask("E-mail address of its first officer: ", "--officer"))
    keep(home, choice)
    return choice


def done(home: Path, choice: Choice) -> Choice:
    """Remembers that the partnership is there, and no more of it than its kind."""
    made = Choice(choice.kind, made=True)
    keep(home, made)
    return made


def keep(home: Path, choice: Choice) -> None:
    """Writes the choice down, for this account alone."""
    aside = home / "partnership.json.new"
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(choice), file)
    aside.replace(home / "partnership.json")


def _ask(question: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise CannotStartError(
            f"An empty partnership needs its name and its first officer, and there is no terminal to ask on: "
            f"{option} is missing. Give: ./start --empty --partnership NAME --officer ADDRESS"
        )
    answer = ""
    while not answer:
        try:
            answer = input(question).strip()
        except EOFError as ended:
            raise CannotStartError(f"\nNo answer. {option} gives it too.") from ended
    return answer
