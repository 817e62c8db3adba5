"""A withdrawn consent on pages: its recipients answer, whoever shared it reads, the worker has the list. 3.3, 3.10 and 9.1."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.stage import BRUISE, LATE, Stage
from tests.web.browser import Browser, body, form_id
from tests.withdrawing import Agreed

pytestmark = pytest.mark.clause("3.3", "9.1")
REMOVED = {"answer": "removed", "words": ""}


def withdrawn(cast: Cast) -> tuple[Agreed, str, str, str]:
    """Beacon Leisure has it on consent: the stop, what was shared, and the list of recipients."""
    agreed = Agreed(Stage(cast), (cast.stranger,))
    shared = agreed.shared(cast.stranger)
    withdrawal = agreed.withdrawn()
    stop = agreed.stop(cast.stranger)
    return (
        agreed,
        f"/consent-withdrawn/{stop.id}/",
        f"/disclosures/{shared.id}/",
        f"/consent-withdrawn/by/{withdrawal}/",
    )


def test_it_stands_on_your_work_of_both_sides_and_names_nobody(cast: Cast) -> None:
    _, path, _, recipients = withdrawn(cast)
    theirs, ours = Browser(cast.stranger.practitioner), Browser(cast.school.practitioner)
    work = body(theirs.get("/"))
    assert "Consent withdrawn or lapsed, to be answered (1)" in work
    assert path in work
    assert "Consent withdrawn or lapsed, waiting for their answer (1)" in body(ours.get("/"))
    for each in ("stops", "stopping", "stopped"):
        assert "Amara" not in body(ours.get(f"/work/{each}/"))
    listed = body(ours.get(recipients))
    assert "Beacon Leisure" in listed
    assert "Do not hand it to the person who withdrew" in listed
    assert "5 working days" in body(theirs.get(path))


@pytest.mark.clause("3.10")
def test_its_recipient_sees_what_rests_on_it_and_that_there_is_no_new_use(cast: Cast) -> None:
    _, path, shared, _ = withdrawn(cast)
    theirs = Browser(cast.stranger.practitioner)
    page = body(theirs.get(path))
    for said in (
        BRUISE.text,
        LATE.text,
        "St Osyth’s School",
        "lawful then",
        "If a child is in danger",
        "Your answer",
    ):
        assert said in page
    assert "Not offered: " in page
    came = body(theirs.get(shared))
    assert "All of it came on consent alone." in came
    assert "there is no new use of it" in came
    assert path in came
    assert "Take into our file" not in came
    assert "Take into our file" in body(Browser(cast.school.manager).get(shared))


@pytest.mark.clause("3.8")
def test_removed_it_is_gone_there_and_read_again_with_a_reason_alone(cast: Cast) -> None:
    _, path, shared, _ = withdrawn(cast)
    theirs = Browser(cast.stranger.practitioner)
    form = {"form_id": form_id(theirs.get(path)), **REMOVED}
    assert {theirs.post(path, form).status_code for _ in range(2)} == {302}
    for address in (path, shared):
        assert BRUISE.text not in body(theirs.get(address))
    assert "Read it again, with a reason" in body(theirs.get(path))
    assert "Error: Read what you relied on" in body(theirs.send(f"{path}read/", reason=""))
    assert theirs.send(f"{path}read/", reason="We are asked why.").status_code == 302
    page = body(theirs.get(path))
    assert BRUISE.text in page
    assert "We are asked why." in page
    other = Browser(cast.stranger.conflicted)
    assert BRUISE.text not in body(other.get(path))
    assert other.get(f"{path}read/").status_code == 403


def test_kept_it_says_on_which_basis_and_whoever_shared_it_puts_the_answer_away(cast: Cast) -> None:
    _, path, _, recipients = withdrawn(cast)
    theirs, ours = Browser(cast.stranger.practitioner), Browser(cast.school.manager)
    wrong = body(theirs.send(path, answer="kept", words=""))
    assert "Tick what you keep" in wrong
    cast.become(cast.stranger.practitioner)
    kept = wrong.split('name="kept"')[1].split('value="')[1].split('"')[0]
    assert "Choose the other basis" in body(theirs.send(path, answer="kept", kept=[kept], words="Why."))
    sent = theirs.send(path, answer="kept", kept=[kept], basis="vital-interests", words="Her allergy.")
    assert sent.status_code == 302, sent.content.decode()
    assert "You have" not in body(theirs.get("/work/stops/"))
    page = body(ours.get(path))
    for said in ("1 kept, 1 stopped and removed", "Her allergy.", "Risk to life or limb"):
        assert said in page
    assert "Your answer" not in page
    for each in (recipients, "/went/"):
        assert ours.get(next(part for part in page.split('"') if part.startswith(each))).status_code == 200
    ours.post(f"{path}answer-read/", {"form_id": form_id(ours.get(path))})
    assert "waiting for their answer" not in body(ours.get("/"))
    assert "Kept, on another basis" in body(ours.get(recipients))


def test_a_list_of_nobody_says_so_and_a_second_answer_finds_the_first(cast: Cast) -> None:
    _, path, _, _ = withdrawn(cast)
    theirs = Browser(cast.stranger.practitioner)
    two = [{"form_id": form_id(theirs.get(path)), **REMOVED} for _ in range(2)]
    assert [theirs.post(path, each).status_code for each in two] == [302, 409]
    nobody = Agreed(Stage(cast), (cast.health,)).withdrawn()
    ours = Browser(cast.school.practitioner)
    assert "Nobody outside your agency has anything" in body(ours.get(f"/consent-withdrawn/by/{nobody}/"))
    assert Browser(cast.stranger.practitioner).get(f"/consent-withdrawn/by/{nobody}/").status_code == 404


def test_its_pages_are_shown_in_few_queries(cast: Cast) -> None:
    _, path, shared, recipients = withdrawn(cast)
    theirs, ours = Browser(cast.stranger.practitioner), Browser(cast.school.manager)
    for browser, each in ((theirs, path), (ours, path), (ours, recipients), (theirs, shared)):
        browser.get(each)
        with CaptureQueriesContext(connection) as work:
            assert browser.get(each).status_code == 200
        assert len(work) <= 12, "\n".join(one["sql"][:160] for one in work.captured_queries)
