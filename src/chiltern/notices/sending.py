"""One mail: the same words to everybody, as plain text, by the mail server or into the folder. Clause 3.7.

An address stands in no exception and no log line: what a mail server says of one is dropped here.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

from django.conf import settings

from chiltern.foundation.ids import new_id
from chiltern.notices.mail_server import Mail

SUBJECT = "Chiltern"
TEXT = "Something waits for you in Chiltern. Sign in to see it.\n"
TIMEOUT = 10.0
"""Seconds that a mail server may take for each answer."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A mail that lies in the folder."""

    to: str
    subject: str
    text: str
    at: datetime


def is_on(*, in_demo: bool) -> bool:
    """Whether mails go anywhere. In a live partnership nothing goes until somebody says where."""
    return bool(_mail().host) or _mail().asked_for_folder or in_demo


def send(to: str, at: datetime, *, in_demo: bool = False) -> bool:
    """Sends the one mail there is; whether the mail server, or the folder, has taken it. A demo's never leave the machine."""
    made = _made(to, at)
    try:
        if _mail().host and not in_demo:
            _by_server(made)
        else:
            _into_folder(made, at)
    except (OSError, smtplib.SMTPException, ValueError):
        return False
    return True


def lying(most: int) -> list[Lying]:
    """What lies in the folder, newest first, at most so many."""
    files = sorted(_mail().folder.glob("*.eml"), reverse=True)[:most]
    return [_read(file) for file in files]


def _made(to: str, at: datetime) -> EmailMessage:
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = _mail().sender
    made["To"] = to
    made["Subject"] = SUBJECT
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{new_id()}@{_domain()}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(TEXT, cte="7bit")
    return made


def _by_server(made: EmailMessage) -> None:
    mail, trusted = _mail(), ssl.create_default_context()
    if mail.tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            mail.host, mail.port, local_hostname=_domain(), timeout=TIMEOUT, context=trusted
        )
    else:
        server = smtplib.SMTP(mail.host, mail.port, local_hostname=_domain(), timeout=TIMEOUT)
    with server:
        if mail.tls == "starttls":
            server.starttls(context=trusted)
        if mail.user:
            server.login(mail.user, mail.password)
        server.send_message(made)


def _into_folder(made: EmailMessage, at: datetime) -> None:
    folder = _mail().folder
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{at:%Y%m%dT%H%M%S%f}-{new_id()}"
    half = folder / f"{name}.half"
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(bytes(made))
    half.rename(folder / f"{name}.eml")


def _read(file: Path) -> Lying:
    found = message_from_bytes(file.read_bytes(), policy=policy.SMTP)
    return Lying(
        str(found["To"]),
        str(found["Subject"]),
        str(found.get_payload()),
        parsedate_to_datetime(found["Date"]),
    )


def _domain() -> str:
    return _mail().sender.rpartition("@")[2]


def _mail() -> Mail:
    mail: Mail = settings.MAIL
    return mail
