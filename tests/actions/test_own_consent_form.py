"""An agency keeps its own consent form: its representative writes it, its own people read it, nobody else. Clauses 1.3, 9.1."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from chiltern.agencies.actions.set_consent_form import set_consent_form
from chiltern.agencies.models import OwnConsentForm
from chiltern.agencies.queries.consent_form import OwnFormView, own_consent_form
from chiltern.agencies.workings.consent_form import AnswerKind, FormAsked, OwnQuestion
from chiltern.foundation.gate import Invalid, Refused
from tests.cast import Cast

pytestmark = pytest.mark.clause("1.3")

PHONE = OwnQuestion("May we leave a message on your phone?", AnswerKind.YES_NO)
OURS = FormAsked(
    "We are the school.\nWe ask you first.", (PHONE, OwnQuestion("  "), OwnQuestion("Who else?"))
)


def test_the_latest_stands_and_everybody_of_the_agency_reads_it(cast: Cast) -> None:
    for asked in (FormAsked("Before."), OURS):
        set_consent_form(by=cast.become(cast.school.representative), form=asked)
    stands = own_consent_form(cast.become(cast.school.practitioner))
    assert stands.wording == "We are the school.\nWe ask you first."
    assert stands.questions == (PHONE, OwnQuestion("Who else?"))
    assert OwnConsentForm.objects.count() == 2


def test_another_agency_neither_reads_nor_writes_it(cast: Cast) -> None:
    row = set_consent_form(by=cast.become(cast.school.representative), form=OURS)
    by = cast.become(cast.police.representative)
    assert own_consent_form(by) == OwnFormView()
    assert not OwnConsentForm.objects.exists()
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        OwnConsentForm(
            keeper=row.keeper, made_at=by.at, wording="Ours now.", questions=[], set_by=by.post
        ).save(force_insert=True)


def test_only_the_representative_writes_it(cast: Cast) -> None:
    with pytest.raises(Refused):
        set_consent_form(by=cast.become(cast.school.manager), form=OURS)
    assert not OwnConsentForm.objects.exists()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (FormAsked("x" * 2_001), "wording"),
        (FormAsked("be\x00cause"), "wording"),
        (FormAsked("", (PHONE, OwnQuestion("x" * 201))), "asks_2"),
        (FormAsked("", (PHONE, OwnQuestion("MAY we leave a message on your phone?"))), "asks_2"),
        (FormAsked("", [OwnQuestion(f"Question {each}") for each in range(7)]), "asks_1"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_question(cast: Cast, asked: FormAsked, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        set_consent_form(by=cast.become(cast.school.representative), form=asked)
    assert wrong.value.field == field
