"""Text remembers: pasted from what came, it is recognised, and what its writer says of it is recorded; never a block. 3.10."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection

from chiltern.code_of_practice.words import Answer, BundleForm, Outcome, ShowOriginator
from chiltern.foundation.sealed import keys
from chiltern.ledger import openings
from chiltern.ledger.models import Entry, Opening
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.recall_disclosure import recall_disclosure
from chiltern.sharing.actions.revise_bundle import revise_bundle
from chiltern.sharing.changes.recognising import forget, keep_prints
from chiltern.sharing.models import Disclosure, Item, TextPrint, WordsRecognised
from chiltern.sharing.queries.bundled import parts_of
from chiltern.sharing.queries.recognised import COMMON as MOST_ITEMS
from chiltern.sharing.queries.recognised import recognise, words_said
from chiltern.sharing.workings.bundling import PartGiven
from chiltern.sharing.workings.recognising import WordsSaid
from tests.recognising import COMMON, KNOWN, OWN, PASSAGE, PASTED, Pasting, written
from tests.stage import BRUISE, SHARED, Stage

pytestmark = pytest.mark.clause("3.10")


@pytest.fixture
def pasting(stage: Stage) -> Pasting:
    """The school's item lies opened with social care."""
    return Pasting(stage)


def entry_says(kind: str) -> dict[str, bytes]:
    """What the one entry of this kind says to whoever acts."""
    row = Opening.objects.get(kind=kind)
    commitment = bytes(Entry.objects.get(id=row.entry).commitment)
    return openings.check(openings.unseal(bytes(row.sealed), row.id, row.keeper), commitment).fields


def test_pasted_and_not_answered_it_goes_and_the_record_says_so(pasting: Pasting) -> None:
    told = pasting.told(PASTED)
    assert written(told.id) == [("unanswered", pasting.item, "")]
    (said,) = words_said(pasting.stage.cast.become(pasting.stage.cast.social_care.practitioner), told.id)
    assert said.belongs_to == "St Osyth’s School"
    assert said.many == len(PASSAGE.split())
    assert str(pasting.item).encode() in entry_says("agency.told")["says.words"]
    # At whom it is told there is nothing of it, neither here nor at its owner.
    for at in (pasting.stage.cast.health, pasting.stage.cast.school):
        pasting.stage.cast.become(at.duty)
        assert not WordsRecognised.objects.exists()
    pasting.stage.cast.become(pasting.stage.cast.health.duty)
    assert "says.words" not in entry_says("agency.told")


def test_what_the_writer_knows_is_recorded_sealed_with_it(pasting: Pasting) -> None:
    told = pasting.told(PASTED, WordsSaid(pasting.item, KNOWN))
    assert written(told.id) == [("known", pasting.item, KNOWN)]
    assert b"known" in entry_says("agency.told")["says.words"]
    with connection.cursor() as cursor:
        cursor.execute("select known_from from sharing_wordsrecognised")
        assert KNOWN.encode() not in bytes(cursor.fetchone()[0])


def test_taken_out_as_a_quotation_it_is_recorded_as_that_and_only_where_it_was_taken_out(
    pasting: Pasting,
) -> None:
    quoted = WordsSaid(pasting.item)
    assert written(pasting.told(OWN, quoted).id) == [("quoted", pasting.item, "")]
    assert written(pasting.told(PASTED, quoted).id) == [("unanswered", pasting.item, "")]
    # What is not held here is quoted by nobody.
    assert written(pasting.told(OWN, WordsSaid(pasting.several.child)).id) == []


@pytest.mark.clause("9.3")
def test_in_danger_nothing_of_it_stops_a_word(pasting: Pasting) -> None:
    for words in ((), (WordsSaid(pasting.item, KNOWN),), (WordsSaid(pasting.several.child, KNOWN),)):
        told = pasting.told(PASTED, *words, danger=Answer.YES)
        assert Disclosure.objects.filter(id=told.id).exists()
        assert written(told.id)


def test_short_common_phrases_our_own_words_and_what_goes_back_to_its_owner_ask_nothing(
    pasting: Pasting,
) -> None:
    assert written(pasting.told(f"{OWN} {COMMON}").id) == []
    by = pasting.stage.cast.become(pasting.stage.cast.social_care.practitioner)
    assert recognise(by, {"text": PASTED}, pasting.stage.cast.health.agency)
    assert recognise(by, {"text": PASTED}, pasting.stage.cast.school.agency) == ()


def test_words_that_stand_in_many_items_are_everybodys(pasting: Pasting) -> None:
    for _ in range(MOST_ITEMS):
        pasting.several.came(pasting.stage.cast.health, (replace(BRUISE, text=PASSAGE),))
    assert written(pasting.told(PASTED).id) == []


def test_another_agency_recognises_nothing_of_it_and_its_prints_are_others(pasting: Pasting) -> None:
    cast = pasting.stage.cast
    by = cast.become(cast.social_care.practitioner)
    ours = set(TextPrint.objects.values_list("value", flat=True))
    assert ours
    assert recognise(by, {"text": PASTED})
    for at in (cast.health, cast.stranger, cast.school):
        other = cast.become(at.manager)
        assert not TextPrint.objects.exists()
        assert recognise(other, {"text": PASTED}) == ()
    assert keys.print_key(cast.social_care.agency) != keys.print_key(cast.health.agency)
    pasted = pasting.told(PASTED)
    open_disclosure(by=cast.become(cast.health.duty), disclosure_id=pasted.id)
    theirs = set(TextPrint.objects.values_list("value", flat=True))
    assert theirs
    assert not ours & theirs


@pytest.mark.clause("2.2")
def test_what_is_hidden_from_the_writer_is_not_recognised_to_them(pasting: Pasting) -> None:
    cast, at = pasting.stage.cast, pasting.stage.cast.social_care
    seen = cast.become(at.manager)
    assert recognise(seen, {"text": PASTED})
    assert recognise(cast.become(at.colleague), {"text": PASTED}) == ()
    cast.set_conflict(at, at.manager, pasting.several.child)
    assert recognise(cast.become(at.manager), {"text": PASTED}) == ()
    assert recognise(cast.become(at.practitioner), {"text": PASTED})


def test_before_anybody_opened_it_and_after_it_was_taken_back_there_is_nothing(stage: Stage) -> None:
    cast = stage.cast
    told = stage.told(decision=replace(stage.telling().decision, items=(replace(BRUISE, text=PASSAGE),)))
    by = cast.become(cast.social_care.duty)
    assert recognise(by, {"text": PASTED}) == ()
    # Whatever had been kept goes with what is taken back.
    keep_prints(by, Item.objects.with_keys())
    assert recognise(by, {"text": PASTED})
    recall_disclosure(by=cast.become(cast.school.practitioner), disclosure_id=told.id, why="Not theirs.")
    assert recognise(cast.become(cast.social_care.duty), {"text": PASTED}) == ()


def test_forgotten_by_who_holds_it_no_longer_and_by_nobody_else(pasting: Pasting) -> None:
    cast = pasting.stage.cast
    cast.become(cast.health.manager)
    forget([pasting.item])
    by = cast.become(cast.social_care.practitioner)
    assert recognise(by, {"text": PASTED})
    forget([pasting.item])
    assert not TextPrint.objects.filter(item=pasting.item).exists()
    assert recognise(by, {"text": PASTED}) == ()


def test_an_owner_whom_the_terms_hide_is_not_named(stage: Stage) -> None:
    pasting = Pasting(stage, {"show_originator": ShowOriginator.NOBODY})
    (found,) = recognise(stage.cast.become(stage.cast.social_care.practitioner), {"text": PASTED})
    assert found.item == pasting.item
    assert "Osyth" not in found.belongs_to
    assert found.excerpt == PASSAGE.replace(",", " –").upper().removesuffix(".")


def test_an_answer_and_a_summary_remember_too(pasting: Pasting) -> None:
    cast = pasting.stage.cast
    bundle = pasting.several.made(pasting.item, form=BundleForm.SUMMARY)
    by = cast.become(cast.social_care.practitioner)
    parts = (PartGiven(pasting.item, "Her sleeve."), PartGiven(words=PASTED))
    revise_bundle(by=by, bundle_id=bundle.id, parts=parts)
    assert written(bundle.id) == [("unanswered", pasting.item, "")]
    # What stood there already is not asked about again.
    revise_bundle(by=by, bundle_id=bundle.id, parts=parts)
    assert len(written(bundle.id)) == 1
    assert len(parts_of(by, bundle.id)) == 2
    given = replace(SHARED, outcome=Outcome.SHARE, items=(replace(BRUISE, text=PASTED),))
    request = pasting.stage.acknowledged(cast.health, cast.social_care)
    decided = decide_request(by=cast.become(cast.social_care.manager), request_id=request, given=given)
    assert written(decided.id) == [("unanswered", pasting.item, "")]
