"""The one file of secrets is for its account alone, and is completed but never replaced."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from chiltern.supervisor.processes import CannotStartError
from chiltern.supervisor.roles import LOGIN_ROLES
from chiltern.supervisor.secret_file import load_or_make


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secrets.json"


def test_it_is_made_for_its_account_alone_and_leaves_nothing_beside(path: Path) -> None:
    load_or_make(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_it_holds_two_keys_of_32_bytes_and_a_password_for_each_role_that_signs_in(path: Path) -> None:
    load_or_make(path)
    held = json.loads(path.read_text())
    assert [len(base64.b64decode(held[key])) for key in ("master_key", "signing_key")] == [32, 32]
    assert set(held["passwords"]) == set(LOGIN_ROLES)
    every = [*held["passwords"].values(), held["superuser"], held["django_secret_key"], held["master_key"]]
    assert len(set(every)) == len(every)


def test_a_second_run_reads_what_the_first_wrote(path: Path) -> None:
    first = load_or_make(path)
    text = path.read_text()
    assert load_or_make(path) == first
    assert path.read_text() == text


def test_a_role_that_came_later_gets_a_password_and_the_rest_stays(path: Path) -> None:
    load_or_make(path)
    held = json.loads(path.read_text())
    del held["passwords"]["verifier"]
    path.write_text(json.dumps(held))
    assert load_or_make(path).passwords["verifier"]
    after = json.loads(path.read_text())
    del after["passwords"]["verifier"]
    assert after == held


def test_a_file_that_others_can_read_is_refused(path: Path) -> None:
    load_or_make(path)
    path.chmod(0o640)
    with pytest.raises(CannotStartError, match="chmod 600"):
        load_or_make(path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"passwords": 3}'])
def test_a_damaged_file_is_said_and_left_as_it_is(path: Path, content: str) -> None:
    path.touch(mode=0o600)
    path.write_text(content)
    with pytest.raises(CannotStartError, match="damaged"):
        load_or_make(path)
    assert path.read_text() == content


def test_secrets_do_not_show_when_printed(path: Path) -> None:
    secrets = load_or_make(path)
    assert secrets.superuser not in repr(secrets)
    assert secrets.passwords["app"] not in repr(secrets)
