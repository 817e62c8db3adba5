"""Each act leaves a receipt for its parties alone: what, by whom, when, the commitment, the signature, the proof. 3.8."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest

from chiltern.ledger import signing
from chiltern.ledger.models import Opening
from chiltern.ledger.registry import kind_in_words
from chiltern.ledger.workings.proof import verify_proof
from chiltern.ledger.workings.receipt import verify_receipt
from tests.cast import Cast
from tests.house.floors import SOURCE
from tests.sealing import seal_beside
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.8")
LINK = re.compile(r'href="(/receipts/[^"]+/)">Receipt of what you have just done')


def acknowledged(cast: Cast) -> tuple[Browser, str]:
    """The school's duty desk has acknowledged a request; its browser, and where the receipt stands."""
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    browser = Browser(cast.school.duty)
    page = browser.get(f"/requests/{request.id}/")
    sent = browser.post(f"/requests/{request.id}/acknowledge/", {"form_id": form_id(page)})
    found = LINK.search(body(browser.get(sent["Location"])))
    assert found
    assert not LINK.search(body(browser.get(sent["Location"])))
    return browser, found[1]


def entry_of(where: str) -> UUID:
    return UUID(where.split("/")[2])


def test_the_next_page_offers_the_receipt_once_and_it_says_what_was_done_by_whom(cast: Cast) -> None:
    browser, where = acknowledged(cast)
    page = body(browser.get(where))
    for said in (
        "A request for information was acknowledged",
        "Dana Duty",
        "St Osyth’s School",
        "Not yet sealed",
        str(entry_of(where)),
    ):
        assert said in page
    note = browser.get(f"{where}signed/")
    assert note["Content-Disposition"] == f'attachment; filename="receipt-{entry_of(where)}.txt"'
    name, key = signing.receipt_name(), signing.key().public_key()
    assert verify_receipt(note.content.decode(), name=name, key=key).at
    assert browser.get(f"{where}proof/").status_code == 404


def test_once_sealed_it_has_our_own_number_and_a_proof_that_holds(cast: Cast) -> None:
    browser, where = acknowledged(cast)
    cast.become(cast.school.duty)
    seal_beside([entry_of(where)], sorted([cast.school.agency, cast.social_care.agency]))
    page = body(browser.get(where))
    assert "Sealed" in page
    assert f"{where}proof/" in page
    proof = browser.get(f"{where}proof/")
    found = verify_proof(proof.content, origin=signing.log_name(), key=signing.key().public_key())
    assert (found.agency, found.counter) == (cast.school.agency, 1)
    assert str(cast.social_care.agency).encode() not in proof.content
    assert "tree" not in page
    assert "1</dd>" in page.replace("\n", "").replace(" ", "")


def test_the_other_party_reads_what_was_done_and_not_by_whom(cast: Cast) -> None:
    _, where = acknowledged(cast)
    page = body(Browser(cast.social_care.practitioner).get(where))
    assert "A request for information was acknowledged" in page
    assert "Another agency, as its own record says" in page
    assert "Dana Duty" not in page


@pytest.mark.clause("2.2")
def test_whoever_is_no_party_gets_the_answer_of_a_made_up_receipt(cast: Cast) -> None:
    _, where = acknowledged(cast)
    for post in (cast.stranger.duty, cast.school.colleague, cast.social_care.colleague, cast.health.duty):
        browser = Browser(post)
        nothing = browser.get(f"/receipts/{uuid4()}/")
        assert (browser.get(where).status_code, body(browser.get(where))) == (404, body(nothing))


def test_a_form_that_was_refused_offers_none(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    browser = Browser(cast.social_care.practitioner)
    sent = browser.post(f"/requests/{request.id}/acknowledge/", {"form_id": str(uuid4())})
    assert sent.status_code == 403
    assert not LINK.search(body(browser.get("/")))
    cast.become(cast.social_care.practitioner)
    refused = Opening.objects.get(kind="request.acknowledged.refused")
    assert "Refused, and nothing was changed" in body(browser.get(f"/receipts/{refused.entry}/"))


def test_the_key_is_there_for_anyone() -> None:
    key = Browser().get("/record/key/")
    assert len(key.content.strip()) == 44


def test_every_kind_of_act_is_said_in_a_sentence() -> None:
    kinds = {
        kind
        for path in SOURCE.glob("*/actions/*.py")
        for kind in re.findall(r'@recorded\("([^"]+)"\)', path.read_text())
    }
    assert len(kinds) > 50
    assert [kind for kind in kinds if not re.fullmatch(r"[A-Z][^.]{8,80}", kind_in_words(kind))] == []
