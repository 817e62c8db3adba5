"""Agreements below the Code: proposed, signed by each party, reviewed, ended; who sees and who writes them. Clauses 1.2 and 4.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.agencies.actions.end_agreement import end_agreement
from chiltern.agencies.actions.propose_agreement import propose_agreement
from chiltern.agencies.actions.review_agreement import review_agreement
from chiltern.agencies.actions.sign_agreement import sign_agreement
from chiltern.agencies.models import Agreement, AgreementEnded, AgreementReviewed, AgreementSigned
from chiltern.agencies.queries.agreements import Shown, agreement, agreements, waiting
from chiltern.code_of_practice.words import Act, AgreementState, InfoClass, PassingOn
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from tests.agreeing import asked, in_force, proposed
from tests.cast import At, Cast

pytestmark = pytest.mark.clause("1.2")
Move = Callable[[datetime], None]
TABLES = (Agreement, AgreementSigned, AgreementReviewed, AgreementEnded)


def state(cast: Cast, at: At, made: UUID) -> AgreementState:
    return agreement(cast.become(at.practitioner), made).row.state


def test_it_is_in_force_once_every_party_has_signed(cast: Cast) -> None:
    care, health = cast.social_care, cast.health
    made = proposed(cast, care, health)
    assert state(cast, cast.school, made) is AgreementState.SIGNED
    assert state(cast, care, made) is AgreementState.PROPOSED
    assert waiting(cast.become(care.representative)).to_sign == 1
    sign_agreement(by=cast.become(care.representative), agreement_id=made)
    assert state(cast, care, made) is AgreementState.SIGNED
    sign_agreement(by=cast.become(health.representative), agreement_id=made)
    assert {state(cast, at, made) for at in (cast.school, care, health)} == {AgreementState.IN_FORCE}
    parties = agreement(cast.become(health.practitioner), made).parties
    assert [party.name for party in parties if party.signed_at] == [
        "St Osyth’s School",
        "Children’s Social Care",
        "Riverside Health Trust",
    ]
    assert waiting(cast.become(care.representative)).to_sign == 0


@pytest.mark.clause("1.2", "2.2")
def test_its_parties_and_the_office_see_it_and_nobody_else(cast: Cast) -> None:
    made, later = in_force(cast, cast.social_care), asked(cast).review_on
    review_agreement(
        by=cast.become(cast.school.representative),
        agreement_id=made,
        says="Used.",
        review_on=later,
    )
    end_agreement(by=cast.become(cast.school.representative), agreement_id=made, why="We merge.")
    for post in (cast.school.colleague, cast.social_care.duty, cast.officer):
        by = cast.become(post)
        assert [row.id for row in agreements(by).rows] == [made]
        assert agreement(by, made).row.title == "Attendance of children with a plan"
        assert [model.objects.count() for model in TABLES] == [1, 2, 1, 1]
    for at in (cast.stranger, cast.police):
        by = cast.become(at.representative)
        assert agreements(by).rows == ()
        assert [model.objects.count() for model in TABLES] == [0, 0, 0, 0]
        with pytest.raises(Missing):
            agreement(by, made)


@pytest.mark.clause("1.2", "4.1")
@pytest.mark.parametrize("post", ["practitioner", "manager"])
def test_only_the_representative_signs_for_an_agency(cast: Cast, post: str) -> None:
    made, given = proposed(cast, cast.social_care), asked(cast, cast.social_care)
    by = cast.become(getattr(cast.social_care, post))
    for act in (
        lambda: propose_agreement(by=by, asked=replace(given, others=(cast.school.agency,))),
        lambda: sign_agreement(by=by, agreement_id=made),
        lambda: end_agreement(by=by, agreement_id=made, why="No."),
    ):
        with pytest.raises(Refused) as no:
            act()
        assert "4.1" in no.value.clauses
    assert state(cast, cast.social_care, made) is AgreementState.PROPOSED


def test_whoever_is_no_party_can_do_nothing_with_it_the_officer_neither(cast: Cast) -> None:
    made = proposed(cast, cast.social_care)
    for post in (cast.police.representative, cast.officer):
        for act in (
            lambda by: sign_agreement(by=by, agreement_id=made),
            lambda by: end_agreement(by=by, agreement_id=made, why="No."),
        ):
            with pytest.raises(Missing):
                act(cast.become(post))
    with pytest.raises(Missing):
        sign_agreement(by=cast.become(cast.police.representative), agreement_id=uuid4())


def test_a_party_that_signs_twice_has_signed_once(cast: Cast) -> None:
    made = proposed(cast, cast.social_care, cast.health)
    by = cast.become(cast.social_care.representative)
    sign_agreement(by=by, agreement_id=made)
    with pytest.raises(Refused):
        sign_agreement(by=by, agreement_id=made)
    assert AgreementSigned.objects.filter(keeper=by.agency).count() == 1


def test_turned_down_or_ended_it_is_over_for_every_party_and_its_reason_is_read(cast: Cast) -> None:
    turned_down, ended = proposed(cast, cast.social_care), in_force(cast, cast.health)
    end_agreement(by=cast.become(cast.social_care.representative), agreement_id=turned_down, why="Too wide.")
    end_agreement(by=cast.become(cast.health.representative), agreement_id=ended, why="We have moved.")
    by = cast.become(cast.school.representative)
    for made, why in ((turned_down, "Too wide."), (ended, "We have moved.")):
        found = agreement(by, made)
        assert found.row.state is AgreementState.ENDED
        assert (found.history[0].act, found.history[0].says) == (Act.END_AGREEMENT, why)
        assert not any(one.open for one in found.acts)
        with pytest.raises(Refused):
            end_agreement(by=by, agreement_id=made, why="Again.")
    other = proposed(cast, cast.police)
    with pytest.raises(Invalid):
        end_agreement(by=cast.become(cast.police.representative), agreement_id=other, why="  ")


def test_past_its_review_it_stands_and_warns_until_somebody_reviews_it(cast: Cast, set_time: Move) -> None:
    set_time(datetime(2037, 1, 5, 9, tzinfo=UTC))
    made = in_force(cast, cast.social_care, review_on=date(2037, 6, 30))
    set_time(datetime(2037, 6, 30, 12, tzinfo=UTC))
    assert waiting(cast.become(cast.school.representative)).past_review == 0
    set_time(datetime(2037, 7, 1, 9, tzinfo=UTC))
    by = cast.become(cast.social_care.representative)
    found = agreement(by, made)
    assert found.row.past_review and found.row.state is AgreementState.IN_FORCE
    assert waiting(by).past_review == 1
    assert [row.id for row in agreements(by, shown=Shown.PAST_REVIEW).rows] == [made]
    review_agreement(by=by, agreement_id=made, says="Used every month.", review_on=date(2038, 6, 30))
    found = agreement(by, made)
    assert (found.row.past_review, found.row.review_on) == (False, date(2038, 6, 30))
    assert found.history[0].says == "Used every month."
    for day in (date(2037, 7, 1), date(2044, 7, 1)):
        with pytest.raises(Invalid):
            review_agreement(by=by, agreement_id=made, says="Again.", review_on=day)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"says": ""}, "says"),
        ({"others": ()}, "party_1"),
        ({"purposes": ()}, "purposes"),
        ({"purposes": ("curiosity",)}, "purposes"),
        ({"classes": frozenset[InfoClass]()}, "classes"),
        ({"basis": "because"}, "basis"),
        ({"methods": frozenset()}, "methods"),
        ({"passing_on": PassingOn.THESE_BODIES}, "passing_on"),
        ({"review_on": date(2020, 1, 1)}, "review_on"),
        ({"review_on": date(2199, 1, 1)}, "review_on"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(cast: Cast, changes: dict[str, Any], field: str) -> None:
    given = replace(asked(cast, cast.social_care), **changes)
    with pytest.raises(Invalid) as wrong:
        propose_agreement(by=cast.become(cast.school.representative), asked=given)
    assert wrong.value.field == field
    assert not Agreement.objects.exists()


def test_every_party_is_another_signatory(cast: Cast) -> None:
    for others in ((cast.school,), (cast.social_care, cast.school)):
        with pytest.raises(Invalid):
            proposed(cast, *others)
    given = replace(asked(cast, cast.social_care), others=(uuid4(),))
    with pytest.raises(Invalid):
        propose_agreement(by=cast.become(cast.school.representative), asked=given)


@pytest.mark.clause("1.2", "3.8")
def test_every_act_is_one_entry_and_reaches_the_parties_alone(cast: Cast) -> None:
    made = in_force(cast, cast.social_care)
    end_agreement(by=cast.become(cast.school.representative), agreement_id=made, why="We merge.")
    for at, sees in ((cast.school, 2), (cast.stranger, 0)):
        cast.become(at.representative)
        kinds = list(
            Opening.objects.filter(thing=made, post=at.representative).values_list("kind", flat=True)
        )
        assert len(kinds) == sees
    cast.become(cast.school.representative)
    kinds = set(Opening.objects.filter(post=cast.school.representative).values_list("kind", flat=True))
    assert kinds >= {"agreement.proposed", "agreement.ended"}


def _refused(_: Actor, statement: str, values: list[Any]) -> None:
    """As whoever one has become."""
    with (
        pytest.raises(ProgrammingError, match=r"row-level security|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


@pytest.mark.clause("1.2", "3.7")
def test_the_database_lets_nobody_sign_for_another_or_change_what_was_signed(cast: Cast) -> None:
    made = proposed(cast, cast.social_care)
    sign = "insert into agencies_agreementsigned (id, keeper, made_at, agreement_id, signed_by) values (%s, %s, now(), %s, %s)"
    care, school, police = cast.social_care, cast.school, cast.police
    for post, keeper in (
        (school.representative, care.agency),
        (care.manager, care.agency),
        (police.representative, police.agency),
        (cast.officer, care.agency),
    ):
        _refused(cast.become(post), sign, [uuid4(), keeper, made, post])
    by = cast.become(school.representative)
    for change in (
        "update agencies_agreement set title = 'Everything' where id = %s",
        "delete from agencies_agreement where id = %s",
        "update agencies_agreementsigned set made_at = now() where agreement_id = %s",
    ):
        _refused(by, change, [made])
    born = (
        "insert into agencies_agreement (id, keeper, made_at, reference, title, says, parties, purposes, classes, basis, "
        "methods, passing_on, review_on, proposed_by) values (%s, %s, now(), 'X', 't', 's', %s, '{}', '{}', 'b', '{}', "
        "'ask_me', now(), %s)"
    )
    for keeper, parties in ((care.agency, [care.agency, school.agency]), (school.agency, [care.agency])):
        _refused(by, born, [uuid4(), keeper, parties, by.post])


def test_the_list_is_narrowed_to_how_they_stand_and_to_one_party(cast: Cast) -> None:
    first = in_force(cast, cast.social_care)
    second = proposed(cast, cast.health)
    third = proposed(cast, cast.social_care)
    end_agreement(by=cast.become(cast.school.representative), agreement_id=third, why="A mistake.")
    by = cast.become(cast.school.practitioner)

    def ids(**narrowed: Any) -> list[UUID]:
        return [row.id for row in agreements(by, **narrowed).rows]

    assert set(ids()) == {first, second, third}
    assert ids(shown=Shown.IN_FORCE) == [first]
    assert ids(shown=Shown.WAITING) == [second]
    assert ids(shown=Shown.ENDED) == [third]
    assert ids(shown=Shown.TO_SIGN) == ids(shown=Shown.PAST_REVIEW) == []
    assert ids(party=cast.health.agency) == [second]
    assert ids(party=cast.social_care.agency, shown=Shown.ENDED) == [third]
    assert agreements(by, page=2).rows == ()
