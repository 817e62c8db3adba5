"""What was told by telephone on a consent stands and falls with it, as what is sent. Clauses 1.1, 3.3, 3.6, 9.1 and 9.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Answer, CallSide, ConsentState, IdentityCheck, Standing
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.confirm_reported import confirm_reported
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.actions.write_down import write_down
from chiltern.sharing.models import ConsentRelied, ConsentStop, Disclosure, WrittenDown
from chiltern.sharing.queries.call_page import call_page
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.workings.calling import CallGiven, PersonTold, ReportGiven
from tests.cast import At
from tests.consenting import NO, PURPOSE, YES, answered
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.3", "3.6", "9.1")
REPORT = ReportGiven(reasons="She asked for a place.", danger=Answer.NO, purpose=PURPOSE)


def call(stage: Stage, writer: At, other: At, person: UUID | None, **changes: Any) -> WrittenDown:
    """A call about Amara ten minutes ago: the writer told the other, unless it says otherwise."""
    by = stage.cast.become(writer.practitioner)
    given = CallGiven(
        side=CallSide.GIVEN,
        agency=other.agency,
        identity=IdentityCheck.CALLED_BACK,
        happened_at=by.at - timedelta(minutes=10),
        words="She would like a place in the summer scheme.",
        people=(PersonTold("Amara Whitlock", person=person),),
        danger=Answer.NO,
        purpose=PURPOSE,
    )
    return write_down(by=by, given=replace(given, **changes))


def says(stage: Stage, at: At, one: WrittenDown) -> set[str]:
    """The reasons on the page of the call, by their keys."""
    view = call_page(stage.cast.become(at.practitioner), one.id)
    return {reason.key for reason in view.verdict.reasons}


def agreed(stage: Stage, state: ConsentState = YES, **changes: Any) -> tuple[UUID, UUID]:
    """The school's child and its mother's answer of two hours ago, for the leisure centre."""
    cast = stage.cast
    child = stage.child(cast.school)
    at = cast.become(cast.school.duty).at - timedelta(hours=2)
    changes = {"happened_at": at, **changes}
    return child, answered(stage, cast.school, child, state, cast.stranger, **changes)


@pytest.mark.parametrize(("state", "reason"), [(YES, "consent.yes"), (NO, "consent.refused")])
def test_the_page_of_a_call_says_how_consent_stood_when_it_happened(
    stage: Stage, state: ConsentState, reason: str
) -> None:
    cast = stage.cast
    child, _ = agreed(stage, state)
    one = call(stage, cast.school, cast.stranger, child)
    assert reason in says(stage, cast.school, one)
    before = call(stage, cast.school, cast.stranger, child, happened_at=one.happened_at - timedelta(hours=3))
    assert reason not in says(stage, cast.school, before)
    assert {each.names for each in replayed()} == {()}


def test_a_withdrawal_stops_what_was_told_by_telephone_on_that_consent(stage: Stage) -> None:
    cast = stage.cast
    child, consent = agreed(stage)
    one = call(stage, cast.school, cast.stranger, child)
    assert one.standing == Standing.MAY
    assert ConsentRelied.objects.get().about == one.id
    withdraw_consent(by=cast.become(cast.school.practitioner), consent=consent, stated=Withdrawal())
    cast.become(cast.stranger.duty)
    assert ConsentStop.objects.get().disclosure == one.disclosure


def test_a_call_written_down_after_the_withdrawal_is_kept_and_stopped_in_the_same_act(stage: Stage) -> None:
    cast = stage.cast
    child, consent = agreed(stage)
    by = cast.become(cast.school.practitioner)
    stated = Withdrawal(happened_at=by.at - timedelta(minutes=5))
    withdraw_consent(by=by, consent=consent, stated=stated)
    one = call(stage, cast.school, cast.stranger, child)
    assert one.standing == Standing.MAY
    cast.become(cast.stranger.duty)
    assert ConsentStop.objects.get().disclosure == one.disclosure
    after = call(stage, cast.school, cast.stranger, child, happened_at=by.at - timedelta(minutes=1))
    assert "consent.withdrawn" in says(stage, cast.school, after)
    cast.become(cast.school.practitioner)
    assert ConsentStop.objects.count() == 1


@pytest.mark.clause("1.1")
def test_a_call_of_which_nobody_said_what_it_was_for_rests_on_no_consent(stage: Stage) -> None:
    cast = stage.cast
    child, _ = agreed(stage)
    one = call(stage, cast.school, cast.stranger, child, purpose="")
    view = call_page(cast.become(cast.school.practitioner), one.id)
    assert (view.verdict.standing, view.purpose) == (Standing.UNKNOWN, "")
    assert not ConsentRelied.objects.exists()
    with pytest.raises(Invalid) as told:
        call(stage, cast.school, cast.stranger, child, purpose="to-know")
    assert told.value.field == "purpose"


@pytest.mark.clause("9.5")
def test_a_report_that_its_giver_confirms_rests_on_the_givers_consent_and_is_stopped_with_it(
    stage: Stage,
) -> None:
    cast = stage.cast
    child, consent = agreed(stage)
    cast.set_conflict(cast.school, cast.school.manager, child)
    one = call(stage, cast.stranger, cast.school, None, side=CallSide.RECEIVED)
    desk = cast.become(cast.school.duty)
    confirm_reported(by=desk, call_id=one.id, given=replace(REPORT, people=(child,)))
    assert "consent.yes" in {r.key for r in call_page(desk, one.id).verdict.reasons}
    cast.become(cast.school.manager)
    assert not WrittenDown.objects.exists()
    withdraw_consent(by=cast.become(cast.school.practitioner), consent=consent, stated=Withdrawal())
    cast.become(cast.stranger.practitioner)
    assert ConsentStop.objects.get().disclosure == Disclosure.objects.get().id


@pytest.mark.clause("2.2")
def test_how_somebody_answered_the_receiver_is_not_read_by_whom_it_reports(stage: Stage) -> None:
    cast = stage.cast
    child, _ = agreed(stage, NO, recipients=(cast.school.agency, cast.stranger.agency))
    one = call(stage, cast.school, cast.stranger, child, side=CallSide.RECEIVED)
    cast.become(cast.stranger.duty)
    weighed = WrittenDown.objects.with_keys().get().weighed
    assert weighed["facts"]["consents"] == [] and str(child) not in str(weighed)
    theirs = stage.child(cast.health)
    with pytest.raises(Missing):
        confirm_reported(
            by=cast.become(cast.stranger.duty), call_id=one.id, given=replace(REPORT, people=(theirs,))
        )
