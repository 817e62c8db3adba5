"""What becomes of asking with consent: refused, given, told to those asked, taken back, weighed again. 3.2, 3.3 and 9.1."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Answer, FollowUpKind
from chiltern.foundation import access
from chiltern.foundation.gate import Refused
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.ask_again import ask_again
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.clarify_request import clarify_request
from chiltern.sharing.actions.read_relied_on import read_relied_on
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.models import (
    AgencyRequest,
    ConsentRelied,
    ConsentStop,
    Decision,
)
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked
from chiltern.sharing.workings.following import FollowUpGiven
from chiltern.sharing.workings.stopping import ReadingGiven, StopGiven
from tests.actions.test_asking_decided import ask, decisions
from tests.consenting import NO, SUPPORT, YES, answered
from tests.stage import AMARA, ASKING, Stage

pytestmark = pytest.mark.clause("3.3", "9.1")
ON_CONSENT = replace(ASKING, answers=replace(ASKING.answers, ground_applies=Answer.NO, ground=""))
"""Whoever asks so has nothing but consent to tell them on."""
NEW = FollowUpGiven("She has been seen at the fair.", FollowUpKind.BRINGS_NEW)


@pytest.fixture
def amara(stage: Stage) -> PersonAsked:
    """A child on social care's own record."""
    return replace(AMARA, person=stage.child(stage.cast.social_care))


def test_a_refused_consent_without_a_ground_holds_it_back_and_in_danger_it_does_not(
    stage: Stage, amara: PersonAsked
) -> None:
    answered(stage, stage.cast.social_care, amara.person, NO)  # type: ignore[arg-type]
    question = replace(SUPPORT, people=(amara,))
    with pytest.raises(Refused) as no:
        ask(stage, question, deciding=ON_CONSENT)
    assert "Consent was refused." in no.value.says and {"3.3", "9.5"} <= set(no.value.clauses)
    ask(stage, replace(question, danger_said=Answer.YES), deciding=ON_CONSENT)
    ask(stage, question, deciding=ASKING)
    assert Decision.objects.filter(kind="asking").count() == 2


@pytest.mark.clause("9.1")
def test_on_consent_it_goes_and_what_it_relied_on_is_kept(stage: Stage, amara: PersonAsked) -> None:
    consent = answered(stage, stage.cast.social_care, amara.person, YES, stage.cast.school)  # type: ignore[arg-type]
    ask(stage, replace(SUPPORT, people=(amara,)), deciding=ON_CONSENT)
    relied = ConsentRelied.objects.get()
    decision = decisions()[stage.cast.school.agency]
    assert decision.standing == "may"
    assert (relied.decision, relied.consents, relied.people) == (decision.id, [consent], [amara.person])
    assert relied.about == AgencyRequest.objects.get().id
    stage.cast.become(stage.cast.school.duty)
    assert not ConsentRelied.objects.exists()


@pytest.mark.clause("3.2", "9.1")
def test_how_consent_stands_is_told_only_where_it_is_chosen(stage: Stage, amara: PersonAsked) -> None:
    answered(stage, stage.cast.social_care, amara.person, YES, stage.cast.school)  # type: ignore[arg-type]
    school, health = stage.cast.school, stage.cast.health
    chosen = [AgencyAsked(school.agency, tell=("consent",)), AgencyAsked(health.agency)]
    ask(stage, replace(SUPPORT, people=(amara, replace(AMARA, name="Bela"))), *chosen)
    said = {row.provider: row.asked["told"] for row in AgencyRequest.objects.with_keys()}
    assert said[school.agency]["consent"].splitlines() == [
        "Amara Whitlock: there is consent for this recipient and purpose on this day.",
        "Bela: we have no record of them, and know of no consent.",
    ]
    assert said[health.agency] == {}


def _withdrawn(stage: Stage, consent: UUID) -> None:
    by = stage.cast.become(stage.cast.social_care.manager)
    withdraw_consent(by=by, consent=consent, stated=Withdrawal())


@pytest.mark.clause("3.3", "9.1")
@pytest.mark.parametrize(("danger", "goes"), [(Answer.NO, False), (Answer.YES, True)])
def test_what_is_written_afterwards_is_weighed_again_with_consent_as_it_stands(
    stage: Stage, amara: PersonAsked, danger: Answer, goes: bool
) -> None:
    consent = answered(stage, stage.cast.social_care, amara.person, YES, stage.cast.school)  # type: ignore[arg-type]
    question = replace(SUPPORT, people=(amara,), danger_said=danger)
    ask(stage, question, deciding=ON_CONSENT)
    request = AgencyRequest.objects.get().id
    desk = stage.cast.become(stage.cast.school.duty)
    acknowledge_request(by=desk, request_id=request)
    asked_back = ask_to_clarify(by=desk, request_id=request, asks="When?")
    _withdrawn(stage, consent)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    if goes:
        clarify_request(by=by, clarification_id=asked_back.id, given=FollowUpGiven("Since May."))
        return
    with pytest.raises(Refused) as no:
        clarify_request(by=by, clarification_id=asked_back.id, given=FollowUpGiven("Since May."))
    assert "Consent was withdrawn." in no.value.says and "Ask anew" in no.value.says


@pytest.mark.clause("9.1")
@pytest.mark.parametrize("keeps", [False, True])
def test_a_withdrawal_reaches_whoever_was_asked_on_consent_alone_and_the_request_stays(
    stage: Stage, amara: PersonAsked, keeps: bool
) -> None:
    school, health = stage.cast.school, stage.cast.health
    consent = answered(stage, stage.cast.social_care, amara.person, YES, school, health)  # type: ignore[arg-type]
    ask(stage, replace(SUPPORT, people=(amara,)), deciding=ON_CONSENT)
    ask(stage, replace(SUPPORT, people=(amara,)), AgencyAsked(health.agency))
    _withdrawn(stage, consent)
    by = stage.cast.become(school.duty)
    (request,) = AgencyRequest.objects.all()
    (stop,) = ConsentStop.objects.all()
    assert (stop.disclosure, stop.items, access.count(by, ["stop.asked"])) == (request.id, [request.id], 1)
    kept = StopGiven(frozenset({request.id}), keeps=True, basis="public-task", words="We look after her.")
    made = answer_stop(by=by, stop_id=stop.id, given=kept if keeps else StopGiven())
    assert (made.kept, made.removed) == (([request.id], []) if keeps else ([], [request.id]))
    assert request_page(by, request.id).id == request.id
    with pytest.raises(Refused):
        read_relied_on(by=by, stop_id=stop.id, given=ReadingGiven("Why not."))
    stage.cast.become(health.duty)
    assert not ConsentStop.objects.exists(), "they were told on a ground as well"


def test_asking_again_on_a_ground_goes_whatever_became_of_consent(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    ask_again(by=by, request_id=decision.about, given=NEW)
    assert Decision.objects.filter(kind="asking").count() == 1
