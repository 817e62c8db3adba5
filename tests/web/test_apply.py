"""Applying and signing from outside, and the officer's admission, page by page (sign.1, sign.3, sign.5, 4.1)."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from chiltern.agencies.models import Agency, Signature, StandingChange
from chiltern.code_of_practice.words import AgencyState
from chiltern.scheme.queries import code_on
from tests.cast import Cast
from tests.web.browser import Browser, body

CANARY = "Quenby Yarwood-Thistle"
DETAILS = {
    "name": "Lantern Youth Project",
    "legal_body": "Lantern Trust",
    "sector": "voluntary",
    "sensitive": "no",
    "commissioned_by": "Children’s Social Care",
}
SIGNED = {
    "signed_by": CANARY,
    "representative_name": "Ida Penhallow",
    "representative_email": "ida@lantern.example",
    "group": "virtual",
    "agreed": "on",
}


def apply(browser: Browser, **more: str) -> str:
    """Sends the details; gives the address of the page to sign on."""
    answer = browser.post("/signatories/apply/", {**DETAILS, **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def version(cast: Cast) -> str:
    code = code_on(cast.become(cast.officer).at.date())
    assert code is not None
    return str(code.id)


def sign(cast: Cast, browser: Browser, place: str, **more: str) -> Any:
    return browser.post(place, {"code_version": version(cast), **SIGNED, **more})


def joined() -> Agency:
    return Agency.objects.get(name="Lantern Youth Project")


@pytest.mark.clause("sign.1", "sign.3", "sign.5")
def test_the_whole_way_from_the_list_to_the_officers_admission(cast: Cast) -> None:
    outside = Browser()
    assert 'href="/signatories/apply/"' in outside.get("/signatories/").content.decode()
    place = apply(outside)
    page = outside.get(place).content.decode()
    for shown in ("The Code of Practice, version of 2015", "Core group", "Virtual group", "Lantern Trust"):
        assert shown in page
    copy = outside.get(sign(cast, outside, place)["Location"]).content.decode()
    cast.become(cast.officer)
    reference = Signature.objects.get().reference
    for shown in (
        reference,
        CANARY,
        "Ida Penhallow",
        "ida@lantern.example",
        "Virtual group",
        "Lantern Youth",
    ):
        assert shown in copy
    officer = Browser(cast.officer)
    assert "Lantern Youth Project" in officer.get("/signatories/applications/").content.decode()
    waiting = f"/signatories/applications/{joined().id}/"
    assert CANARY in officer.get(waiting).content.decode()
    admitted = officer.send(waiting, statutory_duty="commissioned")
    assert admitted["Location"] == waiting
    page = officer.get(waiting).content.decode()
    assert f"/team/invite/{joined().id}/" in page
    assert joined().state == AgencyState.ADMITTED
    assert joined().commissioner_id == cast.social_care.agency
    assert "Lantern Youth Project" in Browser().get("/signatories/").content.decode()


def test_an_application_is_not_on_the_public_list_before_it_is_admitted(cast: Cast) -> None:
    outside = Browser()
    sign(cast, outside, apply(outside))
    assert "Lantern" not in Browser().get("/signatories/").content.decode()
    assert "Lantern" not in Browser().get("/signatories/signatories.csv").content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Fill in ‘Name of the agency’"),
        ({"name": "x" * 200_000}, "‘Name of the agency’ has 200000 characters"),
        ({"name": "A\x00B"}, "Take the unreadable sign out"),
        ({"name": "st osyth’s SCHOOL"}, "is a signatory already"),
        ({"sector": "circus"}, "Choose one of the answers to ‘Sector’"),
        ({"sensitive": "perhaps"}, "Choose one of the answers"),
        ({"commissioned_by": "Nobody at all"}, "Choose one of the answers"),
        ({"duty_number": "ring me"}, "Enter a telephone number"),
        ({"registration": "12"}, "Enter the registration number like ZA123456"),
    ],
)
def test_wrong_details_come_back_with_purpose_at_their_field(
    cast: Cast, wrong: dict[str, str], said: str
) -> None:
    answer = Browser().post("/signatories/apply/", {**DETAILS, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert f'href="#{next(iter(wrong))}"' in page
    assert "Lantern Trust" in page
    assert StandingChange.objects.count() == 6


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"signed_by": ""}, "Fill in ‘Name of whoever signs’"),
        ({"representative_email": "nobody"}, "like this: name@example.org"),
        ({"group": "middle"}, "Choose one of the answers"),
        ({"agreed": ""}, "Tick that the agency subscribes"),
        ({"code_version": "nonsense"}, "Read the Code as it is shown below"),
        ({"code_version": str(uuid4())}, "A new version of the Code came into force"),
        ({"signed_by": "x" * 200_000}, "has 200000 characters"),
    ],
)
def test_a_wrong_signature_comes_back_with_purpose_at_its_field(
    cast: Cast, wrong: dict[str, str], said: str
) -> None:
    outside = Browser()
    answer = sign(cast, outside, apply(outside), **wrong)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "Ida Penhallow" in answer.content.decode()
    assert joined().state == AgencyState.APPLIED


def test_the_same_details_sent_again_lead_to_the_same_application(cast: Cast) -> None:
    outside = Browser()
    place = apply(outside)
    assert {apply(outside).split(":")[0] for _ in range(5)} == {place.split(":")[0]}
    assert Agency.objects.filter(name="Lantern Youth Project").count() == 1
    other = Browser().post("/signatories/apply/", DETAILS)
    assert "has applied already" in other.content.decode()


def test_the_same_signature_sent_again_shows_the_copy_again(cast: Cast) -> None:
    outside = Browser()
    place = apply(outside)
    first = [sign(cast, outside, place)["Location"] for _ in range(5)]
    assert set(first) == {"/signatories/apply/signed/"}
    cast.become(cast.officer)
    assert Signature.objects.count() == 1


def test_another_browser_goes_on_with_the_link_and_sees_no_name_once_it_is_signed(cast: Cast) -> None:
    outside, other = Browser(), Browser()
    place = apply(outside)
    assert other.get(place).status_code == 200
    sign(cast, outside, place)
    afterwards = other.get(place)
    assert afterwards.status_code == 409
    assert CANARY not in afterwards.content.decode()
    assert other.get("/signatories/apply/signed/").status_code == 404


@pytest.mark.parametrize("link", ["x", "x" * 2000, "..", "%00"])
def test_a_forged_link_is_a_page_that_is_not_there(cast: Cast, link: str) -> None:
    assert Browser().get(f"/signatories/apply/{link}/").status_code == 404


def test_whoever_is_signed_in_applies_from_outside(cast: Cast) -> None:
    page = Browser(cast.school.representative).post("/signatories/apply/", DETAILS)
    assert "Sign out first" in page.content.decode()
    assert not Agency.objects.filter(name="Lantern Youth Project").exists()


def test_applications_do_not_exist_for_anyone_but_the_officer(cast: Cast) -> None:
    outside = Browser()
    sign(cast, outside, apply(outside))
    here = f"/signatories/applications/{joined().id}/"
    for post in (cast.school.representative, cast.social_care.manager, cast.stranger.practitioner):
        browser = Browser(post)
        for path in ("/signatories/applications/", here):
            seen, made_up = browser.get(path), browser.get(f"/signatories/applications/{uuid4()}/")
            assert seen.status_code == made_up.status_code == 404
            assert body(seen) == body(made_up)
        assert browser.post(here, {"statutory_duty": "none", "form_id": str(uuid4())}).status_code == 404
    assert joined().state == AgencyState.SIGNED
    assert outside.get(here)["Location"].startswith("/sign-in/")


def test_the_same_admission_sent_many_times_is_one(cast: Cast) -> None:
    outside = Browser()
    sign(cast, outside, apply(outside))
    officer = Browser(cast.officer)
    here = f"/signatories/applications/{joined().id}/"
    form = {"statutory_duty": "none", "form_id": str(uuid4())}
    assert {officer.post(here, form)["Location"] for _ in range(10)} == {here}
    later = officer.post(here, {**form, "form_id": str(uuid4())})
    assert later.status_code == 409
    assert "is a signatory already" in later.content.decode()
    assert StandingChange.objects.filter(agency=joined(), state="admitted").count() == 1


def test_an_agency_keeps_its_signed_copy_for_its_representative(cast: Cast) -> None:
    outside = Browser()
    sign(cast, outside, apply(outside))
    cast.become(cast.officer)
    assert Browser(cast.school.representative).get("/signatories/our-signature/").status_code == 404
    mine = post_at(cast, joined().id)
    assert CANARY in Browser(mine).get("/signatories/our-signature/").content.decode()
    assert Browser(cast.school.practitioner).get("/signatories/our-signature/").status_code == 404


def post_at(cast: Cast, agency: UUID) -> UUID:
    """A representative's post at the agency, once it is admitted."""
    from chiltern.agencies.actions.admit_agency import admit_agency
    from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people
    from chiltern.code_of_practice.words import Role, StatutoryDuty

    by = cast.become(cast.officer)
    admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.NONE)
    new = NewPerson("Ida Penhallow", (NewPost(Role.REPRESENTATIVE, "Representative"),))
    return make_people(by=by, agency=agency, people=[new])[0].posts[0]
