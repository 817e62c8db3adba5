"""How a mail leaves: the settings that are refused, a server that speaks TLS, the folder, and eight in the morning."""

from __future__ import annotations

import dataclasses
import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chiltern.notices import sending
from chiltern.notices.mail_server import Mail
from chiltern.notices.rhythm import last_morning
from tests.notices.conftest import SENDER, Taken, free_port

NOW = datetime(2026, 11, 16, 9, 5, tzinfo=UTC)
SERVER = {"CHILTERN_SMTP": "mail.chiltern.example", "CHILTERN_MAIL_FROM": SENDER}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"CHILTERN_SMTP_TLS": "ssl3"}, "must be one of"),
        ({"CHILTERN_SMTP_TLS": "none"}, "on this machine alone"),
        ({"CHILTERN_SMTP": "mail.chiltern.example:smtp"}, "a host and its port"),
        ({"CHILTERN_MAIL_FROM": "chiltern"}, "must be the address"),
        ({"CHILTERN_SMTP_PASSWORD_FILE": "/nowhere/at/all"}, "cannot be read"),
    ],
)
def test_a_setting_that_cannot_be_right_is_refused_in_words(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Mail.of_environment({**SERVER, **wrong}, Path("/home"))


def test_a_password_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("lantern\n")
    file.chmod(0o644)
    given = {**SERVER, "CHILTERN_SMTP_PASSWORD_FILE": str(file)}
    with pytest.raises(ValueError, match="chmod 600"):
        Mail.of_environment(given, tmp_path)
    file.chmod(0o600)
    mail = Mail.of_environment(given, tmp_path)
    assert (mail.password, mail.port, mail.tls) == ("lantern", 587, "starttls")
    assert "lantern" not in repr(mail)


def test_without_a_server_nothing_goes_unless_it_is_a_demo_or_a_folder_was_asked_for(
    settings: Any, tmp_path: Path
) -> None:
    settings.MAIL = Mail.of_environment({}, tmp_path)
    assert (sending.is_on(in_demo=True), sending.is_on(in_demo=False)) == (True, False)
    settings.MAIL = Mail.of_environment({"CHILTERN_MAIL_FOLDER": str(tmp_path / "out")}, tmp_path)
    assert sending.is_on(in_demo=False)


def test_the_folder_and_what_lies_in_it_are_this_accounts_alone(folder: Path) -> None:
    for minutes in range(3):
        assert sending.send(f"{minutes}@school.example", NOW + timedelta(minutes=minutes))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert [(mail.to, mail.at.minute) for mail in sending.lying(2)] == [
        ("2@school.example", 7),
        ("1@school.example", 6),
    ]
    assert {mail.text.strip() for mail in sending.lying(9)} == {sending.TEXT.strip()}


def test_a_folder_that_cannot_be_written_and_a_server_that_is_not_there_are_said_so(
    settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.MAIL = Mail.of_environment({"CHILTERN_MAIL_FOLDER": str(tmp_path / "file" / "mail")}, tmp_path)
    assert not sending.send("duty@school.example", NOW)
    settings.MAIL = dataclasses.replace(settings.MAIL, host="127.0.0.1", port=free_port(), tls="none")
    assert not sending.send("duty@school.example", NOW)


def test_a_password_goes_by_tls_alone_to_a_server_whose_name_is_proven(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, context = _certified(tmp_path)
    came, port, said = Taken(), free_port(), []

    def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        said.append((data.login, data.password, session.ssl is not None))
        return AuthResult(success=True)

    server = Controller(
        came, hostname="127.0.0.1", port=port, tls_context=context, authenticator=known, auth_required=True
    )
    server.start()
    try:
        mail = Mail.of_environment({**SERVER, "CHILTERN_SMTP": f"localhost:{port}"}, tmp_path)
        settings.MAIL = dataclasses.replace(mail, host="127.0.0.1", user="chiltern", password="lantern")
        assert not sending.send("duty@school.example", NOW)
        assert said == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert sending.send("duty@school.example", NOW)
    finally:
        server.stop()
    assert said == [(b"chiltern", b"lantern", True)]
    assert came.to == ["duty@school.example"]


def _certified(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for this machine that nobody trusts by himself."""
    import ipaddress

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    return certificate, context


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        (datetime(2026, 11, 16, 7, 59, tzinfo=UTC), datetime(2026, 11, 15, 8, tzinfo=UTC)),
        (datetime(2026, 11, 16, 8, 0, tzinfo=UTC), datetime(2026, 11, 16, 8, tzinfo=UTC)),
        (datetime(2026, 3, 29, 6, 59, tzinfo=UTC), datetime(2026, 3, 28, 8, tzinfo=UTC)),
        (datetime(2026, 3, 29, 7, 0, tzinfo=UTC), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (datetime(2026, 10, 25, 7, 30, tzinfo=UTC), datetime(2026, 10, 24, 7, tzinfo=UTC)),
        (datetime(2027, 1, 1, 7, 0, tzinfo=UTC), datetime(2026, 12, 31, 8, tzinfo=UTC)),
    ],
)
def test_eight_in_the_morning_is_londons_in_summer_and_winter(at: datetime, morning: datetime) -> None:
    assert last_morning(at) == morning
