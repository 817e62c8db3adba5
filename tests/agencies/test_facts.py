"""An agency as rules and senders see it: facts, one legal body, whether its duty desk has somebody (3.9, 3.10)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chiltern.agencies import changes, queries
from chiltern.agencies.changes import NewAgency
from chiltern.agencies.models import Agency, LegalBody
from chiltern.agencies.queries import Desk
from chiltern.agencies.workings.sectors import Sector
from chiltern.code_of_practice.words import AgencyState, Answer, Function, StatutoryDuty
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from tests.cast import Cast, cast, first_officer

__all__ = ["cast", "first_officer"]


def test_facts_follow_the_agency_and_the_registration_of_its_legal_body(cast: Cast) -> None:
    by = cast.become(cast.officer)
    today = by.at.date()
    care = queries.agency_facts(cast.social_care.agency, today)
    assert (care.function, care.statutory_duty) == (Function.SOCIAL_CARE, StatutoryDuty.LISTED)
    assert (care.state, care.identity_stands, care.registration_lapsed) == (
        AgencyState.ADMITTED,
        Answer.YES,
        False,
    )
    assert queries.agency_facts(cast.sensitive.agency, today).sensitive
    LegalBody.objects.filter(id=care.legal_body).update(registration_expires_on=today)
    assert not queries.agency_facts(cast.social_care.agency, today).registration_lapsed
    assert queries.agency_facts(cast.social_care.agency, today + timedelta(days=1)).registration_lapsed


def test_an_applicant_is_outside_and_its_identity_does_not_stand_yet(cast: Cast) -> None:
    by = cast.become(cast.officer)
    new = NewAgency(name="New School", sector=Sector.SCHOOL, legal_body="New School")
    agency = changes.make_agencies([new], by.at, state=AgencyState.APPLIED).agencies[0]
    facts = queries.agency_facts(agency.id, date(2026, 11, 16))
    assert (facts.state, facts.identity_stands) == (AgencyState.APPLIED, Answer.NOT_KNOWN)


@pytest.mark.parametrize("agency", [OFFICE, uuid4()])
def test_neither_the_office_nor_a_made_up_id_is_an_agency_to_share_with(cast: Cast, agency: object) -> None:
    for ask in (
        lambda: queries.agency(agency),
        lambda: queries.agency_facts(agency, date(2026, 11, 16)),
    ):
        with pytest.raises(Missing):
            ask()


def test_agencies_of_one_controller_are_one_legal_body(cast: Cast) -> None:
    by = cast.become(cast.officer)
    helping = NewAgency(name="Early Help", sector=Sector.COUNCIL, legal_body="chilternshire council")
    early_help = changes.make_agencies([helping], by.at).agencies[0].id
    assert queries.same_legal_body(early_help, cast.social_care.agency)
    assert queries.same_legal_body(early_help, early_help)
    assert not queries.same_legal_body(early_help, cast.police.agency)
    assert not queries.same_legal_body(early_help, uuid4())


def test_those_to_choose_from_are_signatories_only(cast: Cast) -> None:
    by = cast.become(cast.officer)
    Agency.objects.filter(id=cast.stranger.agency).update(state=AgencyState.LEFT)
    names = [choice.name for choice in queries.choices()]
    assert len(names) == 5
    assert "Beacon Leisure" not in names
    assert [each.id for each in queries.agencies_by_name("CARE")] == [cast.social_care.agency]
    assert by.agency not in {choice.id for choice in queries.choices()}


def test_another_agency_learns_whether_a_duty_desk_has_somebody_and_nothing_else(cast: Cast) -> None:
    from chiltern.agencies.changes.posts import put_into

    by = cast.become(cast.officer)
    empty = NewAgency(
        name="Empty School", sector=Sector.SCHOOL, legal_body="Empty School", duty_number="01632 960155"
    )
    nobody = changes.make_agencies([empty], by.at).agencies[0].id
    own = cast.become(cast.police.representative)
    put_into(cast.police.desk, [], agency=cast.police.agency, at=own.at)
    cast.become(cast.school.practitioner)
    states = queries.duty_desk_states([nobody, cast.police.agency, cast.health.agency])
    assert (states[nobody].desk, states[nobody].number) == (Desk.NOBODY, "01632 960155")
    assert states[cast.police.agency].desk is Desk.NO_POST
    assert states[cast.police.agency].number == "101, in danger 999"
    assert states[cast.health.agency].staffed


def test_a_desk_that_is_not_there_is_missing(cast: Cast) -> None:
    with pytest.raises(Missing):
        queries.duty_desk_state(uuid4())
