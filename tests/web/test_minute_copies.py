"""Taking a minute into one's own file: each part with its owner and terms, a reference, a taker, its limits. 3.6 and 3.10."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.foundation.gate import Refused
from chiltern.ledger.models import Entry
from chiltern.sharing.actions.take_minute_into_file import take_minute_into_file
from chiltern.sharing.models import Disclosure, MinuteCopy, MinuteFileCopy
from chiltern.sharing.queries.copies_taken import copies_taken
from tests.cast import Cast
from tests.web.browser import FORM_ID, Browser, body
from tests.web.meeting import AGREED, ITEM, Meeting
from tests.web.test_meetings import boxes
from tests.web.test_pdf import words_of

pytestmark = pytest.mark.clause("3.6", "3.10")
PASSING = ("SAVEPOINT", "RELEASE", "select ctx.leave")
SAID = (
    ITEM["text"],
    AGREED["decided"],
    AGREED["what_1"],
    "Riverside Health Trust",
    "Passing on: may go to those who protect this child.",
    "This may not be all that is held.",
    "Mrs Whitlock, mother",
)


def bundle(cast: Cast) -> str:
    """Where the police's bundle of a minute stands; one part of it is the health trust's."""
    meeting = Meeting.begun(cast).inviting(cast.police, cast.health).called()
    meeting.put_in(Browser(cast.health.duty), cast.social_care, cast.police)
    meeting.held(cast.health)
    meeting.minuted(cast.police, items=tuple(boxes(meeting.page("minute/parts/"))))
    (found,) = set(re.findall(r"/minutes/[0-9a-f-]{36}/", meeting.page(browser=Browser(cast.police.duty))))
    return str(found)


def taken(browser: Browser, path: str) -> str:
    """Takes a copy, pressed twice; where it stands."""
    form = FORM_ID.search(browser.get(path).content.decode().split("take-into-file/")[1])
    assert form
    sent = [browser.post(f"{path}take-into-file/", {"form_id": form.group(1)})["Location"] for _ in range(2)]
    assert sent[0] == sent[1]
    return str(sent[0])


def test_a_copy_has_every_part_with_its_owner_and_its_terms_and_who_took_it(cast: Cast) -> None:
    path, browser = bundle(cast), Browser(cast.police.duty)
    copy = taken(browser, path)
    page = body(browser.get(copy))
    for each in (path, copy):
        with CaptureQueriesContext(connection) as work:
            browser.get(each)
        sent = [q["sql"][:120] for q in work if not q["sql"].startswith(PASSING)]
        assert len(sent) <= 12, sent
    by = cast.become(cast.police.duty)
    made = MinuteFileCopy.objects.get()
    for said in (*SAID, made.reference, "Taken by"):
        assert said in page
    assert copy in body(browser.get(path))
    assert Entry.objects.filter(kind="minute.taken_into_file").count() == 1
    items = MinuteCopy.objects.get(id=made.minute_copy).items
    assert copies_taken(None, items) == (made.reference,), "who has to put it right finds it"
    assert copies_taken(None, [uuid4()]) == ()
    assert by.agency == made.keeper


@pytest.mark.pdf
def test_the_file_says_the_same(cast: Cast) -> None:
    browser = Browser(cast.police.duty)
    got = browser.get(f"{taken(browser, bundle(cast))}pdf/")
    assert got["Content-Type"] == "application/pdf"
    words = words_of(got.content)
    for said in SAID:
        assert said in words


def test_whoever_did_not_get_it_finds_none_and_each_side_has_its_own(cast: Cast) -> None:
    path = bundle(cast)
    copy = taken(Browser(cast.police.duty), path)
    for post in (cast.police.colleague, cast.stranger.duty, cast.health.duty, cast.school.duty):
        browser = Browser(post)
        nothing = body(browser.get(f"/minute-copies/{uuid4()}/"))
        assert (browser.get(copy).status_code, body(browser.get(copy))) == (404, nothing)
        assert browser.post(f"{path}take-into-file/", {"form_id": str(uuid4())}).status_code == 404
    sender = Browser(cast.social_care.practitioner)
    assert sender.get(copy).status_code == 404
    assert sender.get(taken(sender, path)).status_code == 200


def test_once_the_time_of_a_part_is_over_there_is_no_new_copy(cast: Cast) -> None:
    path = bundle(cast)
    taken(Browser(cast.police.duty), path)
    for at in (cast.health, cast.social_care):
        by = cast.become(at.duty)
        Disclosure.objects.filter(keeper=at.agency).update(expires_at=by.at)
    by = cast.become(cast.police.duty)
    with pytest.raises(Refused) as no:
        take_minute_into_file(by=by, copy_id=MinuteCopy.objects.get().id)
    assert "no new use" in no.value.says
