"""A court's order on pages: written down as it arrives, its owner told, produced, answered, looked at again. Clause 3.10."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.sharing.models import CourtNotice, Disclosure, HeldNotice
from tests.cast import Cast
from tests.court_orders import CASE, COURT, ORDERS, came_from, notice_of, order
from tests.holding_back import REASON, hold
from tests.stage import BRUISE, Stage
from tests.web.browser import Browser, body, form_id
from tests.web.test_holding_back import parts
from tests.web.walking import CONDITIONS, TERMS, TESTS

pytestmark = pytest.mark.clause("3.10")
LINK = "A court orders this"
REGISTER = "/team/passed-on-without-permission/"


def arrives(cast: Cast, holder: Browser, came: Any, **changes: Any) -> Any:
    """Written down on the page of what came."""
    by = cast.become(cast.social_care.practitioner)
    answers = {
        "court": "",
        "court_name": COURT,
        "court_reference": CASE,
        "orders": ORDERS,
        "items": [f"{each.disclosure}:{each.item}" for each in came],
        "notice": "now",
        **parts("due_on", by, 14),
        **changes,
    }
    return holder.send(f"/disclosures/{came[0].disclosure}/court-order/", **answers)


def test_it_is_written_down_and_its_owner_reads_what_it_can_do(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.social_care)
    came, second = came_from(stage, cast.school, child), came_from(stage, cast.health, child)
    holder, duty = Browser(cast.social_care.practitioner), Browser(cast.school.duty)
    page = f"/disclosures/{came[0].disclosure}/"
    assert LINK in body(holder.get(page))
    assert LINK not in body(duty.get(page))
    form = body(holder.get(f"{page}court-order/"))
    assert str(second[0].item) not in form, "not opened by this post"
    holder.get(f"/disclosures/{second[0].disclosure}/")
    led = arrives(cast, holder, (*came, *second))
    assert led.status_code == 302, body(led)
    here = body(holder.get(led["Location"]))
    for said in (CASE, ORDERS, COURT, BRUISE.text, "Told", "Has not gone to the court", "St Osyth’s School"):
        assert said in here
    assert "Riverside Health Trust" in here
    notice = f"/court-notices/{notice_of(stage, cast.school.duty)}/"
    rep = Browser(cast.school.representative)
    for browser in (duty, rep):
        assert notice in body(browser.get("/"))
        told = body(browser.get(notice))
        for said in ("Children’s Social Care", COURT, CASE, "ask the court to limit"):
            assert said in told
        for hidden in (ORDERS, "Riverside", "Health"):
            assert hidden not in told.split("<main")[1]
    assert BRUISE.text in body(duty.get(notice))
    cast.become(cast.social_care.practitioner)
    reference = Disclosure.objects.get(id=came[0].disclosure).reference
    assert BRUISE.text not in body(rep.get(notice))
    assert reference in body(rep.get(notice))
    assert "We have read it" not in body(rep.get(notice))
    assert duty.post(f"{notice}read/", {"form_id": form_id(duty.get(notice))}).status_code == 302
    assert notice not in body(duty.get("/"))
    assert notice in body(rep.get("/"))


def test_what_is_wrong_stands_at_its_question_and_nothing_typed_is_lost(cast: Cast) -> None:
    came = came_from(Stage(cast), cast.school)
    holder = Browser(cast.social_care.practitioner)
    by = cast.become(cast.social_care.practitioner)
    for says, changes in (
        ("Choose the court, or write down what it is called", {"court_name": ""}),
        ("This day is past", parts("due_on", by, -1)),
        ("Choose", {"items": []}),
        ("Fill in ‘Reference on the order’", {"court_reference": ""}),
        ("Say why its owner is not told yet", {"notice": "hold"}),
    ):
        page = arrives(cast, holder, came, **changes)
        assert page.status_code == 200
        assert says in body(page)
        assert ORDERS in body(page)
    assert arrives(cast, holder, came).status_code == 302
    again = arrives(cast, holder, came, court_name=COURT.upper())
    assert "written down already" in body(again)


def test_what_it_takes_is_passed_on_with_the_order_filled_in_and_stands_there(cast: Cast) -> None:
    stage = Stage(cast)
    came = came_from(stage, cast.school)
    made = order(stage, *came)
    path, holder = f"/court-orders/{made.id}/", Browser(cast.social_care.practitioner)
    passing = f"/disclosures/{came[0].disclosure}/pass-on/"
    start = f"{passing}?order={made.id}"
    assert start in body(holder.get(path))
    form = body(holder.get(start))
    assert f'<option value="{made.court}" selected' in form
    chosen = {"recipient": str(made.court), "items": [str(each.item) for each in came]}
    sent = holder.send(start, **chosen, purpose="court-proceedings", protects_this_child="no")
    assert sent["Location"] == f"{passing}answers/"
    asked = body(holder.get(sent["Location"]))
    for name in ("court_order", "within_order"):
        assert checked(asked, name, "yes")
    said = {**TESTS, **CONDITIONS, "reasons": "Ordered.", "note": "", "danger": "no", "ground_applies": "no"}
    answers = {**said, "court_order": "yes", "within_order": "yes", "method": "paper"}
    for _ in range(2):
        holder.send(f"{passing}answers/", **answers)
    sent = holder.send(f"{passing}terms/", **TERMS)
    assert sent["Location"] == f"{passing}owner/"
    assert CASE in body(holder.get(f"{passing}owner/"))
    holder.send(f"{passing}owner/", exception_reference=CASE, notice="now")
    went = holder.send(f"{passing}check/")
    assert went.status_code == 302, body(went)
    page = body(holder.get(path))
    assert "Has gone to the court." in page
    assert went["Location"] in page
    assert start not in page
    assert "Without permission: lawful reason" in body(
        Browser(cast.school.duty).get(f"/went/{went['Location'].split('/')[2]}/")
    )


def checked(page: str, name: str, value: str) -> bool:
    """Whether this radio is chosen."""
    part = next(
        each for each in page.split("<input") if f'name="{name}"' in each and f'value="{value}"' in each
    )
    return " checked" in part.split(">")[0]


def test_it_is_answered_waits_for_its_day_and_is_looked_at_again(cast: Cast) -> None:
    stage = Stage(cast)
    made = order(stage, *came_from(stage, cast.school))
    path, holder = f"/court-orders/{made.id}/", Browser(cast.social_care.practitioner)
    assert path in body(holder.get("/"))
    by = cast.become(cast.social_care.practitioner)
    said = {"answer": "limited", "words": "Without the letters."}
    assert "Choose a day to come" in body(holder.send(f"{path}answer/", **said, **parts("review_on", by, 0)))
    assert holder.send(f"{path}answer/", **said, **parts("review_on", by, 30)).status_code == 302
    page = body(holder.get(path))
    for words in ("Without the letters.", "To be looked at again", "the court limited it"):
        assert words in page
    assert holder.get(f"{path}answer/").status_code == 403
    assert holder.send(f"{path}review/", words="Too wide, and nobody asked.").status_code == 302
    assert "Too wide, and nobody asked." in body(holder.get(path))
    assert path not in body(holder.get("/"))
    assert path in body(holder.get("/work/orders_over/"))


def test_it_can_be_held_back_and_the_second_person_reads_what_for(cast: Cast) -> None:
    stage = Stage(cast)
    came = came_from(stage, cast.school)
    holder, second = Browser(cast.social_care.practitioner), Browser(cast.social_care.manager)
    by = cast.become(cast.social_care.practitioner)
    held = {"notice": "hold", "hold_reason": REASON, "second": str(cast.social_care.manager)}
    led = arrives(cast, holder, came, **held, **parts("hold_review", by, 7))
    assert led.status_code == 302, body(led)
    page = body(holder.get(led["Location"]))
    assert "Not told yet" in page
    assert "Hold the notice back" not in page
    start = f"/disclosures/{came[0].disclosure}/pass-on/?order={led['Location'].split('/')[2]}"
    assert holder.get(start).status_code == 200
    cast.become(cast.social_care.practitioner)
    path = f"/notices-held-back/{HeldNotice.objects.get().id}/"
    assert path in page
    assert path in body(second.get("/"))
    shown = body(second.get(path))
    for said in (REASON, "A court’s order has arrived", COURT, led["Location"]):
        assert said in shown
    assert "ordered" not in body(Browser(cast.school.representative).get("/")).lower()
    assert second.send(f"{path}tell/", because="I do not agree.").status_code == 302
    assert "A court orders" in body(Browser(cast.school.representative).get("/"))
    cast.become(cast.school.duty)
    assert CourtNotice.objects.count() == 1


def test_the_register_counts_orders_apart(cast: Cast) -> None:
    stage = Stage(cast)
    rep = Browser(cast.social_care.representative)
    assert "0 orders." in body(rep.get(REGISTER))
    made = order(stage, *came_from(stage, cast.school))
    page = body(rep.get(REGISTER))
    for said in ("1 order.", "0 times.", made.reference, COURT, "Told at once", "apart from breaches"):
        assert said in page
    for hidden in (CASE, ORDERS, BRUISE.text):
        assert hidden not in page
    by = cast.become(cast.social_care.practitioner)
    order(stage, *came_from(stage, cast.health), hold=hold(by, cast.social_care.manager))
    assert "Not told yet" in body(rep.get(REGISTER))
    assert "0 orders." in body(Browser(cast.school.representative).get(REGISTER))


def test_its_pages_are_shown_in_few_queries(cast: Cast) -> None:
    stage = Stage(cast)
    made = order(stage, *came_from(stage, cast.school), *came_from(stage, cast.health))
    notice = notice_of(stage, cast.school.duty)
    seen = [
        (cast.social_care.practitioner, f"/court-orders/{made.id}/"),
        (cast.school.duty, f"/court-notices/{notice}/"),
        (cast.school.representative, "/work/ordered_of_ours/"),
        (cast.social_care.practitioner, "/work/orders/"),
        (cast.social_care.representative, REGISTER),
    ]
    for post, path in seen:
        browser = Browser(post)
        browser.get(path)
        with CaptureQueriesContext(connection) as work:
            assert browser.get(path).status_code == 200
        assert len(work) <= 12, f"{path}\n" + "\n".join(one["sql"][:160] for one in work.captured_queries)
