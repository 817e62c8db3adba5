"""Telling a body outside the Code: by its own way, who they are checked, its answer written down. 3.2, 3.6, 3.7, sign.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from chiltern.code_of_practice.words import AnswerBackKind, Method, TellingState
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.write_down_answer_back import write_down_answer_back
from chiltern.sharing.models import AnswerBack, Decision, Disclosure, Item, ReachedOutside
from chiltern.sharing.queries.rows import rows_of
from chiltern.sharing.queries.telling_page import TellingView, telling_page
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.telling import AnswerBackGiven
from tests.actions.test_outside import NAMED, named
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.6", "sign.1")
WILL_DO = AnswerBackGiven(AnswerBackKind.WILL_DO, "A paediatrician sees him tonight.")
LONDON = ZoneInfo("Europe/London")


def spoken(at: datetime, **changes: object) -> ToldGiven:
    """On the telephone, ten minutes ago."""
    said = ToldGiven(
        Method.TELEPHONE,
        at - timedelta(minutes=10),
        "Sister Okoro",
        "Called back on the number of their public page",
        "By secure e-mail today",
    )
    return replace(said, **changes)  # type: ignore[arg-type]


def told(stage: Stage, body: UUID | None = None, **changes: object) -> Disclosure:
    """Social care tells the hospital."""
    given = stage.telling(recipient=body or named(stage))
    by = stage.cast.become(stage.cast.social_care.practitioner)
    return tell_agency(by=by, given=given, reached=spoken(by.at, **changes))


def view(stage: Stage, made: Disclosure) -> TellingView:
    found = telling_page(stage.cast.become(stage.cast.social_care.practitioner), made.id)
    assert found is not None
    return found


@pytest.mark.clause("3.7", "3.8", "3.10")
def test_it_is_decided_as_every_telling_and_how_they_were_told_is_on_the_record(stage: Stage) -> None:
    made = told(stage)
    page = view(stage, made)
    assert (page.state, page.is_outside, len(page.outside)) == (TellingState.TOLD_OUTSIDE, True, 1)
    (said,) = page.outside
    assert (said.whom, said.method, said.terms) == ("Sister Okoro", "by telephone", "By secure e-mail today")
    assert "public page" in said.checked
    assert said.by.endswith("practitioner")
    decision = Decision.objects.with_keys().get(about=made.id)
    assert (decision.kind, decision.state) == ("telling", "made")
    assert "outside" in str(decision.trace)
    assert made.method == Method.TELEPHONE
    (entry,) = Opening.objects.filter(kind="agency.told", thing=made.id)
    assert entry.keeper == stage.cast.social_care.agency


@pytest.mark.clause("2.2")
def test_nobody_but_our_own_team_has_it_and_it_stands_in_our_list_with_its_mark(stage: Stage) -> None:
    made = told(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    listed, _ = access.page(by, ["telling.put"])
    row = rows_of(by, listed)[made.id]
    assert row.other_agency == NAMED
    assert "outside the Code" in row.state
    for at in (stage.cast.school, stage.cast.health, stage.cast.stranger):
        stage.cast.become(at.duty)
        assert not Disclosure.objects.exists()
        assert not Item.objects.exists()
        assert not ReachedOutside.objects.exists()
    stage.cast.become(stage.cast.social_care.colleague)
    assert not ReachedOutside.objects.exists(), "nor does another team"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"checked": " "}, "checked"),
        ({"to_whom": ""}, "to_whom"),
        ({"terms": ""}, "terms"),
        ({"method": Method.SERVICE}, "method"),
        ({"happened_at": datetime(2099, 1, 1, tzinfo=LONDON)}, "happened_at"),
    ],
)
def test_what_is_not_said_of_how_they_were_told_is_said_at_its_field(
    stage: Stage, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        told(stage, **changes)
    assert wrong.value.field == field
    assert not Disclosure.objects.exists()


def test_it_never_goes_from_here_and_another_agencys_body_is_nobody(stage: Stage) -> None:
    body = named(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    with pytest.raises(Invalid, match="method"):
        tell_agency(by=by, given=stage.telling(recipient=body))
    by = stage.cast.become(stage.cast.school.practitioner)
    with pytest.raises(Invalid, match="recipient"):
        tell_agency(by=by, given=stage.telling(recipient=body), reached=spoken(by.at))
    assert not Disclosure.objects.exists()


@pytest.mark.clause("3.4", "3.8")
def test_what_they_answer_is_written_down_by_us_once_and_is_ours_alone(stage: Stage) -> None:
    made = told(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    heard = spoken(by.at, to_whom="Dr Reed", terms="")
    for given, said, field in (
        (AnswerBackGiven(AnswerBackKind.WILL_DO, " "), heard, "words"),
        (WILL_DO, replace(heard, checked=""), "checked"),
    ):
        with pytest.raises(Invalid) as wrong:
            write_down_answer_back(by=by, disclosure_id=made.id, given=given, heard=said)
        assert wrong.value.field == field
    write_down_answer_back(by=by, disclosure_id=made.id, given=WILL_DO, heard=heard)
    page = view(stage, made)
    assert (page.state, page.answer_words, page.to_read) == (TellingState.ANSWERED, WILL_DO.words, False)
    assert [one.whom for one in page.outside] == ["Sister Okoro", "Dr Reed"]
    by = stage.cast.become(stage.cast.social_care.practitioner)
    assert (access.count(by, ["telling.put"]), access.count(by, ["telling.done"])) == (0, 1)
    with pytest.raises((Refused, AlreadyDone)):
        write_down_answer_back(by=by, disclosure_id=made.id, given=WILL_DO, heard=heard)


def test_an_answer_is_written_down_by_who_sees_it_and_never_for_a_signatory(stage: Stage) -> None:
    outside, inside = told(stage), stage.told()
    by = stage.cast.become(stage.cast.stranger.duty)
    with pytest.raises(Missing):
        write_down_answer_back(by=by, disclosure_id=outside.id, given=WILL_DO, heard=spoken(by.at))
    by = stage.cast.become(stage.cast.school.practitioner)
    with pytest.raises(Refused):
        write_down_answer_back(by=by, disclosure_id=inside.id, given=WILL_DO, heard=spoken(by.at))
    by = stage.cast.become(stage.cast.social_care.practitioner)
    with pytest.raises(Refused):
        answer_back(by=by, disclosure_id=outside.id, given=WILL_DO)
    assert not AnswerBack.objects.exists()


def test_their_silence_is_shown_to_us_past_its_time(
    stage: Stage, set_time: Callable[[datetime], None]
) -> None:
    set_time(datetime(2026, 12, 7, 9, 0, tzinfo=LONDON))
    made = told(stage)
    assert not view(stage, made).overdue
    set_time(datetime(2026, 12, 10, 9, 0, tzinfo=LONDON))
    assert view(stage, made).overdue
