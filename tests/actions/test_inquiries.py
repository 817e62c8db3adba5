"""Names of readers: asked by the owner's representative, answered by the other's, for a time, in both records. Clause 8.1.2."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from chiltern.code_of_practice.words import InquiryGround
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.ask_who_read import ask_who_read
from chiltern.sharing.actions.name_readers import name_readers
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.models import Disclosure, Inquiry, ReadersNamed
from chiltern.sharing.queries.inquiries import inquiry_page, who_opened
from tests.cast import Cast
from tests.holding_back import Quiet
from tests.stage import WHOLE, Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("3.10", "3.8")
REASON = "A parent complains that a neighbour knew."


@pytest.fixture
def went(stage: Stage) -> Disclosure:
    """The school's, opened by two posts of social care."""
    cast = stage.cast
    came = stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school, WHOLE))
    for post in (cast.social_care.practitioner, cast.social_care.manager):
        open_disclosure(by=cast.become(post), disclosure_id=came.id)
    return came


def ask(cast: Cast, reference: str, post: UUID | None = None) -> Inquiry:
    """The school's representative asks."""
    by = cast.become(post or cast.school.representative)
    return ask_who_read(by=by, reference=reference, ground=InquiryGround.COMPLAINT, reason=REASON)


def test_names_are_given_by_the_agency_that_read_and_for_a_time_alone(
    stage: Stage, went: Disclosure, set_time: Callable[[datetime], None]
) -> None:
    cast, school, care = stage.cast, stage.cast.school, stage.cast.social_care
    asked = ask(cast, f" {went.reference.lower()} ")
    assert inquiry_page(cast.become(school.representative), asked.id).answer is None
    assert who_opened(asked.id) == (), "the owner finds no reader by itself"
    seen = inquiry_page(cast.become(care.representative), asked.id)
    assert (seen.ours, seen.reason, seen.ground) == (False, REASON, InquiryGround.COMPLAINT.says)
    assert {one.post for one in who_opened(asked.id)} == {care.practitioner, care.manager}
    with pytest.raises(Invalid, match="words"):
        name_readers(by=cast.become(care.representative), inquiry_id=asked.id, posts=[care.manager])
    with pytest.raises(Invalid, match="posts"):
        name_readers(by=cast.become(care.representative), inquiry_id=asked.id, posts=[care.duty], words="So.")
    name_readers(
        by=cast.become(care.representative),
        inquiry_id=asked.id,
        posts=[care.manager],
        words="She is at risk.",
    )
    with pytest.raises(AlreadyDone):
        name_readers(
            by=cast.become(care.representative), inquiry_id=asked.id, posts=[care.manager], words="Again."
        )
    by = cast.become(school.representative)
    answer = inquiry_page(by, asked.id).answer
    assert answer and answer.withheld == 1 and answer.words == "She is at risk."
    assert [one.split(",")[0] for one in answer.names] == ["Mina Manager"]
    page = body(Browser(school.representative).get(f"/who-read/{asked.id}/"))
    assert "Mina Manager" in page and "Pat" not in page.split("Who opened it")[1].split("</ul>")[0]
    for kind, rep in (("inquiry.asked", care), ("inquiry.answered", school)):
        cast.become(rep.representative)
        assert Opening.objects.filter(kind=kind, thing=asked.id).count() == 1, "in both records"
    set_time(by.at + timedelta(days=28, minutes=1))
    over = inquiry_page(cast.become(school.representative), asked.id)
    assert over.answer is None and over.answered and not ReadersNamed.objects.exists()
    kept = inquiry_page(cast.become(care.representative), asked.id)
    assert kept.answer and kept.answer.names, "whoever named them keeps what it said"


def test_only_those_who_represent_either_side_learn_of_it(stage: Stage, went: Disclosure) -> None:
    cast = stage.cast
    asked = ask(cast, went.reference)
    with pytest.raises(AlreadyDone):
        ask(cast, went.reference)
    for post in (
        cast.school.practitioner,
        cast.school.duty,
        cast.social_care.duty,
        cast.police.representative,
    ):
        by = cast.become(post)
        assert not Inquiry.objects.exists() and who_opened(asked.id) == ()
        with pytest.raises(Missing):
            inquiry_page(by, asked.id)
    with pytest.raises(Refused):
        ask(cast, went.reference, cast.school.manager)
    with pytest.raises(Missing):
        name_readers(by=cast.become(cast.school.representative), inquiry_id=asked.id, posts=[])


def test_what_is_not_ours_or_not_seen_to_have_gone_is_as_unknown_as_what_is_made_up(
    stage: Stage, went: Disclosure
) -> None:
    cast = stage.cast
    says = set()
    for post, reference in (
        (cast.social_care.representative, went.reference),
        (cast.police.representative, went.reference),
        (cast.school.representative, "2222-2222"),
    ):
        with pytest.raises(Invalid) as raised:
            ask(cast, reference, post)
        says.add((raised.value.field, raised.value.says))
    assert len(says) == 1


def test_a_hop_of_which_the_owner_is_not_told_yet_cannot_be_asked_about(stage: Stage) -> None:
    cast = stage.cast
    reference = Quiet(stage).passed().reference
    with pytest.raises(Invalid):
        ask(cast, reference)


def test_it_is_asked_and_answered_on_the_pages(stage: Stage, went: Disclosure) -> None:
    cast, rep = stage.cast, stage.cast.social_care.representative
    asking = Browser(cast.school.representative)
    wrong = body(asking.send("/team/who-read/", reference="2222-2222", ground="audit", reason=REASON))
    assert "Nothing of yours went" in wrong and REASON in wrong
    leads = asking.send("/team/who-read/", reference=went.reference, ground="audit", reason=REASON)[
        "Location"
    ]
    assert "The answer is awaited." in body(asking.get(leads))
    answering = Browser(rep)
    assert leads in body(answering.get("/")), "it stands on Your work"
    page = body(answering.get(leads))
    assert REASON in page and "Mina Manager" in page and "checked" not in page
    assert "Say why somebody is not named" in body(answering.send(leads, words=""))
    assert (
        answering.send(leads, posts=[str(cast.social_care.manager)], words="She left.")["Location"] == leads
    )
    assert "Mina Manager" in body(asking.get(leads))
    assert asking.get(leads.replace(leads.split("/")[2], str(uuid4()))).status_code == 404
    for post in (cast.school.duty, cast.social_care.duty):
        assert Browser(post).get("/team/who-read/").status_code == Browser(post).get(leads).status_code == 404
