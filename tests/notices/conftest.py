"""A real mail server on loopback, and what it took."""

from __future__ import annotations

import dataclasses
import logging
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from chiltern.notices.mail_server import Mail
from tests.cast import town, town_database  # noqa: F401

SENDER = "notices@chiltern.example"


@dataclass
class Taken:
    """What came in, as it came; `refuses` is what is said of every recipient instead."""

    whole: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    refuses: str = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.refuses:
            return f"{self.refuses} {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.whole.append(envelope.content)
        self.to += envelope.rcpt_tos
        return "250 OK"

    @property
    def mails(self) -> list[Message]:
        """Each as a mail program reads it."""
        return [message_from_bytes(each) for each in self.whole]


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@pytest.fixture
def taken(settings: Any) -> Iterator[Taken]:
    """The service sends there."""
    came, port = Taken(), free_port()
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the server's own, which names addresses
    server = Controller(came, hostname="127.0.0.1", port=port)
    server.start()
    given = {"CHILTERN_SMTP": f"127.0.0.1:{port}", "CHILTERN_SMTP_TLS": "none", "CHILTERN_MAIL_FROM": SENDER}
    settings.MAIL = Mail.of_environment(given, Path("/nowhere"))
    yield came
    server.stop()


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """The service puts its mails here."""
    mail: Mail = settings.MAIL
    settings.MAIL = dataclasses.replace(mail, host="", folder=tmp_path / "mail", asked_for_folder=True)
    return tmp_path / "mail"
