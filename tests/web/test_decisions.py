"""A decision of every kind explains itself: every condition that was answered, every reason, whose consent. 3.5, 3.8, 9.3."""

from __future__ import annotations

import html
from dataclasses import fields, replace
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.code_of_practice.sharing.answered import ASKED, ASKED_OF_ITEMS, asks_of
from chiltern.code_of_practice.words import Answer, CallSide, ConsentState, Outcome, PassingOn
from chiltern.consent.actions.record_consent import Whom
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.write_minute import write_minute
from chiltern.sharing.models import Decision, MinuteCopy
from chiltern.sharing.workings.deciding import AnswersGiven
from tests.actions.test_passing_on import PASSING, go, received
from tests.actions.test_written_down import told
from tests.cast import At, Cast
from tests.consenting import answered
from tests.meeting import CALM, MINUTE, Conference
from tests.stage import BRUISE, SHARED, WHOLE, Stage
from tests.web.browser import Browser, body
from tests.web.walking import CONDITIONS, Walk
from tests.withdrawing import Agreed

pytestmark = pytest.mark.clause("3.8")
FULL = replace(
    CALM,
    danger_rests_on="We asked her.",
    recipient_can_act=Answer.YES,
    relevant_to_welfare=Answer.YES,
    may_help=Answer.YES,
    detriment=Answer.NO,
    power="ca-1989",
    child_says="“I want them to know.”",
    family_says="Her mother agrees with it.",
    views="Both, as it was asked before.",
    family_work="They may stop coming.",
    advice="The data-protection officer: yes.",
    conditions=("sch1-18",),
    sexual_abuse=Answer.YES,
    court_order=Answer.YES,
    within_order=Answer.YES,
    court_confidential_form=Answer.YES,
    second_person=uuid4(),
    second_words="I have read it, and agree.",
)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """The walk, by the real actions."""
    return Stage(cast)


def full(cast: Cast, at: At) -> AnswersGiven:
    """Every answer, a colleague's agreement among them."""
    return replace(FULL, second_person=cast.become(at.manager).practitioner)


def texts(answers: AnswersGiven) -> list[str]:
    """What was written, without ids of rows."""
    rows = ("ground", "power", "basis", "method")
    return [text for name, text in answers.texts().items() if name not in rows]


def insist_whole(page: str, *, but: tuple[str, ...] = ()) -> None:
    """Every question with what was answered; tests of the items; every reason of theirs."""
    shown = html.unescape(page)
    assert [each.asks for each in ASKED if each.fact not in but and each.asks not in shown] == []
    assert [each.asks for each in ASKED_OF_ITEMS if each.asks not in shown] == []
    assert [text for text in texts(FULL) if text not in shown] == []


def decision_of(kind: str, at: At, cast: Cast, post: UUID) -> str:
    """The page of the last decision of this kind, as a post of its agency reads it."""
    cast.become(post)
    decision = Decision.objects.filter(kind=kind, keeper=at.agency).latest("made_at")
    return body(Browser(post).get(f"/decisions/{decision.id}/"))


def test_every_answer_that_a_decision_can_hold_is_shown() -> None:
    asked, in_words = {each.fact for each in ASKED}, {"confidence_met"}
    assert {one.name for one in fields(AnswersGiven)} - in_words <= asked
    assert {one.name for one in fields(AnswersGiven) if not getattr(FULL, one.name)} == in_words


def test_what_was_told_and_passed_on_explains_itself_to_its_giver(cast: Cast, stage: Stage) -> None:
    school = cast.school
    made = stage.told(decision=replace(WHOLE, answers=full(cast, school), items=(BRUISE,)))
    page = decision_of("telling", school, cast, school.practitioner)
    insist_whole(page)
    assert BRUISE.text in page
    given = body(Browser(school.practitioner).get(f"/disclosures/{made.id}/"))
    received_page = body(Browser(cast.social_care.duty).get(f"/disclosures/{made.id}/"))
    assert f"/decisions/{made.decision}/" in given
    assert f"/decisions/{made.decision}/" not in received_page
    passing = replace(PASSING, answers=full(cast, cast.social_care), protects_this_child=Answer.YES)
    gone = go(stage, received(stage, PassingOn.PROTECTS), passing)
    page = decision_of("passing_on", cast.social_care, cast, cast.social_care.practitioner)
    insist_whole(page)
    assert "Do they get it to protect this child?" in page
    assert f"/disclosures/{gone.id}/" in page


def test_what_was_put_in_at_a_meeting_and_its_minute_explain_themselves(cast: Cast, stage: Stage) -> None:
    conference, caller = Conference(stage), cast.social_care
    came = conference.from_school()
    conference.called(cast.police, cast.health)
    conference.put_in(caller, replace(conference.own(cast.police, answers=full(cast, caller)), received=came))
    page = decision_of("meeting", caller, cast, caller.practitioner)
    insist_whole(page)
    assert BRUISE.text in page
    conference.held(cast.police)
    given = replace(MINUTE, recipients=(cast.police.agency,), answers=full(cast, caller))
    write_minute(by=cast.become(caller.practitioner), meeting_id=conference.meeting, given=given)
    insist_whole(decision_of("minute", caller, cast, caller.practitioner))
    copy = MinuteCopy.objects.get().id
    link = f"/decisions/{Decision.objects.get(kind='minute').id}/"
    assert link in body(Browser(caller.practitioner).get(f"/minutes/{copy}/"))
    assert link not in body(Browser(cast.police.duty).get(f"/minutes/{copy}/"))


def test_a_call_that_we_made_explains_itself_as_far_as_it_was_written_down(cast: Cast, stage: Stage) -> None:
    said = {"danger": Answer.YES, "told": "Not yet.", "explanation": "They act tonight."}
    told(stage, cast.social_care, cast.school, side=CallSide.GIVEN, **said)
    page = html.unescape(decision_of("call", cast.school, cast, cast.school.practitioner))
    asked = [asks_of(fact) for fact in ("danger", "told", "reasons", "method")]
    assert [each for each in (*asked, "Not yet.", "They act tonight.") if each not in page] == []


def test_an_answer_and_what_a_manager_agrees_to_show_everything_that_was_answered(
    cast: Cast, stage: Stage
) -> None:
    given = replace(
        SHARED, outcome=Outcome.DECLINE, answers=replace(full(cast, cast.school), danger=Answer.YES)
    )
    declined = stage.decided(cast.social_care, cast.school, given)
    page = body(Browser(cast.school.manager).get(f"/requests/{declined.about}/decision/"))
    assert "Agree, and send the answer" in page
    insist_whole(page, but=("method",))
    answered_at = Browser(cast.school.duty).get(f"/decisions/{declined.id}/")
    assert answered_at["Location"] == f"/requests/{declined.about}/decisions/1/"


def test_the_check_shows_every_answer_with_the_page_where_it_is_changed(cast: Cast) -> None:
    check = html.unescape(Walk.begun(cast).matched().written().page("decide/check/"))
    asked = ("told", "safety_if_shared", "safety_if_not_shared", "confidence")
    assert [fact for fact in asked if CONDITIONS[fact] not in check] == []
    for fact in ("danger", "danger_rests_on", "safety_if_shared", "basis", "confidence", "reasons", "method"):
        assert asks_of(fact) in check
    assert "decide/danger/?from=check#danger_rests_on" in check
    assert [each.asks for each in ASKED_OF_ITEMS if each.asks not in check] == []


def test_whose_consent_it_relied_on_and_whose_no_there_was_is_named_and_linked(
    cast: Cast, stage: Stage
) -> None:
    agreed = Agreed(stage, (cast.health,))
    father = Whom(name="Sam Canary")
    refusal = answered(stage, cast.school, agreed.child, ConsentState.REFUSED, giver=father)
    shared = agreed.shared(cast.health)
    cast.become(cast.school.duty)
    about = Decision.objects.get(id=shared.decision).about
    page = html.unescape(body(Browser(cast.school.duty).get(f"/requests/{about}/decision/")))
    assert "Ruth Whitlock, a holder of parental responsibility: given, " in page
    assert "Sam Canary, a holder of parental responsibility: refused, " in page
    assert f"/consents/{agreed.consent}/" in page
    assert f"/consents/{refusal}/" in page
    restrict_thing(by=cast.become(cast.school.duty), thing=agreed.child, posts=[], why="A colleague's child.")
    hidden = html.unescape(body(Browser(cast.school.manager).get(f"/requests/{about}/decision/")))
    assert "A holder of parental responsibility: given, " in hidden
    assert "Canary" not in hidden
    assert "/consents/" not in hidden


def test_a_decision_is_there_for_nobody_who_does_not_see_what_it_is_about(cast: Cast, stage: Stage) -> None:
    made = stage.told()
    strangers = (cast.social_care.duty, cast.stranger.duty, cast.school.colleague)
    for post in strangers:
        hidden = Browser(post).get(f"/decisions/{made.decision}/")
        unknown = Browser(post).get(f"/decisions/{uuid4()}/")
        assert (hidden.status_code, unknown.status_code) == (404, 404)


def test_a_decision_with_consents_is_shown_in_few_queries(cast: Cast, stage: Stage) -> None:
    shared = Agreed(stage, (cast.health,)).told(cast.health)
    browser = Browser(cast.school.practitioner)
    browser.get(f"/decisions/{shared.decision}/")
    with CaptureQueriesContext(connection) as work:
        page = browser.get(f"/decisions/{shared.decision}/")
    assert "Ruth Whitlock" in body(page)
    passing = ("SAVEPOINT", "RELEASE", "select ctx.leave")
    sent = [q["sql"][:160] for q in work if not q["sql"].startswith(passing)]
    assert len(sent) <= 12, "\n".join(sent)


@pytest.mark.clause("2.1")
def test_how_confidence_is_met_is_chosen_with_why_and_kept_with_the_words_beside(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    page = html.unescape(walk.page("decide/conditions/"))
    assert "By an overriding public interest" in page
    assert "Somebody is in danger: protecting them outweighs the confidence." in page
    assert 'value="consent"' not in page
    chosen = {**CONDITIONS, "confidence": "They act tonight.", "confidence_met": "public_interest"}
    walk.send("decide/conditions/", **chosen)
    assert "By an overriding public interest. They act tonight." in walk.page("decide/check/")
    walk.send("decide/conditions/", **{**chosen, "confidence_met": "", "confidence": "In words alone."})
    assert "In words alone." in walk.page("decide/check/")
    assert "overriding public interest" not in walk.page("decide/check/").split("chiltern-code")[0]
