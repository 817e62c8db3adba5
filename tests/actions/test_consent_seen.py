"""What is shown of consent, and to whom: restricted, by name or not, in a timeline, in few statements. 2.2, 3.7, 9.1."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState
from chiltern.consent.actions.assess_competence import Competence, assess_competence
from chiltern.consent.actions.record_consent import NotToAsk, Whom, WhyNotAsk
from chiltern.consent.actions.record_told import TellingState, Told, record_told
from chiltern.consent.facts.standing import consents_of
from chiltern.consent.models import Consent
from chiltern.consent.queries.asking import UNSEEN, is_marked, whom_not_to_ask
from chiltern.consent.queries.due import due_for_review
from chiltern.consent.queries.page import consent_page
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.ledger import openings
from chiltern.ledger.models import Entry, Opening
from chiltern.people.workings import given
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.queries.timeline import timeline
from chiltern.sharing.queries.timeline.lines import Kind
from tests.consenting import MOTHER, NO, PURPOSE, YES, adult, answered
from tests.stage import Stage

pytestmark = pytest.mark.clause("2.2", "3.7")


def test_of_a_restricted_child_only_those_on_the_list_see_what_was_consented(stage: Stage) -> None:
    school = stage.cast.school
    child = stage.child(school)
    row = answered(stage, school, child, YES, stage.cast.stranger)
    restrict_thing(by=stage.cast.become(school.manager), thing=child, posts=(), why="A colleague's child.")
    by = stage.cast.become(school.practitioner)
    assert not Consent.objects.exists()
    assert (consents_of(by, [child]), due_for_review(by).due) == ({child: ()}, ())
    assert whom_not_to_ask(by, child) == ()
    with pytest.raises(Missing):
        withdraw_consent(by=by, consent=row, stated=Withdrawal())
    assert len(consent_page(stage.cast.become(school.manager), child).standing) == 1


def test_the_answer_of_somebody_whose_record_is_restricted_counts_and_is_shown_without_a_name(
    stage: Stage,
) -> None:
    school = stage.cast.school
    child, mother = stage.child(school), adult(stage, school, "Ruth")
    marked = (NotToAsk(Whom(mother), WhyNotAsk.SUSPECTED),)
    answered(stage, school, child, NO, giver=Whom(mother), not_to_ask=marked)
    restrict_thing(by=stage.cast.become(school.manager), thing=mother, posts=(), why="She works here.")
    by = stage.cast.become(school.practitioner)
    page = consent_page(by, child)
    assert (page.standing[0].giver, page.standing[0].giver_id) == (UNSEEN, None)
    assert [one.called for one in page.not_to_ask] == [UNSEEN]
    assert "Ruth" not in repr(page)
    assert consents_of(by, [child])[child][0].state is NO


def test_a_timeline_shows_how_consent_went_and_is_about_nobody_else(stage: Stage) -> None:
    school = stage.cast.school
    child, mother = stage.child(school), adult(stage, school, "Ruth")
    row = answered(stage, school, child, YES, stage.cast.stranger, giver=Whom(mother))
    withdraw_consent(by=stage.cast.become(school.manager), consent=row, stated=Withdrawal())
    by = stage.cast.become(school.manager)
    record_told(
        by=by, person=child, stated=Told(TellingState.NOT_TOLD_UNSAFE, why_unsafe="He reads her letters.")
    )
    lines = timeline(stage.cast.become(school.duty), child, kind=Kind.CONSENT).events
    assert {line.says for line in lines} == {
        "Consent: given",
        "Consent: withdrawn",
        "What is shared and why: not told: unsafe",
    }
    assert timeline(stage.cast.become(school.duty), mother, kind=Kind.CONSENT).events == ()
    assert timeline(stage.cast.become(school.colleague), child, kind=Kind.CONSENT).events == ()


def test_a_page_asks_the_same_few_statements_whatever_is_on_record(stage: Stage) -> None:
    school, asked = stage.cast.school, []
    child, mother = stage.child(school), adult(stage, school, "Ruth")
    for many in (1, 4):
        for _ in range(many):
            answered(stage, school, child, YES, stage.cast.stranger, stage.cast.health, giver=Whom(mother))
        by = stage.cast.become(school.duty)
        with CaptureQueriesContext(connection) as work:
            page = consent_page(by, child)
        asked.append(len(work.captured_queries))
    assert {one.name for one in page.standing[0].recipients} == {"Beacon Leisure", "Riverside Health Trust"}
    assert (len(page.history), page.standing[0].giver) == (5, "Ruth Whitlock")
    assert asked[0] == asked[1] <= 10


@pytest.mark.clause("9.1")
def test_who_is_marked_is_not_asked_and_an_answer_of_theirs_is_kept_all_the_same(stage: Stage) -> None:
    school = stage.cast.school
    child = stage.child(school)
    marked = tuple(NotToAsk(MOTHER, because) for because in WhyNotAsk)
    first = answered(
        stage, school, child, ConsentState.NOT_SOUGHT, giver=None, reason="Unsafe.", not_to_ask=marked
    )
    stage.cast.become(school.duty)
    assert is_marked(child, Whom(name="RUTH  Whitlock"))
    assert not is_marked(child, Whom(name="Dan Whitlock"))
    answered(stage, school, child, NO)
    assert sorted(_said(child)) == [b"false", b"true"]
    answered(stage, school, child, ConsentState.NOT_SOUGHT, giver=None, reason="Safe now.", instead_of=first)
    assert whom_not_to_ask(stage.cast.become(school.duty), child) == ()


@pytest.mark.clause("9.2")
def test_a_judgement_prompts_from_about_twelve_and_counts_for_its_purpose_alone(stage: Stage) -> None:
    school = stage.cast.school
    at = stage.cast.become(school.duty).at
    child = stage.child(school, birth=given.Birth(on=date(at.year - 14, 1, 1)))
    assert consent_page(stage.cast.become(school.duty), child).prompt_competence
    own = {"by": ConsentBy.CHILD, "giver": None}
    answered(stage, school, child, YES, stage.cast.stranger, purposes=(PURPOSE, "early-help"), **own)
    (before,) = consents_of(stage.cast.become(school.duty), [child])[child]
    assert (before.person_age, before.competent, len(before.purposes)) == (14, Answer.NOT_KNOWN, 2)
    for judged, hours in ((Answer.NO, 2), (Answer.YES, 1)):
        stated = Competence(
            judged, "She said it back.", "Her nurse", (PURPOSE,), happened_at=at - timedelta(hours=hours)
        )
        assess_competence(by=stage.cast.become(school.manager), person=child, stated=stated)
    found = {
        tuple(one.purposes): one.competent
        for one in consents_of(stage.cast.become(school.duty), [child])[child]
    }
    assert found == {(PURPOSE,): Answer.YES, ("early-help",): Answer.NOT_KNOWN}
    page = consent_page(stage.cast.become(school.duty), child)
    assert not page.prompt_competence and page.competence[0].judged_by == "Her nurse"


@pytest.mark.clause("3.3")
def test_what_a_newer_answer_stands_for_is_not_withdrawn_and_stood_until_then(stage: Stage) -> None:
    school = stage.cast.school
    child = stage.child(school)
    at = stage.cast.become(school.duty).at
    first = answered(stage, school, child, YES, stage.cast.stranger, happened_at=at - timedelta(days=2))
    answered(stage, school, child, YES, stage.cast.health, instead_of=first)
    with pytest.raises(AlreadyDone, match="replaced"):
        withdraw_consent(by=stage.cast.become(school.duty), consent=first, stated=Withdrawal())
    by = stage.cast.become(school.duty)
    (now,) = consents_of(by, [child])[child]
    assert now.recipients == {stage.cast.health.agency}
    (then,) = consents_of(by, [child], at - timedelta(days=1))[child]
    assert then.recipients == {stage.cast.stranger.agency}
    assert consents_of(by, [child], at - timedelta(days=3)) == {child: ()}
    assert consents_of(by, []) == {}


def _said(child: UUID) -> list[bytes]:
    """Whether each entry about the child says that somebody was asked who should not be."""
    found = []
    for row in Opening.objects.filter(thing=child, kind="consent.recorded").order_by("at", "id"):
        whole = Entry.objects.get(id=row.entry)
        opened = openings.check(
            openings.unseal(bytes(row.sealed), row.id, row.keeper), bytes(whole.commitment)
        )
        found.append(opened.fields["says.asked_somebody_not_to_be_asked"])
    return found


@pytest.mark.clause("3.10")
def test_no_row_hangs_on_another_agencys_person_or_stands_for_another_persons_row(stage: Stage) -> None:
    school, health = stage.cast.school, stage.cast.health
    child, sister, elsewhere = stage.child(school), stage.child(school), stage.child(health)
    of_sister = answered(stage, school, sister, YES, stage.cast.stranger)
    by = stage.cast.become(school.manager)
    wrong = (
        {"person_id": elsewhere},
        {"person_id": child, "giver_id": elsewhere},
        {"person_id": child, "instead_of_id": of_sister},
    )
    for columns in wrong:
        row = Consent(
            keeper=by.agency,
            made_at=by.at,
            happened_at=by.at,
            post=by.post,
            reference=str(columns),
            state=NO,
            by=ConsentBy.PARENT,
            recipients=[],
            purposes=[],
            says={},
            **columns,
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            row.sealed_with(b"k" * 32).save(force_insert=True)
    with pytest.raises(Missing):
        answered(stage, school, child, NO, instead_of=of_sister)
    stage.cast.become(school.manager)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Consent.objects.filter(id=of_sister).update(state=NO)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Consent.objects.filter(id=of_sister).delete()
