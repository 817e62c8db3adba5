"""Deciding in a browser: led, danger first, item by item, and once. Clauses 3.3 to 3.8 and 9.3."""

from __future__ import annotations

import re

import pytest

from chiltern.sharing.models import Decision, DisclosedItem
from tests.cast import Cast
from tests.web.browser import Browser, body, form_id
from tests.web.test_ask_code import both_are_bound, still_open
from tests.web.walking import CONDITIONS, DANGER, ITEM, TESTS, WITHHELD, WORDS, Walk, reply_path

RESTS_ON_DUTY = {"basis": "legal-obligation", "confidence_met": "duty", "confidence": ""}
pytestmark = pytest.mark.clause("3.4", "3.5", "3.8")


def test_the_whole_journey_decides_and_shares_what_was_chosen(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    check = walk.page("decide/check/")
    goes, stays = check.split("This stays here</h2>")
    assert ITEM["text"] in goes
    assert WITHHELD["text"] not in goes
    assert WITHHELD["text"] in stays
    sent = walk.send("decide/check/")
    assert sent["Location"] == walk.path, body(sent)
    cast.become(cast.school.duty)
    assert Decision.objects.get().outcome == "share_in_part"
    assert DisclosedItem.objects.count() == 1


def test_the_same_check_sent_twenty_times_decides_once(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    path = walk.path + "decide/check/"
    form = {"form_id": form_id(walk.browser.get(path))}
    assert {walk.browser.post(path, form)["Location"] for _ in range(20)} == {walk.path}
    cast.become(cast.school.duty)
    assert Decision.objects.count() == 1


def test_the_second_of_two_deciders_sees_the_firsts_decision_and_keeps_the_own_words(cast: Cast) -> None:
    first = Walk.begun(cast).matched().written()
    second = Walk(cast, Browser(cast.school.manager), first.request, first.child).written()
    theirs = second.browser.get(second.path + "decide/check/")
    first.send("decide/check/")
    late = second.browser.post(second.path + "decide/check/", {"form_id": form_id(theirs)})
    assert late.status_code == 409
    page = body(late)
    assert "This request has been decided" in page
    assert "Dana Duty" in page
    assert "Share in part" in page
    assert page.count("Another family has complained.") == 1
    cast.become(cast.school.duty)
    assert Decision.objects.count() == 1
    assert second.browser.get(second.path + "decide/items/").status_code == 409


def test_danger_comes_first_and_the_numbers_to_ring_with_it(cast: Cast) -> None:
    walk = Walk.begun(cast)
    tasks = walk.page("decide/")
    assert tasks.index("Danger</a>") < tasks.index("What you hold, item by item</a>")
    walk.send("decide/danger/", **DANGER)
    page = walk.page("decide/")
    assert "Is a child in danger now? Ring first" in page
    assert "Find out afterwards" in page


def test_in_danger_nothing_is_written_but_the_item_and_it_is_shared(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    walk.send("decide/danger/", danger="yes")
    walk.send("decide/items/new/", **ITEM)
    walk.send("decide/answer/", outcome="share")
    assert "Can wait" in walk.page("decide/")
    assert "decide again with your reasons afterwards" in walk.page("decide/words/")
    assert walk.send("decide/words/")["Location"] == walk.path + "decide/terms/"
    assert walk.send("decide/check/")["Location"] == walk.path
    assert "Information shared" in body(
        Browser(cast.social_care.practitioner).get(reply_path(cast, walk.request))
    )


def test_outside_danger_and_to_decline_in_danger_reasons_are_asked_for(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    for said, outcome in (("no", "share"), ("yes", "decline")):
        walk.send("decide/danger/", danger=said)
        walk.send("decide/items/new/", **ITEM)
        walk.send("decide/answer/", outcome=outcome)
        assert "Answer ‘Why did you decide so’" in body(walk.send("decide/words/"))
        assert walk.browser.get(walk.path + "decide/check/")["Location"] == walk.path + "decide/"


def test_sexual_abuse_says_first_whom_to_ring_stops_nothing_and_is_on_the_record(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    ring, words = "Is a child in danger now? Ring first", "Nothing stands before it"
    walk.send("decide/danger/", danger="no", sexual_abuse="no")
    assert ring not in walk.page("decide/items/")
    walk.send("decide/danger/", danger="yes", sexual_abuse="yes")
    page = walk.page("decide/items/")
    assert page.index(words) < page.index(ring) < page.index("<h1")
    walk.send("decide/items/new/", **ITEM)
    walk.send("decide/answer/", outcome="share")
    assert "decide/danger/?from=check" in walk.page("decide/check/")
    walk.send("decide/check/")
    assert "Yes. It was said whom to ring now" in walk.page("decision/")


def test_what_the_code_says_links_every_reason_to_its_clause(cast: Cast) -> None:
    walk = Walk.begun(cast)
    page = walk.page("decide/")
    assert "What the Code says" in page
    assert 'href="/code/9.3/"' in page
    assert "Significant harm shortens every clock" in body(walk.browser.get("/code/9.3/"))
    assert walk.browser.get("/code/99.9/").status_code == 404


def test_nothing_is_chosen_beforehand_that_shares(cast: Cast) -> None:
    walk = Walk.begun(cast)
    for step in ("decide/items/new/", "decide/tests/", "decide/answer/", "decide/danger/"):
        chosen = re.findall(r"<input[^>]* checked[^>]*>", walk.page(step))
        assert not [each for each in chosen if 'name="marking"' not in each], step


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("text", "", "Answer ‘What do you hold’"),
        ("text", "x" * 200_000, "shorten it to 10000 or fewer"),
        ("kind", "rumour", "Choose one of the answers"),
        ("classes", ["secret"], "Choose one of the answers"),
        ("observed_on-day", "31", "must"),
        ("observed_on-year", "2999", "or earlier"),
    ],
)
def test_bad_input_about_an_item_is_said_at_its_field(
    cast: Cast, field: str, typed: object, said: str
) -> None:
    walk = Walk.begun(cast)
    day = {"observed_on-day": "1", "observed_on-month": "2", "observed_on-year": "2020"}
    page = walk.send("decide/items/new/", **{**ITEM, **day, field: typed})
    assert page.status_code == 200
    assert said in body(page)
    assert "Item 1" not in walk.page("decide/items/")


def test_what_is_withheld_says_why(cast: Cast) -> None:
    page = Walk.begun(cast).send("decide/items/new/", **{**WITHHELD, "withheld_because": " "})
    assert "Say why you withhold this item" in body(page)


def test_an_item_sent_twice_is_one_item_and_can_be_changed_and_removed(cast: Cast) -> None:
    walk = Walk.begun(cast)
    for _ in range(3):
        walk.send("decide/items/new/", **ITEM)
    page = walk.page("decide/items/")
    assert "Item 1" in page
    assert "Item 2" not in page
    walk.send("decide/items/0/", **{**ITEM, "text": "Late on ten mornings."})
    assert "Late on ten mornings." in walk.page("decide/items/")
    walk.browser.post(walk.path + "decide/items/0/remove/", {"text": "Late on ten mornings."})
    assert "Nothing is listed yet" in walk.page("decide/items/")
    assert walk.browser.get(walk.path + "decide/items/7/").status_code == 404


def test_a_condition_that_is_open_is_named_with_its_page_and_nothing_is_sent(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    walk.send("decide/danger/", **{**DANGER, "danger": "no"})
    walk.send("decide/items/new/", **ITEM)
    walk.send("decide/answer/", outcome="share")
    walk.send("decide/words/", reasons="It helps.", as_sent="")
    page = walk.page("decide/check/")
    assert "Still to be answered" in page
    assert "decide/tests/?from=check" in page
    refused = walk.send("decide/check/")
    assert refused.status_code == 200
    assert "Answer this before you decide" in body(refused)
    cast.become(cast.school.duty)
    assert not Decision.objects.exists()


def test_declining_asks_as_much_as_sharing_and_waits_for_a_manager_in_danger(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written(outcome="decline", items=(WITHHELD, ITEM))
    check = walk.page("decide/check/")
    assert "No information goes to Children’s Social Care" in check
    assert "Decide, and ask a manager to agree" in check
    walk.send("decide/check/")
    assert "waits for a manager" in walk.page()
    manager = Walk(cast, Browser(cast.school.manager), walk.request, walk.child)
    page = manager.page("decision/")
    assert "Agree, and send the answer" in page
    assert "It helps them act." in page
    assert "Agree, and send the answer" not in walk.page("decision/")
    assert "Say why" in body(manager.send("decision/", why=" ")) or "Answer" in body(
        manager.send("decision/", why=" ")
    )
    manager.send("decision/")
    assert "Answered" in manager.page()


def test_a_manager_sends_a_decision_back_and_it_is_decided_again(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written(outcome="decline", items=(ITEM,))
    walk.send("decide/check/")
    manager = Walk(cast, Browser(cast.school.manager), walk.request, walk.child)
    assert manager.send("decision/", why="Share what helps them.")["Location"] == walk.path
    assert walk.browser.get(walk.path + "decide/").status_code == 200
    assert walk.written().send("decide/check/")["Location"] == walk.path


def test_terms_start_as_the_code_presets_them(cast: Cast) -> None:
    page = Walk.begun(cast).page("decide/terms/")
    assert 'value="protects" checked' in page or 'value="protects"  checked' in page
    bad = body(Walk.begun(cast).send("decide/terms/", passing_on="these_bodies", show_originator="all"))
    assert "Choose at least one body" in bad


def test_what_one_colleague_writes_another_does_not_see(cast: Cast) -> None:
    Walk.begun(cast).send("decide/words/", reasons="Only mine.", as_sent="")
    other = Browser(cast.school.manager)
    cast.become(cast.school.duty)
    path = f"/requests/{Walk.begun(cast).request}/decide/words/"
    assert "Only mine." not in body(other.get(path))


def test_a_courts_order_stands_on_the_check_and_on_the_decision(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written(outcome="share", items=(ITEM,))
    walk.send("decide/conditions/", **CONDITIONS, court_order="yes", within_order="yes")
    assert "Does the order cover everything that is shared?" in walk.page("decide/check/")
    walk.send("decide/check/")
    assert "Does a court order it?" in walk.page("decision/")


def test_a_ground_without_consent_is_asked_together_with_what_argues_it(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    walk.send("decide/danger/", **{**DANGER, "danger": "no"})
    walk.send("decide/items/new/", **ITEM)
    walk.send("decide/tests/", **TESTS)
    walk.send("decide/answer/", outcome="share")
    page = walk.page("decide/conditions/")
    assert "why does sharing serve it better than silence?" in page
    parts = ("family", "consent", "safety", "law", "reasons")
    assert all(page.count(f'{where}part-{part}"') == 1 for part in parts for where in ("#", 'id="'))
    assert page.count('<details class="chiltern-section" open data-folds>') == len(parts)
    assert 'The child’s safety</a> <span class="chiltern-index__says">0 of 2 answered' in page
    long = body(walk.send("decide/conditions/", **{**CONDITIONS, "confidence": "x" * 20_000}))
    assert long.count('<details class="chiltern-section" open>') == 1, (
        "what is wrong in it is not folded away"
    )
    walk.send("decide/conditions/", **CONDITIONS)
    assert "Can share with a reason" in walk.page("decide/")


@pytest.mark.clause("2.1", "9.3")
def test_a_basis_that_no_duty_gives_any_more_is_asked_for_again(cast: Cast) -> None:
    both_are_bound(cast, cast.school)
    walk = Walk.begun(cast).matched()
    walk.send("decide/danger/", danger="no", danger_rests_on="She is safe.", recipient_can_act="")
    walk.send("decide/items/new/", **ITEM)
    walk.send("decide/tests/", **TESTS)
    walk.send("decide/answer/", outcome="share")
    for _ in range(2):
        walk.send("decide/conditions/", **{**CONDITIONS, **RESTS_ON_DUTY})
    walk.send("decide/words/", **WORDS)
    assert {"basis", "confidence"}.isdisjoint(still_open(walk.page("decide/check/")))
    walk.send("decide/tests/", **{**TESTS, "may_help": "no"})
    assert {"basis", "confidence"} <= still_open(walk.page("decide/check/"))
    assert walk.send("decide/check/").status_code == 200
    cast.become(cast.school.duty)
    assert not Decision.objects.exists()
    page = walk.page("decide/conditions/")
    assert 'value="legal-obligation"' not in page and 'value="duty"' not in page
    walk.send("decide/conditions/", **{**CONDITIONS, "basis": "legitimate-interest"})
    assert {"basis", "confidence"}.isdisjoint(still_open(walk.page("decide/check/")))


@pytest.mark.clause("3.4", "9.3")
def test_withholding_a_piece_that_must_go_asks_on_the_page_whether_sharing_it_does_more_harm(
    cast: Cast,
) -> None:
    both_are_bound(cast, cast.school)
    walk = Walk.begun(cast).matched()
    walk.send("decide/danger/", danger="no", danger_rests_on="She is at school.", recipient_can_act="")
    for item in (ITEM, WITHHELD):
        walk.send("decide/items/new/", **item)
    for helps in ("yes", "no"):
        walk.send("decide/tests/", **TESTS, **{f"item-1-{name}": helps for name in TESTS})
        walk.send("decide/answer/", outcome="share_in_part")
        assert ('name="detriment"' in walk.page("decide/conditions/")) is (helps == "yes")
