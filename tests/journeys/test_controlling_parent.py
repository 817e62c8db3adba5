"""Story `controlling-parent`: a father who is suspected of harm takes back his consent, and asks what is held and who spoke."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import resources
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.looking import opened
from tests.journeys.serving import Service, beside
from tests.journeys.steps import choose, open_first

CARE = "Chilternshire Council – Children's Social Care"
SCHOOL, MENTORS = "Cherry Orchard Primary School", "Bridge Mentoring"
WORKER, HEAD, LEAD = "Duty social worker", "Head of service", "Designated safeguarding lead"
DAY = datetime(2026, 11, 17, 10, tzinfo=LONDON)
CHILD, BORN = "Robin Ashdown", date(2017, 9, 2)
FATHER = "Daniel Ashdown"
BRUISE = "A bruise on her left arm, seen on Friday."
LATE = "Late on nine mornings since September."
PLACE = "She sleeps at 3 Chalk Row."
REFERENCE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")
VARIES = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|Printed for [^<]*')


@dataclass
class Posts:
    """The agencies of the story, as stage builders know the cast."""

    social_care: Any
    school: Any
    mentors: Any

    def become(self, post: UUID) -> Any:
        """Steps into a post, leaving whoever one was in this transaction."""
        from chiltern.foundation import context

        context.leave()
        by = context.enter_as(post)
        assert by is not None
        return by


def before(service: Service) -> tuple[UUID, UUID]:
    """The school shared on the father's consent; social care asked it for the enquiry; he takes all of it back. Gives what
    was asked, and the withdrawal.
    """
    from chiltern.consent.actions.record_consent import Whom
    from chiltern.people.workings import given
    from chiltern.sharing.actions.tell_agency import tell_agency
    from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
    from chiltern.sharing.workings.asking import PersonAsked
    from tests import personal, stage
    from tests.consenting import ON_CONSENT, PURPOSE, YES, answered

    with transaction.atomic():
        cast: Any = Posts(*(at(service, name) for name in (CARE, SCHOOL, MENTORS)))
        first, last = CHILD.split()
        robin = PersonAsked(name=CHILD, date_of_birth=BORN)
        place = replace(personal.PLACE, hidden_from=(f"{FATHER} (father)",))
        asking = personal.Asking(
            stage.Stage(cast),
            items=(stage.BRUISE, stage.LATE, place),
            who=robin,
            recorded={"names": (given.Name(first, last),), "birth": given.Birth(on=BORN)},
        ).held()
        agreed = answered(asking.stage, cast.school, asking.known, YES, cast.mentors, giver=Whom(name=FATHER))
        about = replace(robin, person=asking.known)
        telling = asking.stage.telling(
            recipient=cast.mentors.agency, purpose=PURPOSE, people=(about,), decision=ON_CONSENT
        )
        tell_agency(by=cast.become(cast.school.practitioner), given=telling)
        by = cast.become(cast.school.practitioner)
        stated = Withdrawal(words="I take all of it back.")
        return asking.request, withdraw_consent(by=by, consent=agreed, stated=stated)


def at(service: Service, name: str) -> Any:
    """An agency with its posts; whoever leads there has the desk and the team."""
    from chiltern.agencies.models import Agency
    from chiltern.foundation import context
    from chiltern.jobs.demo.places import team_and_desk
    from tests.cast import At

    posts = {title: UUID(post) for title, post in service.posts[name].items()}
    lead = posts["Team manager"] if name == CARE else posts.get(LEAD, next(iter(posts.values())))
    worker = posts.get(WORKER, lead)
    context.leave()
    by = context.enter_as(lead)
    assert by is not None
    team, desk = team_and_desk(by)
    agency = Agency.objects.get(name=name).id
    return At(agency, desk, team, team, worker, lead, worker, lead, worker, lead, who={})


@pytest.fixture
def outside(service: Service, browser: Any) -> Iterator[Any]:
    """People at browsers of their own, who belong to no agency; at an address of their own, on a phone or not."""
    contexts = []

    def somebody(width: int = 1280) -> Somebody:
        made = opened(browser, viewport={"width": width, "height": 900})
        contexts.append(made)
        return Somebody(made.new_page(), service)

    yield somebody
    for one in contexts:
        one.close()


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "controlling-parent")
    assert "asks by the public form what is held and who spoke" in story["start"][0]
    assert "in the same words as anyone's" in story["expect"][1]


@pytest.mark.clause("8.3.1", "3.10", "9.1", "9.3")
def test_he_is_answered_like_anybody_and_the_enquiry_loses_nothing(
    service: Service, enter: Any, outside: Any, clock: Move, django_db_blocker: Any
) -> None:
    clock(DAY)
    with django_db_blocker.unblock():
        asked, withdrawal = beside(service.database, "worker", lambda: before(service))
    the_enquiry_loses_nothing(enter(CARE, WORKER), asked)
    the_list_goes_to_the_worker(enter(SCHOOL, LEAD), withdrawal)
    father = asks(outside(320), CARE, CHILD, BORN, FATHER)
    stranger = asks(outside(), "Vale Homes", "Noah Nobody", date(2015, 1, 5), "Sam Stranger")
    assert father == stranger
    assert "Ashdown" not in father

    head: Somebody = enter(CARE, HEAD)
    here = he_shows_who_he_is(head)
    the_school_says_what_may_be_released(enter(SCHOOL, LEAD))
    letter = he_is_answered(head, here)
    for hidden in (BRUISE, PLACE, SCHOOL, MENTORS, "Class teacher", "withheld", "held back"):
        assert hidden not in letter
    assert LATE in letter
    assert "This may not be all that is held." in letter


def the_enquiry_loses_nothing(worker: Somebody, asked: UUID) -> None:
    """What it relied on is still there, and did not come on consent."""
    worker.go(f"/requests/{asked}/")
    worker.follow("Read the answer")
    said = worker.text()
    assert BRUISE in said
    assert "came on consent" not in said


def the_list_goes_to_the_worker(school: Somebody, withdrawal: UUID) -> None:
    """Who had something on his consent alone: for whoever recorded it, and not for him."""
    school.go(f"/consent-withdrawn/by/{withdrawal}/")
    assert MENTORS in school.text()
    assert CARE not in school.text()
    assert "Do not hand it to the person who withdrew" in school.text()


def asks(who: Somebody, agency: str, child: str, born: date, asker: str) -> str:
    """By the public form; what the answer says, without its reference."""
    who.go("/leaflets/parents/")
    who.page.locator("main").get_by_role("link", name="ask-what-is-held").click()
    who.check()
    choose(who, "agency", agency)
    page = who.page
    page.check("[name=relation][value=my_child]")
    page.fill("[name=about]", child)
    for part, value in (("day", born.day), ("month", born.month), ("year", born.year)):
        page.fill(f"[name=born-{part}]", str(value))
    page.fill("[name=wanted]", "Everything that is held about her, and who spoke.")
    who.press("Send")
    assert "Fill in ‘Your full name’" in who.text()
    page.fill("[name=asker]", asker)
    page.fill("[name=reach]", "01632 960990")
    who.press("Send")
    assert "We have what you sent" in who.text()
    answer = page.request.get(page.url).text()
    return REFERENCE.sub("", VARIES.sub("", answer))


def he_shows_who_he_is(head: Somebody) -> str:
    """Nothing is looked for, and nothing there to see, before that."""
    here = open_first(head, "/work/personal/", "personal-requests")
    assert FATHER in head.text()
    for hidden in (BRUISE, LATE, PLACE):
        assert hidden not in head.page.content()
    page = head.page
    page.check("[name=outcome][value=checked]")
    page.check("[name=identity][value=papers]")
    page.check("[name=right][value=parental]")
    page.fill("[name=words]", "Passport, and the birth certificate with his name.")
    head.press("Save")
    assert BRUISE not in page.content()
    head.press("Look for it, and ask the owners")
    assert head.text().count("Asked, to be answered by") == 3
    assert "It is never released to them" in head.text()
    return here


def the_school_says_what_may_be_released(school: Somebody) -> None:
    """Each piece by itself. It is wrong about the place: the bar holds all the same."""
    for _ in range(3):
        open_first(school, "/work/consults/", "owners-views")
        assert FATHER in school.text()
        if BRUISE in school.text():
            school.page.check("[name=view][value=hold_back]")
            school.page.check("[name=why][value=third_person]")
        else:
            school.page.check("[name=view][value=release]")
        school.press("Send")


def he_is_answered(head: Somebody, here: str) -> str:
    """Item by item, then the letter; gives what the letter says."""
    page = head.page
    for text, against in (
        (BRUISE, "says that it is not to be released"),
        (PLACE, "never released to them"),
        (LATE, ""),
    ):
        head.go(here)
        section = page.locator("section", has_text=text)
        section.get_by_role("link", name="Decide what becomes of it").click()
        head.check()
        assert against in head.text()
        assert page.locator("[name=outcome]").count() == (1 if against else 3)
        page.check(f"[name=outcome][value={'held_back' if against else 'whole'}]")
        if against:
            page.check("[name=why][value=harm]")
        head.press("Decide")
    head.go(here)
    page.check("[name=way][value=in_person]")
    head.press("Answer")
    head.follow("The reply, to print")
    return head.text()
