"""A withdrawn consent reaches everybody who got something on it alone, and nobody else. Clauses 3.3, 3.10, 9.1 and 9.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chiltern.code_of_practice.words import Answer, PassingOn, StopState
from chiltern.consent.actions.record_consent import Whom
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.read_relied_on import read_relied_on
from chiltern.sharing.actions.read_stop_answer import read_stop_answer
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.models import ConsentStop, Disclosure, Item
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.stop_page import recipients_of, stop_page
from chiltern.sharing.queries.stops import stop_in_hand
from chiltern.sharing.workings.deciding import AnswersGiven
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.stopping import ReadingGiven, StopGiven
from tests.cast import At
from tests.consenting import NO_DANGER, ON_CONSENT, YES, answered
from tests.stage import ANSWERS, REVIEW, Stage
from tests.stage import YES as PASSES
from tests.withdrawing import TWO, Agreed

pytestmark = pytest.mark.clause("3.3", "9.1")
ON_A_GROUND = replace(
    ON_CONSENT,
    answers=replace(
        NO_DANGER,
        ground_applies=Answer.YES,
        ground="prevents-or-detects-harm-to-child",
        better_than_silence="They see her every week.",
        review_on=REVIEW,
        why_this_much="No more than they need.",
    ),
)


@pytest.mark.clause("3.10", "9.5")
def test_those_who_have_something_on_it_alone_are_asked_and_none_sees_another(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger, cast.health, cast.police, cast.sensitive))
    shared = agreed.shared(cast.stranger)
    agreed.shared(cast.health)
    agreed.shared(cast.police, ON_A_GROUND)
    agreed.shared(cast.sensitive, replace(ON_CONSENT, answers=ANSWERS))
    withdrawal = agreed.withdrawn()
    by = cast.become(cast.school.practitioner)
    lines = recipients_of(by, withdrawal)
    assert {line.agency for line in lines} == {"Beacon Leisure", "Riverside Health Trust"}
    assert one_page(by, "stopping").count == 2
    for at in (cast.police, cast.sensitive):
        assert one_page(cast.become(at.practitioner), "stops").count == 0
        assert not ConsentStop.objects.exists()
    stop = agreed.stop(cast.stranger)
    assert (stop.disclosure, stop.recipient) == (shared.id, cast.stranger.agency)
    assert stop.worked_out.startswith("5 working days after")
    for stranger in (cast.stranger.colleague, cast.school.colleague):
        cast.become(stranger)
        assert not ConsentStop.objects.exists()


def test_nothing_is_asked_where_nothing_left_or_another_holders_yes_still_stands(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    father = answered(stage, cast.school, agreed.child, YES, cast.stranger, giver=Whom(name="Dan Whitlock"))
    agreed.shared(cast.stranger)
    first = agreed.withdrawn()
    assert recipients_of(cast.become(cast.school.practitioner), first) == ()
    second = agreed.withdrawn(father)
    assert len(recipients_of(cast.become(cast.school.practitioner), second)) == 1
    empty = Agreed(stage, (cast.health,))
    assert recipients_of(agreed.desk, empty.withdrawn()) == ()


@pytest.mark.clause("3.10")
def test_until_it_is_answered_its_recipient_takes_nothing_into_its_file(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    shared = agreed.shared(cast.stranger)
    take_into_file(by=cast.become(cast.stranger.practitioner), disclosure_id=shared.id)
    agreed.withdrawn()
    with pytest.raises(Refused, match=r"disclosure\.consent_over"):
        take_into_file(by=cast.become(cast.stranger.practitioner), disclosure_id=shared.id)
    take_into_file(by=agreed.desk, disclosure_id=shared.id)
    stop = agreed.stop(cast.stranger)
    given = StopGiven(frozenset(stop.items), keeps=True, basis="vital-interests", words="Her allergy.")
    answer_stop(by=cast.become(cast.stranger.practitioner), stop_id=stop.id, given=given)
    take_into_file(by=cast.become(cast.stranger.practitioner), disclosure_id=shared.id)


@pytest.mark.clause("3.8", "3.10")
def test_removed_nobody_there_reads_it_the_owner_keeps_it_and_those_who_decided_read_it_with_a_reason(
    stage: Stage,
) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    shared = agreed.shared(cast.stranger)
    agreed.withdrawn()
    stop = agreed.stop(cast.stranger)
    made = answer_stop(by=cast.become(cast.stranger.manager), stop_id=stop.id, given=StopGiven())
    assert (made.state, made.removed) == (StopState.REMOVED, list(stop.items))
    for post in (cast.stranger.practitioner, cast.stranger.manager):
        assert disclosure_page(cast.become(post), shared.id).items == ()
    assert len(disclosure_page(agreed.desk, shared.id).items) == len(stop.items)
    reading = ReadingGiven("The mother asks why we cancelled.")
    with pytest.raises(Refused, match=r"read_relied_on\.not_open"):
        read_relied_on(by=cast.become(cast.stranger.conflicted), stop_id=stop.id, given=reading)
    with pytest.raises(Invalid):
        read_relied_on(by=cast.become(cast.stranger.practitioner), stop_id=stop.id, given=ReadingGiven(" "))
    row = read_relied_on(by=cast.become(cast.stranger.practitioner), stop_id=stop.id, given=reading)
    assert set(row.items) == set(stop.items)
    assert row.until - row.made_at == timedelta(hours=4)
    by = cast.become(cast.stranger.practitioner)
    assert {item.id for item in disclosure_page(by, shared.id).items} == set(stop.items)
    assert [one.reason for one in stop_page(by, stop_in_hand(by, stop.id)).readings] == [reading.reason]
    cast.become(cast.stranger.conflicted)
    assert not Item.objects.filter(id__in=stop.items).exists()


def test_what_is_kept_names_its_basis_and_the_rest_is_removed(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.health,))
    shared = agreed.shared(cast.health, TWO)
    agreed.withdrawn()
    stop = agreed.stop(cast.health)
    kept, *others = stop.items
    whole = StopGiven(frozenset({kept}), keeps=True, basis="public-task", words="We treat her allergy.")
    for field, wrong in (
        ("kept", replace(whole, kept=frozenset())),
        ("basis", replace(whole, basis="consent-basis")),
        ("conditions", replace(whole, conditions=("sch1-6",))),
        ("words", replace(whole, words=" ")),
    ):
        with pytest.raises(Invalid) as told:
            answer_stop(by=cast.become(cast.health.practitioner), stop_id=stop.id, given=wrong)
        assert told.value.field == field
    answer_stop(by=cast.become(cast.health.practitioner), stop_id=stop.id, given=whole)
    by = cast.become(cast.health.manager)
    assert [item.id for item in disclosure_page(by, shared.id).items] == [kept]
    assert others
    with pytest.raises(AlreadyDone):
        answer_stop(by=cast.become(cast.health.practitioner), stop_id=stop.id, given=whole)


def test_whoever_shared_it_reads_the_answer_and_puts_it_away(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    agreed.shared(cast.stranger)
    agreed.withdrawn()
    stop = agreed.stop(cast.stranger)
    with pytest.raises(Missing):
        read_stop_answer(by=cast.become(cast.school.practitioner), stop_id=stop.id)
    with pytest.raises(Refused, match=r"stop_and_remove\.not_open"):
        answer_stop(by=cast.become(cast.school.duty), stop_id=stop.id, given=StopGiven())
    answer_stop(by=cast.become(cast.stranger.practitioner), stop_id=stop.id, given=StopGiven(words="Done."))
    assert one_page(cast.become(cast.stranger.practitioner), "stops").count == 0
    by = cast.become(cast.school.practitioner)
    assert [row.state for row in one_page(by, "stopping").rows] == ["stopped and removed"]
    answer = stop_page(by, stop_in_hand(by, stop.id)).answer
    assert answer is not None and answer.words == "Done."
    read_stop_answer(by=cast.become(cast.school.practitioner), stop_id=stop.id)
    assert one_page(cast.become(cast.school.practitioner), "stopping").count == 0
    kinds = Opening.objects.filter(thing=stop.id).values_list("kind", flat=True)
    assert set(kinds) == {"stop.answered", "stop.answered.refused", "stop.read"}


def to_others(agreed: Agreed, shared: Disclosure, answers: AnswersGiven, to: At) -> Disclosure:
    """What Beacon Leisure got on consent goes on to another agency."""
    by = agreed.stage.cast.become(agreed.stage.cast.stranger.practitioner)
    items = [item.id for item in disclosure_page(by, shared.id).items]
    given = PassingGiven(
        purpose="protect-from-harm",
        reasons="They ask what she may eat.",
        answers=answers,
        tests=PASSES,
        protects_this_child=Answer.YES,
    )
    return pass_on(by=by, disclosure_id=shared.id, items=items, recipient=to.agency, given=given)


@pytest.mark.clause("3.10", "9.3")
def test_it_is_not_passed_on_whatever_its_terms_and_in_danger_it_is(stage: Stage) -> None:
    cast = stage.cast
    agreed = Agreed(stage, (cast.stranger,))
    freely = replace(ON_CONSENT, terms=replace(ON_CONSENT.terms, passing_on=PassingOn.PROTECTS))
    shared = agreed.shared(cast.stranger, freely)
    on_a_ground = ON_A_GROUND.answers
    assert to_others(agreed, shared, on_a_ground, cast.health)
    agreed.withdrawn()
    with pytest.raises(Refused) as told:
        to_others(agreed, shared, on_a_ground, cast.health)
    assert "It came here on consent alone, and that is withdrawn" in told.value.says
    assert to_others(agreed, shared, ANSWERS, cast.social_care)
    stop = agreed.stop(cast.stranger)
    kept = StopGiven(frozenset(stop.items), keeps=True, basis="vital-interests", words="Her allergy.")
    answer_stop(by=cast.become(cast.stranger.practitioner), stop_id=stop.id, given=kept)
    assert to_others(agreed, shared, on_a_ground, cast.health)
