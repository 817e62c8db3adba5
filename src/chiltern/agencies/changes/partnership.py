"""The partnership with its Code and office, as its operator makes it. No gate, no entry. Clause sign.1."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from chiltern.agencies.changes import posts as posts
from chiltern.agencies.changes.office import make_office
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Invalid, Missing
from chiltern.scheme import changes as scheme
from chiltern.scheme import queries
from chiltern.scheme.workings.corrections import text_of
from chiltern.scheme.workings.known import NotAllowed

TITLE = "Council’s officer for the Code"
FIRST_OFFICER = "The first officer"
"""Until the officer says otherwise: the operator gives an address alone."""
DEMO_OFFICER = "Rosalind Ferrars"
DEMO_NAME = "Chilternshire Safeguarding Children Partnership"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Made:
    """The officer's post; the code of their one-time link, '' in a demonstration, where nobody has to sign in."""

    officer: UUID
    code: str = field(repr=False, default="")


def make(by: Outsider, name: str) -> None:
    """Its name, its Code and its office. Raises Invalid at `partnership`, Missing where one stands already."""
    only_operator(by)
    if queries.partnership_name():
        raise Missing
    try:
        said = text_of(name, LONGEST_NAME, "Enter the name of the partnership")
    except NotAllowed as wrong:
        raise Invalid("partnership", str(wrong)) from None
    scheme.make_partnership(said, by.at)
    make_office(by=by, name=said)


def only_operator(by: Outsider) -> None:
    """Raises Missing for anyone but the machine's operator."""
    if by.way != "command":
        raise Missing


def officers_address(typed: str) -> str:
    """Raises Invalid at `officer`."""
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid("officer", "Enter an e-mail address like name@example.org") from None
    return address
