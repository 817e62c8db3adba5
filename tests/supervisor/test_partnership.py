"""A new data folder gets one partnership, chosen once."""

from __future__ import annotations

from pathlib import Path

import pytest

from chiltern.supervisor import partnership
from chiltern.supervisor.processes import CannotStartError


def choose(home: Path, kind: str | None = None, name: str = "", officer: str = "") -> partnership.Choice:
    return partnership.choose(home, kind=kind, partnership=name, officer=officer)


def test_a_new_folder_gets_the_demonstration(tmp_path: Path) -> None:
    assert choose(tmp_path).arguments() == ["--demo"]


def test_an_empty_one_takes_its_name_and_officer_along(tmp_path: Path) -> None:
    choice = choose(tmp_path, "empty", "Marshfield", "officer@marshfield.example")
    assert choice.arguments() == [
        *("--empty", "--partnership", "Marshfield", "--officer", "officer@marshfield.example")
    ]
    assert choose(tmp_path) == choice


@pytest.mark.parametrize(
    ("name", "officer", "missing"), [("", "o@x.example", "--partnership"), ("M", "", "--officer")]
)
def test_without_a_terminal_an_empty_one_says_what_is_missing(
    tmp_path: Path, name: str, officer: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/null").open() as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        with pytest.raises(CannotStartError, match=f"{missing} is missing"):
            choose(tmp_path, "empty", name, officer)
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_made_yet_can_be_put_right(tmp_path: Path) -> None:
    choose(tmp_path, "empty", "Marshfeild", "nobody")
    choose(tmp_path, "empty", "Marshfield", "officer@marshfield.example")
    assert choose(tmp_path).partnership == "Marshfield"


def test_once_made_it_cannot_be_changed(tmp_path: Path) -> None:
    partnership.done(tmp_path, choose(tmp_path, "demo"))
    with pytest.raises(CannotStartError, match="holds the demo partnership"):
        choose(tmp_path, "empty", "Marshfield", "officer@marshfield.example")


def test_once_made_name_and_officer_are_forgotten(tmp_path: Path) -> None:
    choice = choose(tmp_path, "empty", "Marshfield", "officer@marshfield.example")
    assert (tmp_path / "partnership.json").stat().st_mode & 0o777 == 0o600
    partnership.done(tmp_path, choice)
    assert "arshfield" not in (tmp_path / "partnership.json").read_text()
    assert choose(tmp_path, "empty").made
