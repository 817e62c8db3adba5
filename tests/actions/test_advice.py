"""A note of advice names nobody and decides nothing; advisers are asked about it and answer in words. 3.3 to 3.5, 9.1."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people_at
from chiltern.code_of_practice.words import (
    Adviser,
    Answer,
    ConsentBy,
    ConsentState,
    Function,
    InfoClass,
    Role,
    Standing,
)
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.ask_advice import ask_advice
from chiltern.sharing.actions.give_advice import give_advice
from chiltern.sharing.actions.read_advice import read_advice
from chiltern.sharing.actions.write_note import write_note
from chiltern.sharing.models import AdviceNote, AdviceQuestion, Decision
from chiltern.sharing.queries.advising import answered
from chiltern.sharing.queries.notes import NoteView, advice_page, note_page
from chiltern.sharing.workings.advising import AdviceAsked, AdviceGiven, ConsentSaid, PieceGiven
from chiltern.sharing.workings.deciding import AnswersGiven
from chiltern.sharing.workings.nameless import identifies, like_names
from tests.cast import Cast

pytestmark = pytest.mark.clause("3.3", "3.4", "3.5", "9.1", "9.3")
YES, NO = Answer.YES, Answer.NO
CALM = AnswersGiven(danger=NO, court_order=NO, sexual_abuse=NO, danger_rests_on="Nothing new was seen.")
MAY_I = AdviceAsked(Adviser.MANAGER, "Is this too much for a referral?")
QUESTION = "Would you send the whole letter?"


def given(cast: Cast, **changes: object) -> AdviceGiven:
    """What the school's practitioner answered of something for a health trust."""
    return replace(
        AdviceGiven(
            recipient=cast.health.agency,
            asked=NO,
            purpose="child-in-need",
            answers=CALM,
            piece=PieceGiven(classes=frozenset({InfoClass.HEALTH}), known_false=NO),
        ),
        **changes,
    )


def written(cast: Cast, **changes: object) -> AdviceNote:
    return write_note(by=cast.become(cast.school.practitioner), given=given(cast, **changes))


def asked(cast: Cast, note: AdviceNote, adviser: Adviser = Adviser.MANAGER) -> AdviceQuestion:
    by = cast.become(cast.school.practitioner)
    return ask_advice(by=by, note_id=note.id, given=AdviceAsked(adviser, QUESTION))


def page(cast: Cast, post: UUID, note: AdviceNote) -> NoteView:
    return note_page(cast.become(post), note.id)


def adviser_at_school(cast: Cast) -> UUID:
    """The school gets a Caldicott Guardian."""
    guardian = NewPerson("Gus Guardian", (NewPost(Role.GOVERNANCE_ADVISER, "Caldicott Guardian"),))
    by = cast.become(cast.officer)
    return make_people_at(by=by, people={cast.school.agency: [guardian]})[cast.school.agency][0].posts[0]


def test_a_note_keeps_the_codes_answer_with_its_reasons_and_decides_nothing(cast: Cast) -> None:
    note = written(cast)
    seen = page(cast, cast.school.practitioner, note)
    assert seen.verdict.standing is Standing.UNKNOWN
    assert seen.verdict.open_questions
    assert seen.code_version
    assert len(seen.book) == 64
    assert seen.said["danger_rests_on"] == "Nothing new was seen."
    assert {row.id for row in seen.offered} >= {"public-task", "sch1-18"}
    assert not Decision.objects.exists()
    assert Opening.objects.filter(kind="note.written", thing=note.id).count() == 1


def test_it_is_read_by_whoever_wrote_it_alone_until_they_ask(cast: Cast) -> None:
    note = written(cast)
    school = cast.school
    for stranger in (school.manager, school.colleague, school.representative, cast.health.duty, cast.officer):
        with pytest.raises(Missing):
            page(cast, stranger, note)
        assert not AdviceNote.objects.exists()
    asked(cast, note)
    assert page(cast, school.manager, note).reference == note.reference
    for stranger in (school.colleague, school.representative, cast.health.manager):
        with pytest.raises(Missing):
            page(cast, stranger, note)
        assert not AdviceQuestion.objects.exists()


def test_in_danger_it_waits_for_nothing_and_says_what_to_find_out_afterwards(cast: Cast) -> None:
    note = written(cast, recipient=cast.police.agency, answers=AnswersGiven(danger=YES))
    verdict = page(cast, cast.school.practitioner, note).verdict
    assert verdict.standing is Standing.MAY_WITH_REASON
    assert verdict.find_out_afterwards
    assert not verdict.open_questions


def test_a_body_that_is_not_on_the_list_gets_an_answer_with_how_to_go_on(cast: Cast) -> None:
    note = written(cast, recipient=None, function=Function.EMERGENCY_HEALTH, answers=AnswersGiven(danger=YES))
    seen = page(cast, cast.school.practitioner, note)
    assert seen.recipient == "a body that is not on the list (emergency health care)"
    assert seen.verdict.outside_the_code


def test_after_a_refusal_the_safeguarding_condition_is_left_out_and_the_note_says_why(cast: Cast) -> None:
    asking = replace(AdviceGiven().asking, would_no_change=YES, already_asked=YES)
    refused = ConsentSaid(ConsentState.REFUSED, ConsentBy.PARENT)
    seen = page(cast, cast.school.practitioner, written(cast, asking=asking, consent=refused))
    left_out = {row.id: why for row, why in seen.left_out}
    assert "asked for and refused" in left_out["sch1-18"]
    assert "sch1-18" not in {row.id for row in seen.offered}
    assert "consent.refused" in {each.key for each in seen.verdict.reasons}


def test_an_answer_on_a_page_that_is_asked_for_no_longer_changes_nothing(cast: Cast) -> None:
    said = {
        "danger": "no",
        "sexual_abuse": "no",
        "recipient": str(cast.health.agency),
        "asked": "no",
        "court_order": "no",
        "purpose": "child-in-need",
        "would_no_change": "yes",
        "already_asked": "yes",
        "state": "given",
        "by": "parent",
        "in_scope": "yes",
    }
    done = ["danger", "whom", "compulsion", "purpose", "asking", "consent"]
    by = cast.become(cast.school.practitioner)
    with_it, _ = answered(by, said, done)
    assert with_it.consent.state is ConsentState.GIVEN
    not_asked = {**said, "would_no_change": "no", "already_asked": "no"}
    without, under = answered(by, not_asked, done)
    assert without.consent.state is ConsentState.NOT_SOUGHT
    assert "seek.tell_instead" in {each.key for each in under.asking}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("999 123 4560 is hers", ""),
        ("943 476 5919", "an NHS number"),
        ("write to ann@example.org", "an e-mail address"),
        ("ring 01632 960 001", "a telephone number"),
        ("ring +44 1632 960001", "a telephone number"),
        ("they live at HP21 7QG", "a postcode"),
        ("on 9 3 2016 there were 12 of them", ""),
    ],
)
@pytest.mark.clause("3.7")
def test_what_identifies_somebody_is_found(text: str, found: str) -> None:
    assert identifies(text) == found


def test_what_looks_like_a_name_is_asked_about_and_what_does_not_is_not() -> None:
    assert like_names(["she says that Tamsin is afraid of Mr Quill"]) == ("Mr Quill", "Tamsin")
    assert like_names(["The child was seen on Friday, by Social Care and the Police."]) == ()


@pytest.mark.clause("3.7")
def test_a_note_that_names_somebody_is_refused_with_words(cast: Cast) -> None:
    by = cast.become(cast.school.practitioner)
    rings = given(cast, answers=replace(CALM, child_says="Ring her on 01632 960001."))
    with pytest.raises(Invalid, match=r"invalid.child_says") as refused:
        write_note(by=by, given=rings, named_nobody=True)
    assert "Do not name anyone" in refused.value.says
    named = given(cast, answers=replace(CALM, child_says="she says that Tamsin is afraid"))
    with pytest.raises(Invalid, match=r"invalid.named_nobody"):
        write_note(by=by, given=named)
    assert write_note(by=by, given=named, named_nobody=True).reference
    with pytest.raises(Refused):
        write_note(by=cast.become(cast.school.representative), given=given(cast))


def test_a_question_waits_for_its_adviser_is_answered_once_and_is_put_away(cast: Cast) -> None:
    note = written(cast)
    question = asked(cast, note)
    manager, writer = cast.school.manager, cast.school.practitioner
    assert access.count(cast.become(manager), ["advice.asked"]) == 1
    with pytest.raises(Refused):
        give_advice(by=cast.become(writer), question_id=question.id, words="Yes.")
    with pytest.raises(Invalid):
        give_advice(by=cast.become(manager), question_id=question.id, words=" ")
    give_advice(by=cast.become(manager), question_id=question.id, words="The page on attendance alone.")
    with pytest.raises(AlreadyDone):
        give_advice(by=cast.become(manager), question_id=question.id, words="Again.")
    assert access.count(cast.become(manager), ["advice.asked"]) == 0
    by = cast.become(writer)
    assert access.count(by, ["advice.answered"]) == 1
    (shown,) = note_page(by, note.id).questions
    assert (shown.words, shown.answered_by) == ("The page on attendance alone.", "Mina Manager")
    read_advice(by=by, question_id=question.id)
    assert access.count(cast.become(writer), ["advice.answered"]) == 0
    with pytest.raises(Refused):
        read_advice(by=cast.become(writer), question_id=question.id)


def test_it_goes_to_the_posts_of_the_role_that_was_asked_and_to_no_other(cast: Cast) -> None:
    note = written(cast)
    with pytest.raises(Invalid, match=r"invalid.adviser"):
        asked(cast, note, Adviser.CALDICOTT)
    guardian = adviser_at_school(cast)
    question = asked(cast, note, Adviser.CALDICOTT)
    assert access.count(cast.become(guardian), ["advice.asked"]) == 1
    with pytest.raises(Missing):
        page(cast, cast.school.manager, note)
    assert advice_page(cast.become(guardian), question.id).question.asks == QUESTION


def test_a_manager_who_asks_is_not_asked_themselves(cast: Cast) -> None:
    by = cast.become(cast.school.manager)
    note = write_note(by=by, given=given(cast))
    with pytest.raises(Invalid, match=r"invalid.adviser"):
        ask_advice(by=by, note_id=note.id, given=MAY_I)


def test_only_whoever_wrote_a_note_asks_about_it(cast: Cast) -> None:
    note = written(cast)
    asked(cast, note)
    with pytest.raises(Refused):
        ask_advice(by=cast.become(cast.school.manager), note_id=note.id, given=MAY_I)
