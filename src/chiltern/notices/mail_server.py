"""How notices leave this machine: by a mail server that the environment names, or into a folder. Clause 3.7."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PORTS = {"starttls": 587, "tls": 465, "none": 25}
HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class Mail:
    """A mail server where `host` is named. Otherwise a folder: one that was asked for, or, in a demo, the data folder's."""

    host: str
    port: int
    tls: str
    """How it is spoken to: starttls, tls, or none."""
    user: str
    password: str = field(repr=False)
    sender: str
    folder: Path
    asked_for_folder: bool

    @classmethod
    def of_environment(cls, given: Mapping[str, str], home: Path) -> Mail:
        """Raises ValueError, in words for whoever runs the machine, for what cannot be right."""
        host, _, port = given.get("CHILTERN_SMTP", "").partition(":")
        tls = given.get("CHILTERN_SMTP_TLS", "starttls")
        if tls not in PORTS:
            raise ValueError(f"CHILTERN_SMTP_TLS must be one of {', '.join(PORTS)}")
        if host and tls == "none" and host not in HERE:
            raise ValueError("CHILTERN_SMTP_TLS=none is for a mail server on this machine alone")
        if port and not port.isdigit():
            raise ValueError("CHILTERN_SMTP is a host, or a host and its port: mail.example.org:587")
        sender = given.get("CHILTERN_MAIL_FROM", "")
        if host and "@" not in sender:
            raise ValueError("CHILTERN_MAIL_FROM must be the address that notices come from")
        asked = given.get("CHILTERN_MAIL_FOLDER", "")
        return cls(
            host=host,
            port=int(port) if port else PORTS[tls],
            tls=tls,
            user=given.get("CHILTERN_SMTP_USER", ""),
            password=_secret(given.get("CHILTERN_SMTP_PASSWORD_FILE", "")),
            sender=sender or "chiltern@localhost",
            folder=Path(asked) if asked else home / "mail",
            asked_for_folder=bool(asked),
        )


def _secret(path: str) -> str:
    if not path:
        return ""
    file = Path(path)
    try:
        if file.stat().st_mode & 0o077:
            raise ValueError(f"{path} can be read by others: chmod 600 {path}")
        return file.read_text().strip()
    except OSError as fault:
        raise ValueError(f"CHILTERN_SMTP_PASSWORD_FILE: {path} cannot be read") from fault
