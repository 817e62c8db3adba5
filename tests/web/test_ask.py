"""Asking: a journey that is saved as it goes, shown as each agency will see it, and sent once. Clauses 3.2 and 3.6."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from chiltern.agencies.actions.end_post import end_post
from chiltern.agencies.models import Agency
from chiltern.people.workings.given import Birth
from chiltern.sharing.models import AgencyRequest, Draft, RequestForInformation
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.2", "3.6")

WHAT = {
    "needed": "Attendance since September.",
    "why": "Section 47.",
    "period": "",
    "purpose": "protect-from-harm",
}
URGENT = {"danger_said": "yes", "acts_now": "yes", "urgency": "urgent", "urgency_reason": "Today."}
BACKGROUND = {
    "worries": "A release today.",
    "tried": "",
    "goes_well": "She likes school.",
    "views": "Not told: it would raise the risk.",
    "reach": "01632 960001",
}
AMARA = {
    "name": "Amara Whitlock",
    "kind": "child",
    "date_of_birth-day": "9",
    "date_of_birth-month": "3",
    "date_of_birth-year": "2016",
}
Send = Callable[..., Any]


class Journey:
    """One request under way, in a browser."""

    def __init__(self, cast: Cast, post: UUID | None = None) -> None:
        self.cast = cast
        self.browser = Browser(post or cast.social_care.practitioner)
        self.path = self.browser.send("/ask/")["Location"].removesuffix("who/")

    def send(self, step: str, **answers: Any) -> Any:
        """Opens a page of the journey and sends its form."""
        return self.browser.send(self.path + step, **answers)

    def page(self, step: str) -> str:
        """A page of the journey."""
        return body(self.browser.get(self.path + step))

    def filled(self, *agencies: UUID, tell: tuple[str, ...] = ()) -> Journey:
        """Everything said, up to the check."""
        self.send("who/", **AMARA)
        self.send("what/", **WHAT)
        self.send("urgency/", **URGENT)
        self.send("background/", **BACKGROUND)
        for agency in agencies:
            self.send("agencies/", agency=str(agency))
            self.send(f"agencies/{agency}/", tell=list(tell), also="")
        return self


def test_the_whole_journey_sends_one_request_to_each_agency(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency, cast.health.agency)
    sent = journey.send("check/")
    assert re.fullmatch(r"/asked/[0-9a-f-]{36}/", sent["Location"])
    confirmed = body(journey.browser.get(sent["Location"]))
    made = RequestForInformation.objects.get()
    assert made.reference in confirmed
    assert "St Osyth’s School" in confirmed
    assert {row.provider for row in AgencyRequest.objects.all()} == {cast.school.agency, cast.health.agency}
    assert not Draft.objects.exists()


def test_the_same_form_sent_twenty_times_makes_one_request_and_one_answer(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency)
    form = {"form_id": form_id(journey.browser.get(journey.path + "check/"))}
    answers = {journey.browser.post(journey.path + "check/", form)["Location"] for _ in range(20)}
    assert len(answers) == 1
    assert RequestForInformation.objects.count() == 1


def test_starting_twice_with_one_form_begins_one_draft(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    form = {"form_id": form_id(browser.get("/ask/"))}
    assert len({browser.post("/ask/", form)["Location"] for _ in range(20)}) == 1
    assert Draft.objects.count() == 1


def test_an_agency_sees_only_what_was_chosen_for_it(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency, tell=("worries",))
    journey.send("agencies/", agency=str(cast.health.agency))
    journey.send(f"agencies/{cast.health.agency}/", also="Ask for the night nurse.")
    school, health = (
        part.split("</section>")[0] for part in journey.page("check/").split('<section aria-label="What ')[1:]
    )
    if "Riverside" in school[:40]:
        school, health = health, school
    assert "A release today." in school
    assert "She likes school." not in school
    assert "night nurse" not in school
    assert "A release today." not in health
    assert "night nurse" in health
    journey.send("check/")
    request = AgencyRequest.objects.get(provider=cast.school.agency)
    page = body(Browser(cast.school.duty).get(f"/requests/{request.id}/"))
    assert "A release today." in page
    assert "night nurse" not in page
    assert "Riverside" not in page


def test_nothing_that_shares_is_ticked_beforehand(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency)
    assert not re.search(r"<input[^>]* checked", journey.page(f"agencies/{cast.school.agency}/"))


def test_somebody_of_our_own_is_found_and_chosen_once(cast: Cast) -> None:
    child = Stage(cast).child(cast.social_care)
    journey = Journey(cast, cast.social_care.manager)
    assert "Choose Amara Whitlock, born 9 March 2016" in journey.page("who/?q=amara+whitlock")
    for _ in range(2):
        journey.send("who/?q=amara", person=str(child))
    page = journey.page("who/")
    assert page.count("Remove Amara Whitlock") == 1
    journey.browser.post(journey.path + "who/remove/", {"place": "0", "name": "Amara Whitlock"})
    assert "Remove Amara" not in journey.page("who/")


def test_another_agencys_child_cannot_be_chosen(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    assert Journey(cast).send("who/", person=str(child)).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("nhs_number", "999 123 4561", "This is not an NHS number"),
        ("upn", "Z801200005001", "This is not a unique pupil number"),
        ("upn", "12 Orchard Lane, Aylesbury", "must be a letter and 12 digits"),
        ("date_of_birth-day", "31", "must be a real date"),
        ("date_of_birth-year", "2999", "must be today or in the past"),
        ("name", "", "Fill in ‘Full name’"),
        ("kind", "giraffe", "Choose one of the answers"),
    ],
)
def test_bad_input_about_a_person_is_said_at_its_field(cast: Cast, field: str, typed: str, said: str) -> None:
    journey = Journey(cast)
    answers = {**AMARA, "date_of_birth-month": "2", field: typed}
    page = journey.send("who/", **answers)
    assert page.status_code == 200
    assert said in body(page)
    assert "There is a problem" in body(page)
    assert "Remove " not in journey.page("who/")


def test_far_too_long_a_text_gets_a_clear_message_and_is_given_back(cast: Cast) -> None:
    page = Journey(cast).send("what/", **{**WHAT, "needed": "long " * 40_000})
    assert "has 199999 characters; shorten it to 10000 or fewer" in body(page)
    assert "long long long" in body(page)


def test_an_urgent_request_says_why(cast: Cast) -> None:
    assert "Say why it is urgent" in body(Journey(cast).send("urgency/", **{**URGENT, "urgency_reason": " "}))


def test_each_urgency_shows_the_due_time_that_it_makes(cast: Cast) -> None:
    page = Journey(cast).page("urgency/")
    assert page.count("Due: ") == 4
    assert "nights and weekends included" in page


def test_whether_they_act_now_is_asked_of_those_alone_whose_word_counts(cast: Cast) -> None:
    assert "section 47 of the Children Act" in Journey(cast).page("urgency/")
    school = Journey(cast, cast.school.practitioner)
    assert "section 47 of the Children Act" not in school.page("urgency/")
    calm = {"danger_said": "no", "urgency": "routine"}
    assert school.send("urgency/", **calm).status_code == 302
    school.send("who/", **AMARA)
    school.send("what/", **WHAT)
    school.send("agencies/", agency=str(cast.social_care.agency))
    assert "They say that they act now" not in school.page("check/")
    asked = Journey(cast).filled(cast.school.agency)
    assert "They say that they act now" in asked.page("check/")


def test_an_adult_of_whom_no_birthday_is_known_is_not_said_to_be_due(cast: Cast) -> None:
    Stage(cast).child(cast.social_care, is_child=False, birth=Birth())
    page = plain_words(Journey(cast).page("who/?q=amara"))
    assert "Choose Amara Whitlock, date of birth not known" in page
    assert "Due" not in page


def test_the_numbers_to_ring_stand_first_where_somebody_is_in_danger(cast: Cast) -> None:
    journey = Journey(cast)
    assert "Ring first</h2>" not in journey.page("what/")
    journey.send("urgency/", **URGENT)
    assert "Is a child in danger now? Ring first" in journey.page("background/")


def test_sexual_abuse_says_first_whom_to_ring_and_stops_nothing(cast: Cast) -> None:
    journey = Journey(cast)
    calm = {**URGENT, "danger_said": "no", "sexual_abuse": "yes"}
    assert journey.send("urgency/", **calm).status_code == 302
    page = journey.page("background/")
    assert page.index("nobody’s leave is needed") < page.index("Ring first") < page.index("<h1")


def test_an_agency_where_nobody_would_see_it_is_said_before_sending(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency)
    assert "Nobody there" not in journey.page("check/")
    for post in (cast.school.duty, cast.school.manager):
        end_post(by=cast.become(cast.school.representative), post=post)
    for page in (journey.page("agencies/"), journey.page("check/")):
        assert "Nobody there has the duty desk just now." in page
        assert "Ring " in page


def test_your_own_agency_and_an_unknown_one_cannot_be_asked(cast: Cast) -> None:
    journey = Journey(cast)
    for agency in (cast.social_care.agency, UUID(int=5), "nonsense"):
        assert "Choose one of the answers" in body(journey.send("agencies/", agency=str(agency)))


def test_a_step_is_kept_when_it_is_left_and_resumed(cast: Cast) -> None:
    journey = Journey(cast)
    journey.send("what/", **WHAT)
    again = Browser(cast.social_care.practitioner)
    assert "Attendance since September." in body(again.get(journey.path + "what/"))
    assert journey.path in body(again.get("/ask/"))


def test_nobody_else_sees_what_is_begun_not_even_a_colleague_of_the_team(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency)
    made_up = body(Browser(cast.social_care.manager).get("/ask/00000000-0000-4000-8000-00000000dead/"))
    for other in (cast.social_care.manager, cast.social_care.colleague, cast.stranger.duty):
        for step in ("", "who/", "what/", "agencies/", "check/"):
            page = Browser(other).get(journey.path + step)
            assert page.status_code == 404
            if other == cast.social_care.manager:
                assert body(page) == made_up


def test_an_agency_that_leaves_before_sending_is_said_and_the_others_are_asked_all_the_same(
    cast: Cast,
) -> None:
    journey = Journey(cast).filled(cast.school.agency, cast.health.agency)
    cast.become(cast.school.representative)
    Agency.objects.filter(id=cast.school.agency).update(state="left")
    page = body(journey.send("check/"))
    assert "St Osyth’s School is no signatory any more: ring them" in page
    assert "Attendance since September." in page
    assert not RequestForInformation.objects.exists()
    journey.browser.post(f"{journey.path}agencies/remove/", {"agency": str(cast.school.agency)})
    assert journey.send("check/")["Location"].startswith("/asked/")


def test_a_representative_does_not_ask(cast: Cast) -> None:
    browser = Browser(cast.school.representative)
    assert "Ask someone" not in body(browser.get("/"))
    assert browser.get("/ask/").status_code == 404


def test_a_form_without_its_id_is_not_taken(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency)
    assert journey.browser.post(journey.path + "check/", {"form_id": "x"}).status_code == 404
    assert not RequestForInformation.objects.exists()


def test_a_form_of_somebody_signed_out_gives_back_what_was_typed(cast: Cast) -> None:
    path = Journey(cast).path + "what/"
    page = Browser().post(path, WHAT)
    assert page.status_code == 403
    assert "Attendance since September." in body(page)
    assert Browser().get(path)["Location"].startswith("/sign-in/?next=")


@pytest.mark.clause("2.2")
def test_the_confirmation_is_for_the_askers_team_and_a_404_for_everybody_else(cast: Cast) -> None:
    sent = Journey(cast).filled(cast.school.agency).send("check/")["Location"]
    made_up = body(Browser(cast.school.duty).get("/asked/00000000-0000-4000-8000-00000000dead/"))
    page = Browser(cast.school.duty).get(sent)
    assert (page.status_code, body(page)) == (404, made_up)
    for other in (cast.social_care.colleague, cast.stranger.duty):
        assert Browser(other).get(sent).status_code == 404
    assert Browser(cast.social_care.manager).get(sent).status_code == 200


def test_what_was_begun_can_be_thrown_away(cast: Cast) -> None:
    journey = Journey(cast)
    journey.browser.post(journey.path + "drop/")
    assert "thrown away" in body(journey.browser.get("/ask/"))
    assert journey.browser.get(journey.path).status_code == 404
    assert not Draft.objects.exists()


OWN = "How many mornings has she been late?"


def said_rows(html: str) -> dict[str, str]:
    """The rows of the lists of a page, by what they say."""
    found = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", html, re.DOTALL)
    return {plain_words(key): plain_words(value) for key, value in found}


def plain_words(html: str) -> str:
    """Without marks, as it reads."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.clause("3.2", "3.6")
def test_each_agency_reads_what_its_preview_showed_in_words_of_its_own_about_a_child_and_an_adult(
    cast: Cast,
) -> None:
    journey = Journey(cast)
    journey.send("who/", **AMARA)
    journey.send("who/", **{**AMARA, "name": "Bela Whitlock", "kind": "adult"})
    journey.send("what/", **WHAT)
    journey.send("urgency/", **URGENT)
    journey.send("background/", **BACKGROUND)
    for agency, words in (
        (cast.school.agency, {"needed": OWN, "period": "This term"}),
        (cast.health.agency, {}),
    ):
        journey.send("agencies/", agency=str(agency))
        journey.send(f"agencies/{agency}/", tell=["worries"], also="", **words)
    previews = {
        part[:40]: said_rows(part.split("</section>")[0])
        for part in journey.page("check/").split('<section aria-label="What ')[1:]
    }
    assert journey.send("check/")["Location"].startswith("/asked/")
    asked = {row.provider: row.id for row in AgencyRequest.objects.all()}
    for at, name in ((cast.school, "St Osyth"), (cast.health, "Riverside")):
        (preview,) = (rows for key, rows in previews.items() if name in key)
        page = body(Browser(at.duty).get(f"/requests/{asked[at.agency]}/"))
        rows = said_rows(page)
        for key in preview.keys() - {"Agency that asks", "About", "Answer due"}:
            assert rows[key] == preview[key], key
        assert (OWN in page) is (at is cast.school)
        assert ("Attendance since September." in page) is (at is cast.health)
        assert "Bela Whitlock, adult, born 9 March 2016" in plain_words(page)
        assert "Amara Whitlock, child, born 9 March 2016" in plain_words(page)
        assert preview["About"] in plain_words(page)
