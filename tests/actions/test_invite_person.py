"""Invitations and links: made, used once, recorded. Serves clauses 3.7 and 4.1."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password

from chiltern.accounts import queries as signing_in
from chiltern.accounts.queries import Credentials, SeatState
from chiltern.agencies.actions.accept_invitation import accept_invitation
from chiltern.agencies.actions.invite_person import Invited, invite_person
from chiltern.agencies.actions.renew_sign_in import renew_sign_in
from chiltern.agencies.actions.reset_sign_in import reset_sign_in
from chiltern.agencies.queries.posts import person
from chiltern.agencies.workings.asked import PostAsked
from chiltern.code_of_practice.words import Role
from chiltern.foundation import context
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.models import Opening
from tests.cast import SECRET, Cast

pytestmark = pytest.mark.clause("3.7")
NEW = Credentials(make_password("kettle-harbour-violin"), SECRET)


def invited(cast: Cast, address: str = "nell@school.example") -> Invited:
    """A new teacher at the school."""
    post = PostAsked(Role.PRACTITIONER, "Class teacher", [cast.school.team])
    by = cast.become(cast.school.representative)
    return invite_person(by=by, agency=by.agency, name="Nell Newcomer", address=address, post=post)


def outside() -> Outsider:
    """Whoever opens a link, before signing in."""
    context.leave()
    return context.enter_public()


def account(address: str) -> object:
    """Whose address it is."""
    found = signing_in.account_with(address)
    assert found
    return found


def test_an_invitation_is_recorded_without_its_code(cast: Cast) -> None:
    made = invited(cast)
    (entry,) = Opening.objects.all()
    assert entry.kind == "person.invited"
    assert made.code not in repr(made)


def test_the_invited_person_is_known_to_their_own_agency_alone(cast: Cast) -> None:
    made = invited(cast)
    shown = person(cast.become(cast.school.representative), made.practitioner)
    assert (shown.name, shown.sign_in) == ("Nell Newcomer", SeatState.WAITING)
    for other in (cast.police.representative, cast.officer):
        with pytest.raises(Missing):
            person(cast.become(other), made.practitioner)


def test_accepting_makes_the_account_and_takes_the_seat(cast: Cast) -> None:
    made = invited(cast)
    accept_invitation(by=outside(), code=made.code, credentials=NEW)
    assert account("nell@school.example")
    assert person(cast.become(cast.school.representative), made.practitioner).sign_in is SeatState.OPEN


def test_a_code_works_once_however_it_is_typed(cast: Cast) -> None:
    made = invited(cast)
    accept_invitation(by=outside(), code=made.code.lower().replace("-", " "), credentials=NEW)
    with pytest.raises(Missing):
        accept_invitation(by=outside(), code=made.code, credentials=NEW)


def test_an_address_with_an_account_is_not_taken_over(cast: Cast) -> None:
    made = invited(cast, "practitioner@police.example")
    with pytest.raises(Refused, match="signs_in_already"):
        accept_invitation(by=outside(), code=made.code, credentials=NEW)
    accept_invitation(by=outside(), code=made.code, account=account("practitioner@police.example"))  # type: ignore[arg-type]
    assert person(cast.become(cast.school.representative), made.practitioner).sign_in is SeatState.OPEN


def test_an_account_takes_no_link_of_another_address(cast: Cast) -> None:
    made = invited(cast)
    with pytest.raises(Refused, match="another_address"):
        accept_invitation(by=outside(), code=made.code, account=account("practitioner@police.example"))  # type: ignore[arg-type]


def test_a_new_link_ends_the_one_before(cast: Cast) -> None:
    made = invited(cast)
    again = reset_sign_in(by=cast.become(cast.school.representative), practitioner=made.practitioner)
    with pytest.raises(Missing):
        accept_invitation(by=outside(), code=made.code, credentials=NEW)
    accept_invitation(by=outside(), code=again, credentials=NEW)


def test_a_reset_link_is_no_invitation_and_the_other_way_round(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    practitioner = cast.school.who[cast.school.colleague].practitioner
    code, made = reset_sign_in(by=by, practitioner=practitioner), invited(cast)
    with pytest.raises(Missing):
        accept_invitation(by=outside(), code=code, credentials=NEW)
    with pytest.raises(Missing):
        renew_sign_in(by=outside(), code=made.code, credentials=NEW)


@pytest.mark.parametrize("post", ["practitioner", "manager", "duty"])
def test_other_roles_reset_nobody(cast: Cast, post: str) -> None:
    by = cast.become(getattr(cast.school, post))
    with pytest.raises(Refused, match="not_this_role"):
        reset_sign_in(by=by, practitioner=cast.school.who[cast.school.colleague].practitioner)
