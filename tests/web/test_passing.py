"""Asking the owner, its answer, and passing on: it moves, and still belongs to the first. Clause 3.10."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest

from chiltern.agencies.models import Agency
from chiltern.sharing.models import DisclosedItem, Disclosure, OnwardAnswer, OnwardPermission
from tests.cast import Cast
from tests.stage import BRUISE, LATE, Stage
from tests.web.browser import Browser, body, form_id
from tests.web.test_ask_code import both_are_bound, filled_in
from tests.web.walking import CONDITIONS, DANGER, TERMS, TESTS

pytestmark = pytest.mark.clause("3.10")
YEAR = {"until-day": "31", "until-month": "5", "until-year": "2999"}


@dataclass
class Onward:
    """Two items of the school's that social care holds, and a question to the school."""

    cast: Cast
    disclosure: UUID
    items: list[UUID]
    holder: Browser
    owner: Browser

    @classmethod
    def held(cls, cast: Cast) -> Onward:
        """As social care finds it."""
        stage = Stage(cast)
        came = stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school))
        items = list(
            DisclosedItem.objects.filter(disclosure=came).order_by("position").values_list("item", flat=True)
        )
        return cls(cast, came.id, items, Browser(cast.social_care.practitioner), Browser(cast.school.duty))

    @property
    def path(self) -> str:
        """The page of what came."""
        return f"/disclosures/{self.disclosure}/"

    def ask(self, **changes: Any) -> Any:
        """Asks about both items, for the health trust."""
        answers = {
            "items": [str(item) for item in self.items],
            "recipient": str(self.cast.health.agency),
            "purpose": "child-in-need",
            "why": "They will see her on Monday.",
            **changes,
        }
        return self.holder.send(self.path + "ask-to-pass-on/", **answers)

    def questions(self) -> list[str]:
        """Where the questions stand, in the order of the items."""
        self.cast.become(self.cast.social_care.practitioner)
        by_item = dict(OnwardPermission.objects.values_list("item", "id"))
        return [f"/permissions/{by_item[item]}/" for item in self.items]

    def written(self, *items: UUID) -> Any:
        """The journey of passing on, up to its check."""
        chosen = [str(item) for item in items]
        to = {
            "recipient": str(self.cast.health.agency),
            "purpose": "child-in-need",
            "protects_this_child": "no",
        }
        self.holder.send(self.path + "pass-on/", items=chosen, **to)
        answers = {
            **DANGER,
            **TESTS,
            **CONDITIONS,
            "danger": "no",
            "reasons": "They need it.",
            "note": "Ring first.",
        }
        for _ in range(2):
            self.holder.send(self.path + "pass-on/answers/", **answers)
        return self.holder.send(self.path + "pass-on/terms/", **TERMS)


def test_the_owner_is_asked_item_by_item_and_sees_what_for(cast: Cast) -> None:
    onward = Onward.held(cast)
    assert onward.ask()["Location"] == onward.path
    first, _ = onward.questions()
    assert first in body(onward.owner.get("/"))
    page = body(onward.owner.get(first))
    assert BRUISE.text in page
    assert "They will see her on Monday." in page
    assert "Riverside Health Trust" in page
    assert "Asked St Osyth’s School: may it go to Riverside Health Trust?" in body(
        onward.holder.get(onward.path)
    )


def test_the_same_question_sent_twenty_times_is_asked_once(cast: Cast) -> None:
    onward = Onward.held(cast)
    path = onward.path + "ask-to-pass-on/"
    form = {
        "form_id": form_id(onward.holder.get(path)),
        "items": str(onward.items[0]),
        "recipient": str(cast.health.agency),
        "purpose": "child-in-need",
        "why": "Monday.",
    }
    assert len({onward.holder.post(path, form)["Location"] for _ in range(20)}) == 1
    cast.become(cast.social_care.practitioner)
    assert OnwardPermission.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("items", [], "Answer ‘Which items"),
        ("items", [str(uuid4())], "Choose one of the answers"),
        ("recipient", "nonsense", "Choose one of the answers"),
        ("purpose", "gossip", "Choose one of the answers"),
        ("why", " ", "Answer ‘Why do they need to know"),
        ("why", "y" * 200_000, "shorten it to 10000 or fewer"),
    ],
)
def test_bad_input_to_the_question_is_said_at_its_field(
    cast: Cast, field: str, typed: object, said: str
) -> None:
    page = Onward.held(cast).ask(**{field: typed})
    assert page.status_code == 200
    assert said in body(page)


def test_what_is_permitted_goes_on_and_still_belongs_to_the_school(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, second = onward.questions()
    assert onward.owner.send(first, answer="permit", reasons="", **YEAR)["Location"] == first
    onward.owner.send(second, answer="refuse", reasons="Not for this.")
    asked = body(onward.holder.get(first))
    assert "Pass it on</a>" in asked
    link = re.search(r'href="([^"]*/pass-on/\?[^"]*)"', asked)
    assert link
    filled = body(onward.holder.get(unescape(link[1])))
    ticked = set(re.findall(r'value="([^"]*)"[^>]* (?:checked|selected)', filled))
    assert ticked == {str(onward.items[0]), str(cast.health.agency), "child-in-need"}
    refused = body(onward.holder.get(second))
    assert "Pass it on</a>" not in refused
    assert "Not for this." in refused
    onward.written(onward.items[0])
    check = body(onward.holder.get(onward.path + "pass-on/check/"))
    assert BRUISE.text in check
    assert LATE.text not in check
    sent = onward.holder.send(onward.path + "pass-on/check/")
    assert sent.status_code == 302, body(sent)
    health = Browser(cast.health.duty)
    assert sent["Location"] in body(health.get("/received/"))
    page = body(health.get(sent["Location"]))
    assert BRUISE.text in page
    assert LATE.text not in page
    assert "St Osyth’s School</dd>" in page
    assert "Ring first." in page


@pytest.mark.clause("2.1", "9.3")
def test_the_basis_is_filled_in_and_falls_with_the_duty_but_not_in_danger_or_under_a_court(
    cast: Cast,
) -> None:
    both_are_bound(cast, cast.health)
    onward = Onward.held(cast)
    to = {"recipient": str(cast.health.agency), "purpose": "child-in-need", "protects_this_child": "no"}
    onward.holder.send(onward.path + "pass-on/", items=[str(onward.items[0])], **to)
    path = onward.path + "pass-on/answers/"
    page = body(onward.holder.get(path))
    assert filled_in(page) == {"basis": "legal-obligation", "confidence_met": "duty"}
    assert "They are yours to change" in " ".join(page.split())
    spared = {
        **DANGER,
        **TESTS,
        "danger": "no",
        "may_help": "no",
        "basis": "legal-obligation",
        "reasons": "They need it.",
    }
    assert "no duty requires it" in body(onward.holder.send(path, **spared))
    for said in ({"court_order": "yes", "within_order": "yes"}, {"danger": "yes"}):
        assert onward.holder.send(path, **{**spared, **said}).status_code == 302


def test_an_agency_that_leaves_before_it_is_passed_on_is_said_and_nothing_is_lost(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    for path in onward.questions():
        onward.owner.send(path, answer="permit", reasons="")
    onward.written(*onward.items)
    cast.become(cast.health.representative)
    Agency.objects.filter(id=cast.health.agency).update(state="left")
    page = body(onward.holder.send(onward.path + "pass-on/check/"))
    assert "Riverside Health Trust is no signatory any more: ring them, or choose another agency" in page
    assert "They need it." in page
    cast.become(cast.social_care.practitioner)
    assert not Disclosure.objects.filter(recipient=cast.health.agency).exists()


def test_what_was_refused_or_not_answered_does_not_go(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    onward.owner.send(onward.questions()[1], answer="refuse", reasons="Not for this.")
    for item in onward.items:
        onward.written(item)
        page = onward.holder.send(onward.path + "pass-on/check/")
        assert page.status_code == 200
        assert "Nothing went on" in body(page)
    cast.become(cast.social_care.practitioner)
    assert not Disclosure.objects.filter(recipient=cast.health.agency).exists()


def test_a_no_says_why_and_an_end_is_not_past(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, _ = onward.questions()
    assert "Say why it may not be passed on" in body(onward.owner.send(first, answer="refuse", reasons=" "))
    past = {**YEAR, "until-year": "2020"}
    assert "or later" in body(onward.owner.send(first, answer="permit", reasons="", **past))
    assert not OnwardAnswer.objects.exists()


def test_a_question_is_answered_once_and_the_second_is_told_so(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, _ = onward.questions()
    late = Browser(cast.school.manager)
    form = {"form_id": form_id(late.get(first)), "answer": "refuse", "reasons": "No."}
    onward.owner.send(first, answer="permit", reasons="")
    page = late.post(first, form)
    assert page.status_code == 409
    assert "A colleague has answered this already." in body(page)


def test_the_asker_does_not_answer_its_own_question(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, _ = onward.questions()
    assert "May it be passed on?</legend>" not in body(onward.holder.get(first))
    onward.holder.post(first, {"form_id": str(uuid4()), "answer": "permit", "reasons": ""})
    cast.become(cast.school.duty)
    assert not OnwardAnswer.objects.exists()


@pytest.mark.clause("2.2")
def test_the_third_agency_and_other_teams_get_the_404_of_a_made_up_id(cast: Cast) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, _ = onward.questions()
    for post in (cast.health.duty, cast.stranger.duty, cast.social_care.colleague, cast.school.colleague):
        browser = Browser(post)
        real, made_up = browser.get(first), browser.get(f"/permissions/{uuid4()}/")
        assert (real.status_code, body(real)) == (404, body(made_up))


def test_the_owner_takes_its_permission_back_on_a_page_and_the_holder_finds_nothing_to_press(
    cast: Cast,
) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, second = onward.questions()
    assert onward.owner.get(f"{first}withdraw/").status_code == 404
    onward.owner.send(first, answer="permit", reasons="", **YEAR)
    assert f'href="{first}withdraw/"' in body(onward.owner.get(first))
    assert "withdraw/" not in body(onward.holder.get(first))
    assert onward.holder.get(f"{first}withdraw/").status_code == 404
    assert "Answer ‘Why may it not be passed on" in body(onward.owner.send(f"{first}withdraw/", reasons=" "))
    assert onward.owner.send(f"{first}withdraw/", reasons="They have left.")["Location"] == first
    held = body(onward.holder.get(first))
    assert "Pass it on</a>" not in held
    assert "They have left." in held
    assert "They have left." not in body(onward.holder.get(second))
    onward.written(onward.items[0])
    assert "Nothing went on" in body(onward.holder.send(onward.path + "pass-on/check/"))


@pytest.mark.clause("3.6")
def test_what_was_said_by_telephone_is_written_down_by_one_side_and_confirmed_by_the_other(
    cast: Cast,
) -> None:
    onward = Onward.held(cast)
    onward.ask()
    first, second = onward.questions()
    assert f'href="{first}heard/"' in body(onward.holder.get(first))
    assert "heard/" not in body(onward.owner.get(first))
    assert onward.owner.get(f"{first}heard/").status_code == 404
    day = {"day-day": "1", "day-month": "6", "day-year": "2026", "at": "2pm"}
    assert "Who said so’" in body(onward.holder.send(f"{first}heard/", answer="permit", who="", **day))
    said = {"answer": "permit", "who": "Mrs Bell", **day, **YEAR}
    assert onward.holder.send(f"{first}heard/", **said)["Location"] == first
    assert "confirms it by answering. Until then nothing goes on." in body(onward.holder.get(first))
    assert "heard/" not in body(onward.holder.get(first))
    page = body(onward.owner.get(first))
    assert "Yes, until 31 May 2999: Mrs Bell" in page
    assert re.search(r'value="permit"[^>]*checked', page)
    assert 'value="2999"' in page
    onward.owner.send(first, answer="permit", reasons="", **YEAR)
    assert "By both sides." in body(onward.holder.get(first))
    onward.owner.send(second, answer="refuse", reasons="Not for this.", told="Ana Reyes")
    page = body(onward.holder.get(second))
    assert "Ana Reyes" in page
    assert "Not yet by your agency." in page
    onward.holder.send(f"{second}heard/", **said)
    assert "wrote it down differently" in body(onward.owner.get(second))


@pytest.mark.clause("9.3")
def test_in_danger_it_is_passed_on_without_words_and_otherwise_they_are_asked_for_there(cast: Cast) -> None:
    onward = Onward.held(cast)
    step = onward.path + "pass-on/"
    onward.holder.send(step, recipient=str(cast.health.agency), items=[str(onward.items[0])])
    refused = body(onward.holder.send(step + "answers/", danger="no"))
    assert "Answer ‘Why do you pass this on’" in refused
    assert "Answer ‘What is it for’" in refused
    assert onward.holder.send(step + "answers/", danger="yes")["Location"] == step + "terms/"
    check = body(onward.holder.get(step + "check/"))
    assert "To protect a child from harm" in check
    assert onward.holder.send(step + "check/")["Location"].startswith("/disclosures/")
