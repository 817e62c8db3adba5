"""Every stored decision is made again: the same comes out, or it is named why not. Clause 3.8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from chiltern.code_of_practice import replaying as comparing
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.replaying import RuleChange
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer, CallSide, Declining, LookedBy, PassingOn
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Decision, SecondLook
from chiltern.sharing.queries.replaying import Replayed, how_many, replayed
from tests.actions.test_passing_on import PASSING, go, received
from tests.actions.test_written_down import told
from tests.meeting import Conference
from tests.stage import SHARED, Stage

pytestmark = pytest.mark.clause("3.8")


@pytest.fixture
def decided(stage: Stage) -> Stage:
    """A request that the school has decided, and something that it told unasked."""
    school = stage.cast.school
    stage.decided(stage.cast.social_care, school, SHARED)
    tell_agency(by=stage.cast.become(school.practitioner), given=stage.telling())
    stage.cast.become(school.duty)
    return stage


def the_answer() -> Replayed:
    """The request's decision, made again."""
    answer = Decision.objects.get(kind="answer").id
    return next(one for one in replayed() if one.decision == answer)


def freely(facts: SharingFacts, book: Book) -> Verdict:
    """Another rule: whatever is declined is declined freely."""
    return may_share(facts, book)._replace(declining=Declining.FREE)


def test_what_was_decided_comes_out_the_same(decided: Stage) -> None:
    found = list(replayed())
    assert len(found) == how_many() > 0
    assert not any(one.names or one.destroyed or one.accepted for one in found)


def test_what_was_passed_on_or_given_before_a_meeting_comes_out_the_same(stage: Stage) -> None:
    go(stage, received(stage, PassingOn.PROTECTS), replace(PASSING, protects_this_child=Answer.YES))
    cast, conference = stage.cast, Conference(stage)
    came = conference.from_school()
    conference.called(cast.police, cast.health)
    conference.put_in(cast.social_care, conference.brought(came, cast.police))
    conference.put_in(cast.social_care, replace(conference.own(cast.police), received=came))
    cast.become(cast.social_care.practitioner)
    kinds = dict(Decision.objects.values_list("id", "kind"))
    found = {kinds[one.decision]: one.names for one in replayed()}
    assert found == {"asking": (), "passing_on": (), "meeting": ()}


def test_a_changed_rule_is_found_and_named(decided: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing.sharing, "may_share", freely)
    assert the_answer() == Replayed(the_answer().decision, ("declining",))


def forgetful(facts: SharingFacts, book: Book) -> Verdict:
    """Another rule: it no longer says its first reason."""
    verdict = may_share(facts, book)
    return verdict._replace(reasons=verdict.reasons[1:])


def every_kind(stage: Stage) -> dict[str, UUID]:
    """One decision of each kind, with a post that sees it; what was shared on a ground is to be looked at again."""
    cast, conference = stage.cast, Conference(stage)
    came = received(stage, PassingOn.PROTECTS)
    go(stage, came, replace(PASSING, protects_this_child=Answer.YES))
    stage.told()
    conference.called(cast.police, cast.health)
    conference.put_in(cast.social_care, conference.own(cast.police))
    conference.held(cast.police)
    conference.minuted(cast.police)
    told(stage, cast.social_care, cast.school, side=CallSide.GIVEN)
    return {
        "asking": cast.social_care.practitioner,
        "answer": cast.school.duty,
        "telling": cast.school.practitioner,
        "passing_on": cast.social_care.practitioner,
        "meeting": cast.social_care.practitioner,
        "minute": cast.social_care.practitioner,
        "call": cast.school.practitioner,
    }


def test_of_every_kind_of_decision_a_changed_rule_is_found(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = every_kind(stage)
    same = {kind: made_again(stage, kind, post) for kind, post in kinds.items()}
    assert same == {kind: [()] for kind in kinds}
    monkeypatch.setattr(comparing.sharing, "may_share", forgetful)
    monkeypatch.setattr(comparing.onward, "may_share", forgetful)
    for kind, post in kinds.items():
        found = made_again(stage, kind, post)
        assert all(len(names) == 1 for names in found), kind
    stage.cast.become(kinds["passing_on"])
    reviewed = set(SecondLook.objects.filter(because=LookedBy.REVIEW).values_list("decision", flat=True))
    assert reviewed
    assert reviewed <= {one.decision for one in replayed() if one.names}


def made_again(stage: Stage, kind: str, post: UUID) -> list[tuple[str, ...]]:
    stage.cast.become(post)
    mine = set(Decision.objects.filter(kind=kind).values_list("id", flat=True)[:1])
    return [one.names for one in replayed() if one.decision in mine]


def test_a_change_that_is_listed_with_its_reason_is_accepted(
    decided: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing.sharing, "may_share", freely)
    listed = RuleChange("declining", 99, date(2027, 1, 1), "Declining is free from now on.")
    monkeypatch.setattr(comparing, "rule_changes", lambda: (listed,))
    assert the_answer().accepted
    monkeypatch.setattr(comparing, "rule_changes", lambda: (replace(listed, version=1),))
    assert not the_answer().accepted


def test_a_verdict_stored_otherwise_by_whoever_has_the_key_is_found(decided: Stage) -> None:
    row: Any = Decision.objects.with_keys().get(kind="answer")
    row.trace = {**row.trace, "question": "consent"}
    row.save(update_fields=["trace"])
    assert the_answer().names == ("question",)
    Decision.objects.filter(id=row.id).update(standing="may")
    assert the_answer().names == ("row",)


def test_facts_altered_without_the_key_do_not_open(decided: Stage) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update sharing_decision set answers = set_byte(answers, 30, 255 - get_byte(answers, 30)) where kind = 'answer'"
        )
    assert the_answer().names == ("sealed",)
