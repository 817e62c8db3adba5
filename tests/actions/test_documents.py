"""Documents of items: the original stays, a copy goes with its item and stops with it. Clauses 3.5, 3.7, 3.8, 3.10."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Outcome, PassingOn
from chiltern.files import queries as files
from chiltern.files.changes import throw_away
from chiltern.files.models import Attachment, Piece
from chiltern.files.workings.leaks import words_left
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.cipher import CannotOpen
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.open_document import open_document
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import DocumentRead, Item, Redaction
from chiltern.sharing.queries.documents import copy_page
from chiltern.sharing.workings.deciding import DecisionGiven, TermsGiven
from chiltern.sharing.workings.documents import DocumentGiven, Part, cells, pages_in
from chiltern.sharing.workings.passing import PassingGiven
from tests.papers import LETTER, NAME, TWO_PAGES, added
from tests.stage import ANSWERS, BRUISE, LATE, OTHERS, WHOLE, YES, Stage

pytestmark = pytest.mark.clause("3.5", "3.7", "3.8", "3.10")


def with_document(stage: Stage, given: DecisionGiven = WHOLE) -> DecisionGiven:
    """The same, its first item with a letter in which the name is blacked out."""
    document = added(stage.cast, stage.cast.school.duty)
    return replace(given, items=(replace(given.items[0], document=document), *given.items[1:]))


def shared(stage: Stage, given: DecisionGiven = WHOLE) -> tuple[UUID, UUID]:
    """What social care finds: the disclosure; and the original at the school."""
    whole = with_document(stage, given)
    decision = stage.decided(stage.cast.social_care, stage.cast.school, whole)
    document = whole.items[0].document
    assert document is not None
    return stage.disclosure(stage.cast.social_care, decision).id, document.original


def test_the_copy_comes_with_its_item_and_holds_no_word_of_the_original(stage: Stage) -> None:
    disclosure, _ = shared(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    copy = copy_page(by, disclosure, 1)
    assert copy.content.startswith(b"%PDF-")
    assert words_left(LETTER, [NAME, "Friday"]) == [NAME, "Friday"]
    assert words_left(copy.content, [NAME, "Friday"]) == []
    assert copy.disclosure.items[0].document_pages == 1
    assert Attachment.objects.with_keys().get().name == ""
    with pytest.raises(Missing):
        copy_page(by, disclosure, 2)


def test_the_recipient_never_reads_the_originals_pieces_nor_what_was_made_of_it(stage: Stage) -> None:
    _, original = shared(stage)
    stage.cast.become(stage.cast.social_care.practitioner)
    assert not Piece.objects.filter(attachment=original).exists()
    assert not Attachment.objects.filter(id=original).exists()
    assert not Redaction.objects.exists()
    with pytest.raises(keys.NoKey):
        keys.held([original])
    with pytest.raises(Missing):
        files.original(original)
    stage.cast.become(stage.cast.school.duty)
    assert files.content_of(files.original(original)) == LETTER
    assert Redaction.objects.with_keys().get().chosen["words"] == [NAME]


def test_a_copy_belongs_to_its_item_alone_and_whoever_loses_the_item_loses_it(stage: Stage) -> None:
    disclosure, _ = shared(stage)
    stage.cast.become(stage.cast.social_care.practitioner)
    item = Attachment.objects.get().thing
    stage.cast.become(stage.cast.school.duty)
    access.end(item, [stage.cast.social_care.practitioner, stage.cast.social_care.team])
    by = stage.cast.become(stage.cast.social_care.practitioner)
    assert not Piece.objects.exists()
    with pytest.raises(Missing):
        copy_page(by, disclosure, 1)


def test_passed_on_with_its_item_it_is_the_same_copy(stage: Stage) -> None:
    given = replace(WHOLE, items=(BRUISE,), terms=TermsGiven(passing_on=PassingOn.PROTECTS))
    disclosure, original = shared(stage, given)
    care, third = stage.cast.social_care, stage.cast.police
    by = stage.cast.become(care.practitioner)
    first = copy_page(by, disclosure, 1)
    passing = PassingGiven(
        purpose="protect-from-harm", reasons="They act tonight.", answers=ANSWERS, tests=YES
    )
    gone = pass_on(by=by, disclosure_id=disclosure, items=[first.item], recipient=third.agency, given=passing)
    by = stage.cast.become(third.duty)
    assert copy_page(by, gone.id, 1).content == first.content
    with pytest.raises(Missing):
        files.original(original)
    with pytest.raises(Missing):
        copy_page(stage.cast.become(stage.cast.stranger.duty), gone.id, 1)


def test_what_is_withheld_has_no_copy_and_nobody_elsewhere_learns_of_it(stage: Stage) -> None:
    given = replace(WHOLE, outcome=Outcome.SHARE_IN_PART, items=(OTHERS, LATE))
    disclosure, original = shared(stage, given)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    assert not Attachment.objects.exists()
    with pytest.raises(Missing):
        copy_page(by, disclosure, 1)
    stage.cast.become(stage.cast.school.duty)
    assert [one.id for one in Attachment.objects.all()] == [original]
    assert Redaction.objects.get().attachment is None


def test_the_first_reading_of_a_post_is_an_entry_that_the_giver_shares(stage: Stage) -> None:
    disclosure, _ = shared(stage)
    care = stage.cast.social_care
    by = stage.cast.become(care.practitioner)
    item = copy_page(by, disclosure, 1).item
    open_document(by=by, disclosure_id=disclosure, item_id=item)
    assert copy_page(by, disclosure, 1).read_before
    assert DocumentRead.objects.count() == 1
    with pytest.raises(Missing):
        open_document(by=by, disclosure_id=disclosure, item_id=care.agency)
    stage.cast.become(stage.cast.school.duty)
    assert not DocumentRead.objects.exists()
    assert Opening.objects.filter(kind="document.read").count() == 1


def test_an_original_is_its_drafters_alone_until_it_is_decided_on(stage: Stage) -> None:
    document = added(stage.cast, stage.cast.school.duty)
    for post in (stage.cast.school.manager, stage.cast.school.colleague, stage.cast.stranger.duty):
        stage.cast.become(post)
        assert not Attachment.objects.exists()
        throw_away(document.original)
    stage.cast.become(stage.cast.school.duty)
    assert files.original(document.original).pages == 1
    throw_away(document.original)
    assert not Piece.objects.exists()
    assert not Attachment.objects.exists()


def test_what_was_decided_on_is_not_thrown_away_any_more(stage: Stage) -> None:
    _, original = shared(stage)
    stage.cast.become(stage.cast.school.duty)
    throw_away(original)
    assert files.content_of(files.original(original)) == LETTER


@pytest.mark.parametrize("post", ["duty", "stranger"])
def test_a_document_that_is_not_there_any_more_is_said(stage: Stage, post: str) -> None:
    at = stage.cast.school if post == "duty" else stage.cast.stranger
    document = added(stage.cast, at.duty)
    if post == "duty":
        throw_away(document.original)
    given = replace(WHOLE, items=(replace(BRUISE, document=document),))
    with pytest.raises(Invalid) as wrong:
        stage.decided(stage.cast.social_care, stage.cast.school, given)
    assert wrong.value.says == "Item 1: its document is no more there. Add it again."


def test_pages_have_to_be_chosen_before_it_leaves(stage: Stage) -> None:
    document = replace(added(stage.cast, stage.cast.school.duty), pages=())
    given = replace(WHOLE, items=(replace(BRUISE, document=document),))
    with pytest.raises(Invalid) as wrong:
        stage.decided(stage.cast.social_care, stage.cast.school, given)
    assert "choose the pages of the document that go" in wrong.value.says
    stage.cast.become(stage.cast.school.duty)
    assert not Item.objects.exists()


def test_a_piece_that_was_altered_in_the_database_is_not_handed_out(stage: Stage) -> None:
    disclosure, _ = shared(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    piece = Piece.objects.get()
    piece.sealed_with(keys.held([piece.thing])[piece.thing])
    assert copy_page(by, disclosure, 1).content == piece.content
    piece.__dict__["content"].stored = piece.__dict__["content"].stored[:-1] + b"?"
    with pytest.raises(CannotOpen):
        _ = piece.content


def test_tell_takes_a_document_with_it(stage: Stage) -> None:
    document = added(stage.cast, stage.cast.school.practitioner, TWO_PAGES, pages=(2,), words=())
    item = replace(BRUISE, document=document)
    told = stage.told(decision=replace(WHOLE, items=(item,)))
    copy = copy_page(stage.cast.become(stage.cast.social_care.duty), told.id, 1)
    assert copy.content.startswith(b"%PDF-")
    assert Attachment.objects.get().pages == 1


@pytest.mark.parametrize(
    ("typed", "pages"), [("1, 3-5", (1, 3, 4, 5)), ("2 and 7", (2, 7)), ("4–5;4", (4, 5)), ("9", (9,))]
)
def test_pages_are_typed_as_people_type_them(typed: str, pages: tuple[int, ...]) -> None:
    assert pages_in(typed, 9) == pages


@pytest.mark.parametrize(
    ("typed", "of", "said"),
    [
        ("", 9, "for example 1, 3-5"),
        ("all", 9, "like this: 1, 3-5"),
        ("0", 9, "The document has 9 pages"),
        ("8-12", 9, "The document has 9 pages"),
        ("5-3", 9, "The document has 9 pages"),
        ("1-3000", 3000, "The document has 3,000 pages, and at most 25 of them can go"),
        ("1-20, 31-40", 3000, "at most 25"),
        ("1-", 9, "like this"),
    ],
)
def test_pages_that_are_none_are_said(typed: str, of: int, said: str) -> None:
    with pytest.raises(Invalid) as wrong:
        pages_in(typed, of)
    assert said in wrong.value.says


def test_cells_are_parts_and_neighbours_are_one() -> None:
    assert cells(2, 14, [0, 1, 2, 11]) == [Part(2, 0, 0, 300, 72), Part(2, 100, 71, 200, 143)]
    marks = DocumentGiven(UUID(int=1), (2,), parts=tuple(cells(2, 14, [139]))).marks()
    assert marks["boxes"] == {"2": [[900, 928, 1000, 1000]]}
