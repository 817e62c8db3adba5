"""A decision that rests on an agreement says so, keeps to it, and costs no more than another where there is none. Clause 1.2."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from chiltern.agencies.actions.end_agreement import end_agreement
from chiltern.code_of_practice.verdict import from_trace
from chiltern.code_of_practice.words import Answer, InfoClass, Outcome, PassingOn
from chiltern.foundation.gate import Invalid, Refused
from chiltern.ledger.acting import entry_of
from chiltern.ledger.receipts import receipt
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Decision, Reply
from chiltern.sharing.queries.agreed import agreements_offered, told_under
from chiltern.sharing.queries.decision_page import decision_page
from chiltern.sharing.queries.received_page import disclosure_page, reply_page
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.sharing.workings.deciding import DecisionGiven, TermsGiven
from chiltern.sharing.workings.telling import TellingGiven
from tests.agreeing import in_force, proposed
from tests.stage import ANSWERS, BRUISE, QUESTION, REVIEW, Stage

pytestmark = pytest.mark.clause("1.2")
CALM = replace(
    ANSWERS,
    danger=Answer.NO,
    ground_applies=Answer.YES,
    ground="prevents-or-detects-harm-to-child",
    better_than_silence="They can help.",
    review_on=REVIEW,
    why_this_much="One line.",
)
PURPOSE = replace(QUESTION, purpose="child-in-need", acts_now=Answer.NO)


def given(stage: Stage, **changes: Any) -> TellingGiven:
    """The school tells the police calmly, changed as said: no duty is confirmed, so it goes on a ground."""
    decision = DecisionGiven(
        Outcome.SHARE, "It helps.", answers=CALM, items=(BRUISE,), terms=TermsGiven(PassingOn.ASK_ME)
    )
    told = stage.telling(recipient=stage.cast.police.agency, purpose="child-in-need")
    return replace(told, decision=replace(decision, **changes))


def tell(stage: Stage, **changes: Any) -> Any:
    by = stage.cast.become(stage.cast.school.practitioner)
    return tell_agency(by=by, given=given(stage, **changes))


def keys(decision: Decision) -> set[str]:
    verdict = from_trace(decision.trace)
    return {each.key for each in (*verdict.reasons, *verdict.notes)}


@pytest.mark.clause("1.2", "3.8")
def test_what_is_told_under_an_agreement_keeps_it_names_it_and_is_made_again_the_same(stage: Stage) -> None:
    agreement = in_force(stage.cast, stage.cast.police)
    made, entry = entry_of(lambda: tell(stage, agreement=agreement))
    decision = Decision.objects.with_keys().get(about=made.id)
    assert "agreement.yes" in keys(decision)
    assert decision.answers["facts"]["agreement"]["agreement"] == str(agreement)
    assert told_under(made.id) == str(agreement)
    assert disclosure_page(stage.cast.become(stage.cast.police.duty), made.id).agreement == str(agreement)
    by = stage.cast.become(stage.cast.school.practitioner)
    assert entry is not None
    assert receipt(by, entry).says["agreement"] == str(agreement)
    assert [one.names for one in replayed()] == [()]
    end_agreement(by=stage.cast.become(stage.cast.police.representative), agreement_id=agreement, why="Over.")
    stage.cast.become(stage.cast.school.practitioner)
    assert [one.names for one in replayed()] == [()]


def test_a_decision_on_a_request_stores_it_and_its_page_names_it(stage: Stage) -> None:
    cast = stage.cast
    agreement = in_force(cast, cast.social_care, purposes=("protect-from-harm",))
    request = stage.acknowledged(cast.social_care, cast.school)
    by = cast.become(cast.school.duty)
    whole = DecisionGiven(
        Outcome.SHARE, "It helps.", answers=ANSWERS, items=(BRUISE,), terms=TermsGiven(), agreement=agreement
    )
    decide_request(by=by, request_id=request, given=whole)
    assert decision_page(by, request).agreement == str(agreement)
    reply = reply_page(cast.become(cast.social_care.practitioner), Reply.objects.get().id)
    assert reply.disclosure is not None
    assert reply.disclosure.agreement == str(agreement)


def test_information_of_another_kind_does_not_go_under_it_and_goes_without_it(stage: Stage) -> None:
    agreement = in_force(stage.cast, stage.cast.police)
    family = replace(BRUISE, classes=frozenset({InfoClass.FAMILY}))
    with pytest.raises(Refused) as no:
        tell(stage, agreement=agreement, items=(family,))
    assert "1.2" in no.value.clauses
    assert tell(stage, items=(family,)).id


def test_in_danger_it_goes_whatever_the_agreement_says(stage: Stage) -> None:
    agreement = in_force(stage.cast, stage.cast.police)
    family = replace(BRUISE, classes=frozenset({InfoClass.FAMILY}))
    wide = TermsGiven(PassingOn.PROTECTS)
    answers = replace(CALM, danger=Answer.YES)
    made = tell(stage, agreement=agreement, items=(family,), answers=answers, terms=wide)
    assert made.agreement is None, "it does not cover this: nobody is told that it does"


@pytest.mark.clause("1.2", "3.10")
def test_terms_that_go_further_than_the_agreement_are_refused_at_their_field(stage: Stage) -> None:
    agreement = in_force(stage.cast, stage.cast.police)
    for wide in (
        TermsGiven(PassingOn.PROTECTS),
        TermsGiven(PassingOn.THESE_BODIES, bodies=(stage.cast.health.agency,)),
    ):
        with pytest.raises(Invalid) as wrong:
            tell(stage, agreement=agreement, terms=wide)
        assert wrong.value.field == "passing_on"
    assert tell(stage, agreement=agreement, terms=TermsGiven(PassingOn.NOT_AT_ALL)).id


def test_an_agreement_that_is_not_in_force_or_none_of_ours_is_not_rested_on(stage: Stage) -> None:
    cast = stage.cast
    waiting = proposed(cast, cast.police)
    with pytest.raises(Refused) as no:
        tell(stage, agreement=waiting)
    assert "1.2" in no.value.clauses
    with pytest.raises(Invalid) as wrong:
        tell(stage, agreement=uuid4())
    assert wrong.value.field == "agreement"


def test_only_agreements_that_fit_are_offered(stage: Stage) -> None:
    cast = stage.cast
    fits = in_force(cast, cast.police)
    in_force(cast, cast.police, purposes=("early-help",))
    in_force(cast, cast.health)
    proposed(cast, cast.police)
    by = cast.become(cast.school.practitioner)
    facts = under_telling(by, given(stage)).weighed.facts
    assert [one.id for one in agreements_offered(by, facts)] == [fits]


def test_a_decision_without_an_agreement_asks_the_database_nothing_more(stage: Stage) -> None:
    agreement = in_force(stage.cast, stage.cast.police)
    by, asked = stage.cast.become(stage.cast.school.practitioner), list[str]()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    def statements(named: UUID | None) -> list[str]:
        told = given(stage, agreement=named)
        asked.clear()
        with connection.execute_wrapper(note):
            under_telling(by, told)
        return [*asked]

    statements(None)
    without, under = statements(None), statements(agreement)
    assert len(under) == len(without) + 1
    assert not [sql for sql in without if "agencies_agreement" in sql]
