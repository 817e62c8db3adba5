"""What no story asks for: a request withdrawn, an answer told by telephone, a copy for the file, a request closed; and the
suggestions as people use them. Clauses 3.6, 3.8, sign.2.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.steps import Asked, Held, ask, decide

CARE, SCHOOL = "Chilternshire Council – Children's Social Care", "Cherry Orchard Primary School"
SURGERY = "Millstream Surgery"
LATE = Held("Late on four mornings this month.")


class Passing(Somebody):
    """On pages that other journeys look at already: only `look` has axe look too."""

    def check(self) -> None:
        """The page is there."""
        self.page.locator("h1").first.wait_for()

    def look(self) -> None:
        """All that every page has to keep."""
        super().check()


def passing(who: Somebody) -> Passing:
    return Passing(who.page, who.service)


@pytest.mark.clause("3.6", "3.8", "sign.2")
def test_what_is_withdrawn_told_by_telephone_taken_into_a_file_and_closed(enter: Any, clock: Move) -> None:
    worker = passing(enter(CARE, "Duty social worker", phone=True))
    types_a_part_of_a_name_and_presses_once(worker)
    ask(worker, "Amara Whitlock", 0, (Asked(SCHOOL), Asked(SURGERY)))
    school_request, surgery_request = (
        worker.page.get_by_role("link", name=f"Asked of {one}").get_attribute("href") or ""
        for one in (SCHOOL, SURGERY)
    )
    withdraws(worker, surgery_request)
    lead = passing(enter(SCHOOL, "Designated safeguarding lead", phone=True))
    clock(datetime(2026, 11, 16, 11, 30, tzinfo=LONDON))
    tells_by_telephone(lead, school_request)
    worker.go("/received/")
    worker.page.get_by_role("link", name=SCHOOL).first.click()
    worker.check()
    assert LATE.text in worker.text()
    worker.press("Acknowledge")
    worker.press("Take into our file")
    worker.look()
    assert "For our file" in worker.text()
    thinks_of_asking_again_and_closes(worker, school_request)


def types_a_part_of_a_name_and_presses_once(worker: Passing) -> None:
    """As people do: no arrow keys, and the list still open. What fits nothing is said, not guessed."""
    page = worker.page
    worker.go("/tell/")
    worker.press("Start")
    worker.go(page.url.replace(worker.service.address, "").replace("danger/", "to/"))
    page.locator("#recipient").click()
    page.keyboard.type("surgery of nowhere")
    button = page.get_by_role("button", name="Save and continue")
    button.tap()
    worker.look()
    assert "There is a problem" in worker.text()
    page.locator("#recipient").click()
    page.keyboard.type("millstream surg")
    button.tap()
    page.get_by_role("heading", name="Who sees it there?", level=1).wait_for()
    assert SURGERY in worker.text()


def withdraws(worker: Passing, request: str) -> None:
    """With a reason that the surgery reads."""
    worker.go(request)
    worker.page.locator("main a.govuk-button", has_text="Withdraw the request").tap()
    worker.press("Withdraw it")
    worker.look()
    assert "There is a problem" in worker.text()
    worker.page.fill("[name=why]", "Her school knows it.")
    worker.press("Withdraw it")
    assert "Withdrawn" in worker.text()


def tells_by_telephone(lead: Passing, request: str) -> None:
    """The school decides, rings, and writes down whom it told; and says that it has read the Code."""
    page = lead.page
    lead.go(request)
    lead.press("Acknowledge")
    lead.go(f"{request}match/")
    page.get_by_role("link", name="Compare with Amara Whitlock").first.click()
    lead.check()
    lead.press("This is whom they mean")
    decide(lead, request, (LATE,), outcome="share")
    lead.go(f"{request}decide/way/")
    page.check("[name=method][value=telephone]")
    lead.press("Save and continue")
    lead.go(f"{request}decide/check/")
    lead.press("Decide; I tell them myself")
    lead.go(f"{request}told/")
    page.check("[name=method][value=telephone]")
    for part, value in (("day", "16"), ("month", "11"), ("year", "2026")):
        page.fill(f"[name=day-{part}]", value)
    page.fill("[name=at_time]", "25:99")
    page.fill("[name=to_whom]", "The duty social worker")
    page.locator("main button[type=submit]").last.tap()
    lead.look()
    assert "Enter a time like 14:05 or 2:05pm" in lead.text()
    page.fill("[name=at_time]", "11.15 am")
    page.locator("main button[type=submit]").last.tap()
    lead.check()
    assert "There is a problem" not in lead.text()
    lead.go("/code/")
    lead.press("I have read the Code")


def thinks_of_asking_again_and_closes(worker: Passing, request: str) -> None:
    """What came is enough."""
    page = worker.page
    worker.go(f"{request}again/")
    page.locator("[name=kind]").first.check()
    worker.press("Send")
    worker.look()
    assert "There is a problem" in worker.text()
    worker.go(request)
    worker.press("Close the request")
    worker.look()
    assert "Closed" in worker.text()
