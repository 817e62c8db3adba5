"""Conflict of interest: at once, everywhere, for a record and for what comes in; and nothing is left without a reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from chiltern.agencies.actions.declare_conflict import declare_conflict
from chiltern.agencies.actions.end_post import end_post
from chiltern.agencies.actions.lift_conflict import lift_conflict
from chiltern.agencies.actions.name_last_reader import name_last_reader
from chiltern.agencies.models import ConflictNote
from chiltern.agencies.queries.walls import conflicts, stranded, stranded_by_agency
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.people.actions.set_conflict_with import set_conflict_with
from chiltern.people.queries import search_people
from chiltern.people.workings.described import Described
from chiltern.sharing import drafts
from chiltern.sharing.models import AgencyRequest
from tests.cast import Cast
from tests.stage import AMARA, QUESTION, Stage

pytestmark = pytest.mark.clause("2.2", "3.7")
BORN = date(2016, 3, 9)
MEANT = Described("Amara Whitlock", BORN)


def apart(cast: Cast, post: UUID, whom: Described = MEANT) -> list[UUID]:
    """As the school's representative, who does not see the record."""
    who = cast.school.who[post].practitioner
    by = cast.become(cast.school.representative)
    return set_conflict_with(by=by, practitioner=who, whom=whom, because="Her father.")


def test_declared_it_hides_record_request_search_and_draft_from_the_same_second(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    child = stage.child(school)
    request = stage.acknowledged(cast.social_care, school)
    by = cast.become(school.manager)
    draft = drafts.begin(by, "ask", {"people": [{"person": str(child)}]})
    later = drafts.begin(by, "ask", {"people": []})
    drafts.save(by, later, {"people": [{"person": str(child)}]})
    matched = [row.id for row in search_people(by, text="Amara Whitlock")]
    for person in matched:
        declare_conflict(by=cast.become(school.manager), person=person, called="Amara", because="My niece.")
    by = cast.become(school.manager)
    assert search_people(by, text="Amara Whitlock") == () and not AgencyRequest.objects.exists()
    assert not any(access.can_see(one) for one in (child, request, draft, later))
    assert drafts.own(by, "ask") == ()
    cast.become(school.duty)
    assert access.can_see(child) and access.can_see(request)


def test_both_kinds_are_listed_with_who_was_told_for_the_representative_alone(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    declare_conflict(by=cast.become(school.duty), person=child, called="Amara Whitlock", because="A niece.")
    apart(cast, school.practitioner)
    rows = conflicts(cast.become(school.representative))
    assert {(row.who, row.declared, row.called) for row in rows} == {
        ("Dana Duty", True, "Amara Whitlock"),
        ("Pip Practitioner", False, "Amara Whitlock"),
    }
    assert all(one.startswith("Rae Representative") for row in rows for one in row.told)
    for post in (school.manager, school.practitioner, school.colleague):
        cast.become(post)
        assert not ConflictNote.objects.exists()
        with pytest.raises(Missing):
            conflicts(cast.become(post))


def test_one_set_for_somebody_not_on_record_yet_binds_what_comes_in(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    apart(cast, school.duty)
    (request,) = stage.asked(cast.social_care, school)
    cast.become(school.duty)
    assert not access.can_see(request.id) and not search_people(cast.become(school.duty), text="Amara")
    cast.become(school.manager)
    assert access.can_see(request.id)
    assert [one.called for one in search_people(cast.become(school.manager), text="Amara")] == [
        "Amara Whitlock"
    ]


def test_the_words_are_the_same_whether_somebody_is_on_record_or_not(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    assert len(apart(cast, school.duty)) == len(apart(cast, school.duty, Described("Leo Banks", BORN))) == 1
    cast.become(school.representative)
    assert not access.can_see(child), "setting a conflict opens nothing"


def test_lifted_with_a_reason_it_is_there_again_and_nobody_lifts_their_own(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    (note,) = apart(cast, school.duty)
    for post in (school.duty, school.manager, cast.police.representative):
        with pytest.raises((Missing, Refused)):
            lift_conflict(by=cast.become(post), note_id=note, because="No.")
    with pytest.raises(Invalid):
        lift_conflict(by=cast.become(school.representative), note_id=note, because=" ")
    lift_conflict(by=cast.become(school.representative), note_id=note, because="Another Amara.")
    cast.become(school.duty)
    assert access.can_see(child)
    (row,) = conflicts(cast.become(school.representative))
    assert (row.lifted_because, row.lifted_by.split(",")[0]) == ("Another Amara.", "Rae Representative")
    with pytest.raises(AlreadyDone):
        lift_conflict(by=cast.become(school.representative), note_id=note, because="Twice.")


def all_in_conflict(cast: Cast, *but: UUID) -> None:
    """Everybody of the school's team and desk."""
    school = cast.school
    for post in {school.practitioner, school.duty, school.manager, school.conflicted} - set(but):
        apart(cast, post)


def test_what_nobody_else_reads_goes_to_the_safeguarding_lead_outside_the_conflict(cast: Cast) -> None:
    school = cast.school
    by = cast.become(school.representative)
    name_last_reader(by=by, agency=school.agency, post=school.colleague)
    child = Stage(cast).child(school)
    all_in_conflict(cast, school.duty)
    cast.become(school.colleague)
    assert not access.can_see(child), "the duty desk reads it still"
    apart(cast, school.duty)
    cast.become(school.colleague)
    assert access.can_see(child)
    assert stranded(cast.become(school.representative)) == ()


def test_without_a_lead_the_councils_officer_sees_a_number_and_names_somebody(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    all_in_conflict(cast)
    ((agency, name, many),) = stranded_by_agency(cast.become(cast.officer))
    assert (agency, name, many) == (school.agency, "St Osyth’s School", 1)
    with pytest.raises(Missing):
        stranded_by_agency(cast.become(cast.police.representative))
    assert stranded(cast.become(cast.police.representative)) == ()
    with pytest.raises(Invalid):
        name_last_reader(by=cast.become(cast.officer), agency=school.agency, post=cast.police.duty)
    name_last_reader(by=cast.become(cast.officer), agency=school.agency, post=school.colleague)
    cast.become(school.colleague)
    assert access.can_see(child)
    assert stranded_by_agency(cast.become(cast.officer)) == ()
    with pytest.raises(Missing):
        name_last_reader(by=cast.become(cast.police.representative), agency=school.agency, post=school.duty)


def test_what_comes_in_while_everybody_is_in_conflict_goes_to_the_last_reader(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    by = cast.become(school.representative)
    name_last_reader(by=by, agency=school.agency, post=school.colleague)
    all_in_conflict(cast)
    who = cast.school.who[school.colleague].practitioner
    (request,) = stage.asked(cast.social_care, school)
    cast.become(school.colleague)
    assert access.can_see(request.id) and who
    end_post(by=cast.become(school.representative), post=school.colleague, hand_to=school.team)
    with pytest.raises(Refused, match="nobody_there"):
        stage.asked(cast.social_care, school, question=replace(QUESTION, people=(AMARA,)))


def test_a_name_alone_keeps_nobody_apart(cast: Cast) -> None:
    with pytest.raises(Invalid) as wrong:
        apart(cast, cast.school.duty, Described("Amara"))
    assert wrong.value.field == "born"
