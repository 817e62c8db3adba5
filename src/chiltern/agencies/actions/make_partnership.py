"""The machine's operator makes the partnership, once: its Code, its office and the first officer. Clause sign.1."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from chiltern.accounts import changes as accounts
from chiltern.accounts.queries import Purpose, SeatState, seat_states
from chiltern.agencies import changes_posts as posts
from chiltern.agencies.changes_office import make_office
from chiltern.agencies.changes_posts import NewPerson, NewPost
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.models import PostStanding
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
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


@recorded("partnership.made")
def make_partnership(*, by: Outsider, name: str, officer: str) -> Made:
    """A partnership of one's own, with a one-time link for its first officer's address, to be shown once.

    Raises Invalid at `partnership` or `officer`, Missing for anyone but the operator.
    """
    _make(by, name)
    post = NewPost(Role.COUNCIL_OFFICER, TITLE)
    made, code = posts.invite(by=by, agency=OFFICE, name=FIRST_OFFICER, address=_address(officer), post=post)
    record(by=by, thing=OFFICE, says={"name": name, "kind": "empty"}, rows=made.rows)
    return Made(made.posts[0], code)


@recorded("partnership.made")
def make_demo_partnership(*, by: Outsider) -> Made:
    """The demonstration's partnership and its officer. Raises Missing for anyone but the operator."""
    _make(by, DEMO_NAME)
    new = NewPerson(DEMO_OFFICER, (NewPost(Role.COUNCIL_OFFICER, TITLE),))
    (made,) = posts.make_people(by=by, agency=OFFICE, people=[new])
    record(by=by, thing=OFFICE, says={"name": DEMO_NAME, "kind": "demo"}, rows=made.rows)
    return Made(made.posts[0])


@recorded("partnership.link_renewed")
def renew_first_link(*, by: Outsider, officer: str) -> Made:
    """Another link for a first officer who has not used one yet; links made before stop working.

    Raises Missing where an officer signs in already: from then on officers invite each other.
    """
    _only_operator(by)
    standing = PostStanding.objects.filter(agency=OFFICE, role=Role.COUNCIL_OFFICER, ends_at=None).first()
    seat = standing.account if standing else None
    if standing is None or seat is None or seat_states([seat])[seat] is not SeatState.WAITING:
        raise Missing
    code = accounts.make_link(seat, Purpose.INVITATION, _address(officer), by.at, widely=True)
    record(by=by, thing=OFFICE, says={"post": standing.id})
    return Made(standing.id, code)


def _make(by: Outsider, name: str) -> None:
    _only_operator(by)
    if queries.partnership_name():
        raise Missing
    try:
        said = text_of(name, LONGEST_NAME, "Enter the name of the partnership")
    except NotAllowed as wrong:
        raise Invalid("partnership", str(wrong)) from None
    scheme.make_partnership(said, by.at)
    make_office(by=by, name=said)


def _only_operator(by: Outsider) -> None:
    if by.way != "command":
        raise Missing


def _address(typed: str) -> str:
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid("officer", "Enter an e-mail address like name@example.org") from None
    return address
