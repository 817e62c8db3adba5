"""Invites somebody to a post: a one-time link, handed over by hand. Serves clauses 3.7 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from chiltern.agencies.changes import posts as changes
from chiltern.agencies.changes.checking import checked
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.workings.asked import PostAsked, text
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited, and the code of the link: shown once, stored nowhere."""

    practitioner: UUID
    post: UUID
    code: str = field(repr=False)


@recorded("person.invited")
def invite_person(*, by: Actor, agency: UUID, name: str, address: str, post: PostAsked) -> Invited:
    """The same answer whether somebody signs in with this address already or not: it is never looked up.

    Raises Missing for an agency that is not there, Refused, and Invalid at `name`, `address`, `title`, `teams`.
    """
    queries.agency_name(agency)
    new = checked(by, agency, post, Act.INVITE_PERSON)
    made, code = changes.invite(
        by=by,
        agency=agency,
        name=text(name, "name", "the person’s name"),
        address=_address(address),
        post=new,
    )
    record(
        by=by,
        rows=made.rows,
        parties=[agency],
        says={
            "practitioner": made.practitioner,
            "post": made.posts[0],
            "agency": agency,
            "role": str(new.role),
            "address": address.strip().lower(),
        },
    )
    return Invited(made.practitioner, made.posts[0], code)


def _address(typed: str) -> str:
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid("address", "Enter an e-mail address like name@example.org") from None
    return address
