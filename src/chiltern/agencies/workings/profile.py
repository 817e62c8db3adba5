"""What is known of a new agency and what its signature says, checked field by field. Clauses sign.3, 3.9."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.words import Method, StatutoryDuty

LONGEST_NAME = 200
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_REGISTRATION = re.compile(r"Z[A-Z0-9]{6,7}")
_NUMBER = re.compile(r"[0-9+(][0-9 +()]{4,29}")


class WrongProfile(ValueError):
    """A field that cannot be right; `says` is for the page."""

    def __init__(self, field: str, says: str) -> None:
        super().__init__(field)
        self.field = field
        self.says = says


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAgency:
    """What is known of an agency when it is made. `commissioned_by` is a name, among those made or there already."""

    name: str
    sector: Sector
    legal_body: str
    group: Group = Group.VIRTUAL
    statutory_duty: StatutoryDuty = StatutoryDuty.NOT_CHECKED
    duty_checked_by: str = ""
    commissioned_by: str = ""
    size: str = ""
    area: str = ""
    sensitive_service: bool = False
    methods: tuple[Method, ...] | None = None
    opening_hours: str = ""
    duty_number: str = ""
    out_of_hours_number: str = ""
    registration: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Exactly what the signature page of the Code asks for, beside organisation and date (sign.3)."""

    signed_by: str
    representative_name: str
    representative_email: str
    group: Group


def checked(agency: NewAgency) -> NewAgency:
    """The same without stray blanks. Raises WrongProfile."""
    registration = agency.registration.replace(" ", "").upper()
    if registration and not _REGISTRATION.fullmatch(registration):
        raise WrongProfile("registration", "Enter the registration number like ZA123456, or leave it empty")
    number = agency.duty_number.strip()
    if number and not _NUMBER.fullmatch(number):
        raise WrongProfile("duty_number", "Enter a telephone number, like 01632 960123")
    return replace(
        agency,
        name=_line("name", agency.name, "Enter the name of the agency"),
        legal_body=_line("legal_body", agency.legal_body, "Enter the legal body that the agency belongs to"),
        area=_line("area", agency.area, ""),
        registration=registration,
        duty_number=number,
    )


def checked_signature(signed: Signed) -> Signed:
    """The same without stray blanks. Raises WrongProfile."""
    email = signed.representative_email.strip()
    if len(email) > LONGEST_EMAIL or not email.isprintable() or not _EMAIL.fullmatch(email):
        raise WrongProfile("representative_email", "Enter an e-mail address like name@example.org")
    who = "Enter the name of the Nominated Representative"
    return replace(
        signed,
        signed_by=_line("signed_by", signed.signed_by, "Enter the name of whoever signs"),
        representative_name=_line("representative_name", signed.representative_name, who),
        representative_email=email,
    )


def _line(field: str, typed: str, needed: str) -> str:
    """One line. `needed` is what to say where there is none; empty where it may be left out."""
    text = " ".join(typed.split())
    if needed and not text:
        raise WrongProfile(field, needed)
    if len(text) > LONGEST_NAME:
        raise WrongProfile(field, f"Shorten it to {LONGEST_NAME} characters; it has {len(text):,}")
    if not text.isprintable():
        raise WrongProfile(field, "Take the unreadable sign out of it")
    return text
