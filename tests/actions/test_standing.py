"""A lapsed registration and a service that works unsigned: chased with dates, and nothing waits. Clauses 3.9, 7.1, sign.1."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.actions.record_registration import record_registration
from chiltern.agencies.models import Agency, LegalBody
from chiltern.agencies.queries.standing import standing_of_all, standing_of_ours
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.verdict import from_trace
from chiltern.code_of_practice.words import Function, StatutoryDuty
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.models import Decision
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.9", "7.1", "sign.1")


def lapsed(stage: Stage, days: int = 40) -> LegalBody:
    """The registration of social care's council ended so many days ago."""
    by = stage.cast.become(stage.cast.officer)
    body = LegalBody.objects.get(id=Agency.objects.get(id=stage.cast.social_care.agency).legal_body_id)
    LegalBody.objects.filter(id=body.id).update(registration_expires_on=by.at.date() - timedelta(days=days))
    return body


def subcontracted(stage: Stage) -> None:
    """Social care names a service that works for the school and has not signed."""
    by = stage.cast.become(stage.cast.social_care.practitioner)
    given = BodyGiven(
        "New Steps", Function.OTHER, StatutoryDuty.COMMISSIONED, commissioned_by=stage.cast.school.agency
    )
    name_outside_body(by=by, given=given)


def test_a_lapsed_registration_stops_nothing_and_the_decision_says_so(stage: Stage) -> None:
    lapsed(stage)
    told = stage.told()
    trace = from_trace(Decision.objects.with_keys().get(id=told.decision).trace)
    assert "note.registration_lapsed" in {note.key for note in trace.notes}
    assert not trace.outside_the_code


def test_both_the_officer_and_the_agencys_representative_see_since_when(stage: Stage) -> None:
    body = lapsed(stage)
    cast = stage.cast
    (found,) = standing_of_all(cast.become(cast.officer)).lapsed
    assert (found.name, found.days, found.agencies) == (body.name, 40, ("Children’s Social Care",))
    ours = standing_of_ours(cast.become(cast.social_care.representative))
    assert [one.days for one in ours.lapsed] == [40]
    assert standing_of_ours(cast.become(cast.school.representative)).count == 0
    with pytest.raises(Missing):
        standing_of_all(cast.become(cast.social_care.representative))


@pytest.mark.parametrize(("days", "reminded"), [(61, 0), (60, 1), (7, 1), (0, 1), (-1, 0)])
def test_whoever_represents_it_is_reminded_from_sixty_days_before(
    stage: Stage, days: int, reminded: int
) -> None:
    lapsed(stage, -days)
    ours = standing_of_ours(stage.cast.become(stage.cast.social_care.representative))
    assert (len(ours.ending), len(ours.lapsed)) == (reminded, int(days < 0))


def test_renewed_it_is_chased_no_more(stage: Stage) -> None:
    body = lapsed(stage)
    cast = stage.cast
    by = cast.become(cast.officer)
    for registration, until in (("", by.at.date()), ("ZA123456", date(2020, 1, 1))):
        with pytest.raises(Invalid):
            record_registration(by=by, body=body.id, registration=registration, expires_on=until)
    until = by.at.date() + timedelta(days=365)
    record_registration(by=by, body=body.id, registration="ZA123456", expires_on=until)
    assert standing_of_all(by).count == 0
    with pytest.raises(Missing):
        record_registration(
            by=cast.become(cast.social_care.representative),
            body=body.id,
            registration="ZA1",
            expires_on=until,
        )


def test_whoever_commissions_an_unsigned_service_is_told_and_nobody_else_but_the_officer(
    stage: Stage,
) -> None:
    subcontracted(stage)
    cast = stage.cast
    (found,) = standing_of_ours(cast.become(cast.school.representative)).unsigned
    assert (found.name, found.days) == ("New Steps", 0)
    assert [one.works_for for one in standing_of_all(cast.become(cast.officer)).unsigned] == [
        "St Osyth’s School"
    ]
    for post in (cast.social_care.representative, cast.stranger.representative):
        assert standing_of_ours(cast.become(post)).count == 0


def test_once_it_has_signed_nobody_is_chased(stage: Stage) -> None:
    subcontracted(stage)
    cast = stage.cast
    cast.become(cast.officer)
    Agency.objects.filter(id=cast.stranger.agency).update(name="NEW STEPS")
    assert standing_of_ours(cast.become(cast.school.representative)).unsigned == ()
