"""A database that others look after is made ready by one command, and tried before anything is started on
it.
"""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from chiltern.cli.main import main, port_number
from chiltern.supervisor import secret_file
from chiltern.supervisor.database import GivenDatabase, OwnDatabase, database_for
from chiltern.supervisor.home import Home
from chiltern.supervisor.processes import CannotStartError
from tests.supervisor.conftest import Ground


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """An operator's data folder, and nothing else in the environment."""
    for name in ("CHILTERN_SECRETS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHILTERN_HOME", str(tmp_path / "home"))
    return Home.at(tmp_path / "home")


@pytest.mark.committed
def test_a_prepared_database_is_used_at_the_address_that_the_command_prints(
    ground: Ground, home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["database", "prepare", "--admin-url", ground.server.superuser_address()]) == 0
    url = capsys.readouterr().out.split("DATABASE_URL='")[1].split("'")[0]
    assert ground.secrets.superuser not in url
    assert stat.S_IMODE(home.secrets.stat().st_mode) == 0o600
    monkeypatch.setenv("DATABASE_URL", url)
    database = database_for(home, secret_file.load_or_make(home.secrets))
    database.start()
    assert dict(database.environment()) == {"DATABASE_URL": url}


@pytest.mark.committed
def test_a_database_that_was_not_prepared_is_told_with_what_to_do(ground: Ground, home: Home) -> None:
    home.make()
    url = ground.server.address("chiltern_app", "nowhere")
    with pytest.raises(CannotStartError, match="chiltern database prepare --admin-url"):
        GivenDatabase(url, secret_file.load_or_make(home.secrets)).start()


@pytest.mark.committed
def test_an_administrators_address_that_does_not_work_is_told_without_a_trace(
    ground: Ground, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ground.server.address("postgres", "postgres", "guessed")
    assert main(["database", "prepare", "--admin-url", wrong]) == 1
    assert "password authentication failed" in capsys.readouterr().out


def test_without_an_administrator_the_sql_is_printed(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["database", "prepare", "--database", "elsewhere"]) == 0
    assert 'ALTER DATABASE "elsewhere" OWNER TO chiltern_owner;' in capsys.readouterr().out


@pytest.mark.committed
def test_without_an_address_the_service_has_a_server_of_its_own(ground: Ground, home: Home) -> None:
    assert isinstance(database_for(ground.home, ground.secrets), OwnDatabase)


def test_an_unknown_command_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mirgate"]) == 2
    assert "migrate" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", ""])
def test_a_port_is_a_number_between_1_and_65535(text: str) -> None:
    with pytest.raises(ValueError):
        port_number(text)
