"""A signed form lies beside its answer, sealed as part of the person's record, and is seen as that. Clauses 1.3 and 3.7."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.actions.attach_form import attach_form
from chiltern.consent.models import SignedForm
from chiltern.consent.queries.signed import signed_file, signed_forms
from chiltern.files.models import Attachment
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from tests.cast import Cast
from tests.consenting import answered
from tests.papers import DAMAGED, LETTER, LOCKED, TOO_BIG, photograph
from tests.stage import Stage

pytestmark = [pytest.mark.clause("1.3"), pytest.mark.clause("3.7")]


def stated(cast: Cast) -> tuple[UUID, UUID]:
    """A child of the school's, and an answer about her."""
    stage = Stage(cast)
    child = stage.child(cast.school)
    return child, answered(stage, cast.school, child, ConsentState.GIVEN, cast.health)


def test_whoever_sees_the_child_reads_it_and_nobody_else(cast: Cast) -> None:
    child, consent = stated(cast)
    form = attach_form(by=cast.become(cast.school.duty), consent=consent, content=LETTER)
    attach_form(by=cast.become(cast.school.duty), consent=consent, content=photograph())
    cast.become(cast.school.manager)
    assert signed_file(form).content == LETTER
    assert [(one.kind, one.pages) for one in signed_forms(consent)] == [("pdf", 1), ("jpeg", 1)]
    cast.set_conflict(cast.school, cast.school.duty, child)
    for post in (cast.school.duty, cast.school.colleague, cast.health.duty, cast.school.representative):
        cast.become(post)
        assert not SignedForm.objects.exists()
        assert not Attachment.objects.filter(thing=child).exists()
        with pytest.raises(Missing):
            signed_file(form)


def test_it_leaves_one_entry_and_stays_as_it_was_added(cast: Cast) -> None:
    child, consent = stated(cast)
    form = attach_form(by=cast.become(cast.school.duty), consent=consent, content=LETTER)
    assert Opening.objects.filter(kind="consent.form_attached", thing=child).count() == 1
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        SignedForm.objects.filter(id=form).update(post=consent)


@pytest.mark.parametrize("content", [b"", b"MZ not a form", LOCKED, DAMAGED, TOO_BIG])
def test_what_is_no_paper_is_refused_in_words_and_nothing_is_kept(cast: Cast, content: bytes) -> None:
    _, consent = stated(cast)
    with pytest.raises(Invalid) as wrong:
        attach_form(by=cast.become(cast.school.duty), consent=consent, content=content)
    assert wrong.value.field == "file"
    assert not SignedForm.objects.exists()


def test_only_those_who_record_consent_and_see_the_child_add_one(cast: Cast) -> None:
    _, consent = stated(cast)
    for post, wrong in ((cast.health.duty, Missing), (cast.school.colleague, Missing)):
        with pytest.raises(wrong):
            attach_form(by=cast.become(post), consent=consent, content=LETTER)
    with pytest.raises((Missing, Refused)):
        attach_form(by=cast.become(cast.school.representative), consent=consent, content=LETTER)
    cast.become(cast.school.duty)
    assert not SignedForm.objects.exists()
