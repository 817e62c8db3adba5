"""Whom a withdrawn consent reaches and whom not, what lapses by itself, and what waits. Clauses 2.2, 3.3, 3.10 and 9.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.words import Answer, ConsentState, Function, Method, PassingOn
from chiltern.foundation import access
from chiltern.foundation.gate import Refused
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.disclose import disclose
from chiltern.sharing.actions.follow_lapse import follow_lapse
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.actions.write_down_request import write_down_request
from chiltern.sharing.changes import relying
from chiltern.sharing.models import ConsentRelied, ConsentStop, Disclosure, Item, RestsOnConsent
from chiltern.sharing.queries.consent_over import consent_over
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.no_longer_covered import no_longer_covered
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.stop_page import recipients_of, stop_page
from chiltern.sharing.queries.stops import stop_in_hand
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.outside import Heard
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.stopping import StopGiven
from tests.consenting import ON_CONSENT, SUPPORT, answered, to_decide
from tests.stage import ANSWERS, Stage
from tests.stage import YES as PASSES
from tests.withdrawing import Agreed

pytestmark = pytest.mark.clause("3.3", "9.1")
BY_TELEPHONE = replace(ON_CONSENT, answers=replace(ON_CONSENT.answers, method=Method.TELEPHONE))


@pytest.mark.clause("2.2")
def test_whoever_is_in_conflict_at_its_recipient_learns_nothing_of_it(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    own = stage.child(cast.stranger)
    cast.set_conflict(cast.stranger, cast.stranger.conflicted, own)
    shared = agreed.shared(cast.stranger)
    cast.become(cast.stranger.practitioner)
    access.file_under(shared.id, people=[own])
    agreed.withdrawn()
    assert agreed.stop(cast.stranger)
    by = cast.become(cast.stranger.conflicted)
    assert one_page(by, "stops").count == 0
    assert not ConsentStop.objects.exists()


@pytest.mark.clause("2.2")
def test_what_is_restricted_here_reaches_its_recipient_and_not_whoever_recorded_it(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger, cast.health))
    shared = agreed.shared(cast.stranger)
    agreed.shared(cast.health)
    restrict_thing(by=agreed.desk, thing=shared.agency_request, posts=[], why="A colleague's child.")
    withdrawal = agreed.withdrawn()
    by = cast.become(cast.school.practitioner)
    assert [line.agency for line in recipients_of(by, withdrawal)] == ["Riverside Health Trust"]
    assert len(recipients_of(agreed.desk, withdrawal)) == 2
    assert agreed.stop(cast.stranger).disclosure == shared.id


def test_what_another_team_shared_is_stopped_too_and_its_words_stay_there(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    agreed.shared(cast.stranger)
    withdrawal = agreed.withdrawn()
    by = cast.become(cast.school.practitioner)
    (line,) = recipients_of(by, withdrawal)
    view = stop_page(by, stop_in_hand(by, line.stop))
    assert (view.disclosure, view.items, view.many) == (None, (), 2)


def test_told_unasked_on_consent_it_is_stopped_like_an_answer(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.health,))
    told = agreed.told(cast.health)
    agreed.withdrawn()
    stop = agreed.stop(cast.health, cast.health.duty)
    assert (stop.disclosure, len(stop.items)) == (told.id, 2)


@pytest.mark.clause("3.10")
def test_past_its_last_day_there_is_no_new_use_and_whoever_has_it_is_asked(
    stage: Stage, set_time: Callable[[datetime], None]
) -> None:
    cast = stage.cast
    now = cast.become(cast.school.duty).at
    agreed = Agreed(stage, (cast.stranger,), {"until": (now + timedelta(days=3)).date()})
    terms = replace(ON_CONSENT.terms, passing_on=PassingOn.PROTECTS)
    shared = agreed.shared(cast.stranger, replace(ON_CONSENT, terms=terms))
    by = cast.become(cast.stranger.practitioner)
    assert RestsOnConsent.objects.get(disclosure=shared.id).until == (now + timedelta(days=3)).date()
    assert consent_over(by, shared.id) == {}
    set_time(now + timedelta(days=5))
    by = cast.become(cast.stranger.practitioner)
    assert set(consent_over(by, shared.id).values()) == {"lapsed"}
    with pytest.raises(Refused, match=r"disclosure\.consent_over"):
        take_into_file(by=by, disclosure_id=shared.id)
    assert consent_over(agreed.desk, shared.id) == {}
    assert not ConsentStop.objects.exists()
    by = cast.become(cast.school.practitioner)
    (stop,) = follow_lapse(by=by, person=agreed.child)
    assert (stop.recipient, stop.withdrawal, len(stop.items)) == (cast.stranger.agency, agreed.consent, 2)
    assert now + timedelta(days=3) < stop.ended_at < now + timedelta(days=5)
    theirs = agreed.stop(cast.stranger)
    by = cast.become(cast.stranger.practitioner)
    assert stop_page(by, stop_in_hand(by, theirs.id)).lapsed
    assert set(consent_over(by, shared.id).values()) == {"lapsed"}
    by = cast.become(cast.school.practitioner)
    assert not no_longer_covered(by, agreed.child)


def test_a_consent_that_was_renewed_in_time_asks_nobody(
    stage: Stage, set_time: Callable[[datetime], None]
) -> None:
    cast = stage.cast
    now = cast.become(cast.school.duty).at
    agreed = Agreed(stage, (cast.stranger,), {"until": (now + timedelta(days=3)).date()})
    agreed.shared(cast.stranger)
    answered(stage, cast.school, agreed.child, ConsentState.GIVEN, cast.stranger)
    set_time(now + timedelta(days=5))
    by = cast.become(cast.school.practitioner)
    assert not no_longer_covered(by, agreed.child)
    assert follow_lapse(by=by, person=agreed.child) == ()
    assert not ConsentStop.objects.exists()


def test_what_was_decided_and_is_told_later_goes_in_no_case_on_a_consent_that_has_ended(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    request = to_decide(stage, cast.stranger, cast.school, agreed.child)
    decide_request(by=agreed.desk, request_id=request, given=BY_TELEPHONE)
    (relied,) = {row.decision for row in ConsentRelied.objects.all()}
    assert relied and not Disclosure.objects.exists()
    agreed.withdrawn()
    assert not ConsentStop.objects.exists()
    by = agreed.desk
    disclose(by=by, request_id=request, told=told(by.at))
    with pytest.raises(Refused, match=r"consent\.ended"):
        relying.insist_still_stands(by, list(ConsentRelied.objects.all()))
    assert agreed.stop(cast.stranger).items


def told(at: datetime) -> ToldGiven:
    return ToldGiven(
        method=Method.TELEPHONE,
        happened_at=at,
        to_whom="The manager",
        checked="Rang back",
        terms="By letter.",
    )


def test_a_body_outside_the_code_is_told_by_hand_and_its_answer_written_down_here(stage: Stage) -> None:
    school, by = stage.cast.school, stage.cast.become(stage.cast.school.practitioner)
    camp = name_outside_body(by=by, given=BodyGiven("Pebble Beach Camp", Function.OTHER)).id
    agreed = Agreed(stage, (), {"recipients": (camp,)})
    by = stage.cast.become(school.practitioner)
    heard = Heard(camp, "The warden", Method.TELEPHONE, by.at - timedelta(minutes=5), SUPPORT)
    request = write_down_request(by=by, heard=heard).id
    acknowledge_request(by=agreed.desk, request_id=request)
    match_person(by=agreed.desk, request_id=request, matches=[MatchGiven(0, agreed.child)])
    decide_request(by=agreed.desk, request_id=request, given=BY_TELEPHONE)
    by = agreed.desk
    disclose(by=by, request_id=request, told=told(by.at))
    withdrawal = agreed.withdrawn()
    by = stage.cast.become(school.practitioner)
    (line,) = recipients_of(by, withdrawal)
    assert (line.agency, line.outside) == ("Pebble Beach Camp, outside the Code", True)
    given = StopGiven(words="The warden has torn it up.")
    answer = answer_stop(by=stage.cast.become(school.duty), stop_id=line.stop, given=given)
    assert answer.keeper == school.agency
    by = stage.cast.become(school.duty)
    assert len(stop_page(by, stop_in_hand(by, line.stop)).items) == 2
    assert one_page(by, "stopping").count == 0


@pytest.mark.clause("3.10")
def test_what_went_on_from_there_in_danger_stays_with_whom_it_went_to(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger, cast.health))
    terms = replace(ON_CONSENT.terms, passing_on=PassingOn.PROTECTS)
    freely = replace(ON_CONSENT, terms=terms)
    direct = agreed.shared(cast.health, freely)
    by = cast.become(cast.health.practitioner)
    items = [item.id for item in disclosure_page(by, direct.id).items]
    go_on = PassingGiven(
        purpose="protect-from-harm",
        reasons="Danger.",
        answers=ANSWERS,
        tests=PASSES,
        protects_this_child=Answer.YES,
    )
    by = cast.become(cast.health.practitioner)
    pass_on(by=by, disclosure_id=direct.id, items=items, recipient=cast.stranger.agency, given=go_on)
    agreed.withdrawn()
    stop = agreed.stop(cast.health)
    answer_stop(by=cast.become(cast.health.practitioner), stop_id=stop.id, given=StopGiven())
    cast.become(cast.health.practitioner)
    assert not Item.objects.filter(id__in=items).exists()
    cast.become(cast.stranger.duty)
    assert Item.objects.filter(id__in=items).count() == len(items)
