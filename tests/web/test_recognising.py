"""Words of something received, pasted: asked once on the last look, quoted or known, never a block. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.code_of_practice.words import BundleForm
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.models import Decision, DisclosedItem, Item, Minute
from chiltern.sharing.queries.bundled import parts_of
from tests.cast import Cast
from tests.recognising import KNOWN, OWN, PASSAGE, PASTED, Pasting, written
from tests.stage import Stage
from tests.web.browser import Browser, body
from tests.web.meeting import AGREED, Meeting
from tests.web.telling import ITEM, Telling
from tests.web.walking import ITEM as OF_AN_ANSWER
from tests.web.walking import Walk

pytestmark = pytest.mark.clause("3.10")
ASKS = "Whose words are these?"
MOST_STATEMENTS = 30
BEGINS = "On Tuesday morning"


@pytest.fixture
def pasting(cast: Cast) -> Pasting:
    """The school's item lies opened with social care."""
    return Pasting(Stage(cast))


def telling(pasting: Pasting, text: str = PASTED, danger: str = "no") -> Telling:
    """Social care tells the health trust, up to its check."""
    cast = pasting.stage.cast
    journey = Telling.begun(cast, cast.social_care.practitioner).written(cast.health.agency, danger=danger)
    journey.send("items/0/", **{**ITEM, "text": text})
    return journey


def whose(pasting: Pasting, said: str, known_from: str = "") -> dict[str, str]:
    return {f"whose-{pasting.item}": said, f"known-from-{pasting.item}": known_from}


def items_of(pasting: Pasting, told: UUID) -> list[str]:
    pasting.stage.cast.become(pasting.stage.cast.social_care.practitioner)
    items = DisclosedItem.objects.filter(disclosure=told).values_list("item", flat=True)
    return [item.text for item in Item.objects.with_keys().filter(id__in=list(items))]


def said_of(pasting: Pasting, about: UUID) -> list[tuple[str, UUID, str]]:
    pasting.stage.cast.become(pasting.stage.cast.social_care.practitioner)
    return written(about)


def test_it_is_asked_on_the_last_look_with_whose_it_is_and_ignored_it_goes(pasting: Pasting) -> None:
    assert ASKS not in telling(pasting, OWN).page("check/")
    journey = telling(pasting)
    page = journey.page("check/")
    assert page.count(ASKS) == 1
    assert "Quote it: it belongs to St Osyth’s School" in page
    assert "ON TUESDAY MORNING" in page
    told = journey.sent()
    assert items_of(pasting, told) == [PASTED]
    assert said_of(pasting, told) == [("unanswered", pasting.item, "")]
    assert "asked whose they are, and not answered" in journey.browser.get(f"/told/{told}/").content.decode()


@pytest.mark.clause("9.3")
def test_in_danger_it_is_asked_and_stops_nothing(pasting: Pasting) -> None:
    journey = telling(pasting, danger="yes")
    assert ASKS in journey.page("check/")
    told = journey.sent()
    assert said_of(pasting, told) == [("unanswered", pasting.item, "")]


def test_what_the_writer_knows_is_kept_with_from_where(pasting: Pasting) -> None:
    journey = telling(pasting)
    assert "Say from where you know it" in body(journey.send("whose/", **whose(pasting, "known")))
    assert journey.send("whose/", **whose(pasting, "known", KNOWN))["Location"].endswith("check/")
    page = journey.page("check/")
    assert ASKS not in page
    assert KNOWN in page
    assert KNOWN in journey.page("whose/")
    told = journey.sent()
    assert items_of(pasting, told) == [PASTED]
    assert said_of(pasting, told) == [("known", pasting.item, KNOWN)]
    assert KNOWN in body(journey.browser.get(f"/told/{told}/"))
    assert KNOWN not in body(Browser(pasting.stage.cast.health.duty).get(f"/disclosures/{told}/"))


def test_a_quotation_is_taken_out_and_leads_to_passing_it_on_as_its_owners(pasting: Pasting) -> None:
    journey = telling(pasting)
    journey.send("whose/", **whose(pasting, "quoted"))
    page = journey.page("check/")
    assert ASKS not in page
    assert "TUESDAY" not in page
    onward = f"/pass-on/?to={pasting.stage.cast.health.agency}"
    assert onward in page
    told = journey.sent()
    assert items_of(pasting, told) == [f"{OWN}\nShe was quiet."]
    assert said_of(pasting, told) == [("quoted", pasting.item, "")]
    page = body(journey.browser.get(f"/told/{told}/"))
    (link,) = [part.split('"')[0] for part in page.split('href="') if "/pass-on/" in part.split('"')[0]]
    assert body(journey.browser.get(link)).count(BEGINS)


def test_where_nothing_else_is_left_the_item_goes_off_the_list_and_pasted_again_it_is_asked_again(
    pasting: Pasting,
) -> None:
    journey = telling(pasting, PASSAGE)
    journey.send("items/new/", **{**ITEM, "text": OWN})
    journey.send("whose/", **whose(pasting, "quoted"))
    assert BEGINS not in journey.page("items/")
    assert OWN in journey.page("items/")
    journey.send("items/0/", **{**ITEM, "text": PASTED})
    assert ASKS in journey.page("check/")
    assert journey.browser.get(journey.path + "check/").status_code == 200


@pytest.mark.clause("2.2")
def test_nobody_is_asked_about_what_they_may_not_see(pasting: Pasting) -> None:
    cast, at = pasting.stage.cast, pasting.stage.cast.social_care
    cast.set_conflict(at, at.practitioner, pasting.several.child)
    journey = telling(pasting)
    assert ASKS not in journey.page("check/")
    assert journey.browser.get(journey.path + "whose/")["Location"] == journey.path + "check/"
    told = journey.sent()
    assert said_of(pasting, told) == []
    cast.become(at.manager)
    assert written(told) == []


def test_an_answer_asks_on_its_last_look_within_its_statements(pasting: Pasting) -> None:
    cast = pasting.stage.cast
    (request,) = pasting.stage.asked(cast.health, cast.social_care)
    by = cast.become(cast.social_care.manager)
    acknowledge_request(by=by, request_id=request.id)
    walk = Walk(cast, Browser(cast.social_care.manager), request.id, pasting.several.child)
    walk.matched().written("share", ({**OF_AN_ANSWER, "text": PASTED},))
    with CaptureQueriesContext(connection) as asked:
        page = walk.page("decide/check/")
    assert len(asked) <= MOST_STATEMENTS
    assert page.count(ASKS) == 1
    walk.send("decide/whose/", **whose(pasting, "known", KNOWN))
    assert ASKS not in walk.page("decide/check/")
    assert walk.send("decide/check/")["Location"] == walk.path
    cast.become(cast.social_care.manager)
    decided = Decision.objects.get(about=request.id)
    assert written(decided.id) == [("known", pasting.item, KNOWN)]
    assert KNOWN in walk.page("decision/")


def test_a_minute_asks_and_takes_the_part_instead_of_its_words(pasting: Pasting) -> None:
    cast = pasting.stage.cast
    meeting = Meeting.begun(cast, pasting.several.child).inviting(cast.police).called()
    meeting.held(cast.police)
    path = f"{meeting.here}minute/"
    meeting.browser.send(path, **{**AGREED, "decided": PASTED, "what_1": f"Looks into this: {PASSAGE}"})
    meeting.browser.send(f"{path}parts/", recipients=[str(cast.police.agency)])
    meeting.answer(meeting.browser, path)
    page = meeting.page("minute/check/")
    assert page.count(ASKS) == 1
    led = meeting.browser.send(f"{path}whose/", **whose(pasting, "quoted"))["Location"]
    assert led == f"{path}check/"
    page = meeting.page("minute/check/")
    assert ASKS not in page
    assert "Looks into this:" in page
    assert BEGINS not in page
    assert meeting.browser.send(led)["Location"] == meeting.here
    cast.become(cast.social_care.practitioner)
    (minute,) = Minute.objects.with_keys()
    assert minute.body["decided"] == f"{OWN}\nShe was quiet."
    assert written(minute.id) == [("quoted", pasting.item, "")]


def test_a_summary_asks_once_and_makes_a_part_of_the_quotation(pasting: Pasting) -> None:
    cast = pasting.stage.cast
    bundle = pasting.several.made(pasting.item, form=BundleForm.SUMMARY)
    worker, here = Browser(cast.social_care.practitioner), f"/bundles/{bundle.id}/words/"
    sent = {"words_1": "", "from_1": str(pasting.item), "words_2": PASTED, "from_2": ""}
    page = body(worker.send(here, **sent))
    assert page.count("whose words are these?") == 1
    assert PASTED in page
    prompted = {"prompted": str(pasting.item)}
    page = body(worker.send(here, **sent, **prompted, **whose(pasting, "known")))
    assert "Say from where you know it" in page
    saved = worker.send(here, **sent, **prompted, **whose(pasting, "quoted"))
    assert saved["Location"] == f"/bundles/{bundle.id}/"
    by = cast.become(cast.social_care.practitioner)
    parts = parts_of(by, bundle.id)
    assert len(parts) == 3
    assert [part.row.item == pasting.item for part in parts] == [True, False, False]
    assert said_of(pasting, bundle.id) == [("quoted", pasting.item, "")]


def test_a_summary_saved_again_without_an_answer_is_saved(pasting: Pasting) -> None:
    bundle = pasting.several.made(pasting.item, form=BundleForm.SUMMARY)
    worker, here = Browser(pasting.stage.cast.social_care.practitioner), f"/bundles/{bundle.id}/words/"
    sent = {"words_1": PASTED, "from_1": "", "prompted": str(pasting.item)}
    assert worker.send(here, **sent)["Location"] == f"/bundles/{bundle.id}/"
    assert said_of(pasting, bundle.id) == [("unanswered", pasting.item, "")]
    assert "asked whose they are" in body(worker.get(f"/bundles/{bundle.id}/"))
