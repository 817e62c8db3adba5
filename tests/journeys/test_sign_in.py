"""The partnership from nothing, in the browser: its officer, an agency that signs, its people. Clauses 3.7, 4.1."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.conftest import Somebody
from tests.journeys.looking import opened
from tests.journeys.newcomers import PASSWORD, Newcomer, come_in, give_code, give_password, invite, join
from tests.journeys.serving import Service, own_database, said_by, served

OFFICER, HEAD, LEAD = "officer@council.example", "head@school.example", "lead@school.example"
DEPUTY, NOBODY = "deputy@school.example", "nobody.at.all@school.example"
SCHOOL = "Weir Lane Primary School"
MAKING = ["make_partnership", "--empty", "--partnership", "Weirshire Partnership", "--officer", OFFICER]
Arriving = Callable[[], Somebody]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory, loopback_only: None) -> Iterator[tuple[Service, str]]:
    """The service on a partnership with nobody in it, and the link that its operator is shown once."""
    with own_database(f"chiltern_empty_{os.getpid()}") as name:
        link = re.search(r"/link/\S+", said_by(name, "django", *MAKING))
        assert link
        with served(name, tmp_path_factory.mktemp("empty") / "web.log") as address:
            yield Service(address, name, {}), link.group()


@pytest.fixture(scope="module")
def newcomer(start: tuple[Service, str], browser: Browser) -> Iterator[Arriving]:
    """Somebody at a browser that has never been here."""
    contexts: list[BrowserContext] = []
    known: set[str] = set()

    def arrive() -> Somebody:
        contexts.append(opened(browser, viewport={"width": 1280, "height": 900}))
        return Newcomer(contexts[-1].new_page(), start[0], known=known)

    yield arrive
    for one in contexts:
        one.close()


@pytest.fixture(scope="module")
def officer(start: tuple[Service, str], newcomer: Arriving) -> Somebody:
    """The first officer, come in by the operator's link."""
    who = newcomer()
    come_in(who, start[1], OFFICER)
    return who


@pytest.fixture(scope="module")
def head(officer: Somebody, newcomer: Arriving) -> Somebody:
    """The representative of the first agency: it applied, signed and was admitted; the officer invited them."""
    join(newcomer(), SCHOOL, ("Hana Head", HEAD))
    officer.go("/signatories/applications/")
    officer.follow(SCHOOL)
    officer.page.check("[name=statutory_duty][value=education]")
    officer.press("Admit as a signatory")
    officer.page.get_by_role("button", name="Invite its representative").click()
    link = invite(officer, "Hana Head", HEAD, "Head teacher", "representative")
    who = newcomer()
    come_in(who, link, HEAD)
    return who


@pytest.fixture(scope="module")
def deputy(head: Somebody, newcomer: Arriving) -> tuple[Somebody, list[str]]:
    """The representative's deputy, and their recovery codes."""
    head.go("/team/invite/")
    link = invite(head, "Dev Deputy", DEPUTY, "Deputy head", "deputy")
    who = newcomer()
    return who, come_in(who, link, DEPUTY)


@pytest.mark.clause("1.4")
def test_the_first_officer_comes_in_and_confirms_the_duty_to_share(officer: Somebody) -> None:
    officer.go("/law/?state=waits")
    officer.follow("Duty to share")
    assert "Waits for confirmation" in officer.text()
    officer.follow("Confirm")
    for part, value in (("day", "30"), ("month", "9"), ("year", "2026")):
        officer.page.get_by_label(part.capitalize(), exact=True).fill(value)
    officer.page.fill("[name=reason]", "The commencement regulations were read.")
    officer.press("Continue")
    officer.press("Confirm that it is in force")
    assert "Waits for confirmation" not in officer.text()


@pytest.mark.clause("3.7")
def test_a_link_that_was_used_opens_nothing(
    officer: Somebody, start: tuple[Service, str], newcomer: Arriving
) -> None:
    late = newcomer()
    late.go(start[1])
    assert "This link does not work" in late.text()
    assert OFFICER not in late.text()


@pytest.mark.clause("4.1")
def test_a_representative_sees_their_own_agency_and_brings_a_practitioner_in(
    head: Somebody, newcomer: Arriving
) -> None:
    head.go("/team/")
    assert "Hana Head" in head.text()
    assert "The first officer" not in head.text()
    head.page.get_by_role("button", name="Invite somebody").click()
    title = "Designated safeguarding lead"
    link = invite(head, "Lena Lead", LEAD, title, "practitioner", on_duty=True)
    lead = newcomer()
    come_in(lead, link, LEAD)
    expect(lead.page.get_by_role("heading", level=1)).to_have_text("Your work")
    assert lead.page.get_by_role("button", name="Ask someone").is_visible()
    assert lead.page.request.get(f"{lead.service.address}/team/invite/").status == 404
    head.go("/team/")
    assert "nobody has it" not in head.text()


@pytest.mark.clause("3.7")
def test_a_wrong_password_and_an_unknown_address_look_alike(head: Somebody, newcomer: Arriving) -> None:
    said = []
    for address in (HEAD, NOBODY):
        who = newcomer()
        give_password(who, address, PASSWORD + "s")
        said.append((who.page.url, who.page.title(), who.text()))
    assert said[0] == said[1]
    assert "The address or the password is not right" in said[0][2]


@pytest.mark.clause("3.7")
def test_the_password_alone_opens_nothing_and_a_recovery_code_opens_once(
    deputy: tuple[Somebody, list[str]], newcomer: Arriving
) -> None:
    for is_in in (True, False):
        who = newcomer()
        give_password(who, DEPUTY)
        who.go("/team/")
        assert "/sign-in/" in who.page.url
        give_password(who, DEPUTY)
        give_code(who, deputy[1][0])
        assert ("Sign out" in who.page.locator("body").inner_text()) is is_in


@pytest.mark.clause("3.7")
def test_after_signing_out_the_old_cookie_opens_nothing(
    deputy: tuple[Somebody, list[str]], newcomer: Arriving
) -> None:
    owner, held = deputy[0], deputy[0].page.context.cookies()
    copied, late = newcomer(), newcomer()
    for who in (copied, late):
        who.page.context.add_cookies(held)
    copied.go("/team/")
    assert "Hana Head" in copied.text()
    owner.press("Sign out")
    for who in (late, copied):
        who.go("/team/")
        assert "/sign-in/" in who.page.url
        assert "Hana Head" not in who.text()
