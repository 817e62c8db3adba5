"""What stands beside the walk: the surgery answers by telephone, and each agency takes its own part of the record away."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from uuid import UUID

from tests.journeys.conftest import Somebody
from tests.journeys.steps import choose

SURGERY = "Millstream Surgery"
RANG = "Seen twice since August; her weight is as it was in spring."


def by_telephone(worker: Somebody, surgery: Somebody) -> None:
    """Social care writes the call down, with how it was made sure who spoke; it is a report until the surgery confirms."""
    page = worker.page
    worker.go("/write-down/")
    choose(worker, "agency", SURGERY)
    page.fill("[name=whom]", "Dr Osei")
    page.check("[name=identity][value=called_back]")
    page.fill("[name=number]", "01632 960 144")
    page.fill("[name=about]", "Amara Whitlock")
    page.check("[name=kind][value=child]")
    page.fill("[name=words]", RANG)
    worker.press("Write it down")
    assert "You have a record of somebody called so" in worker.text()
    page.get_by_label("Amara Whitlock, born 9 March 2016").check()
    worker.press("Write it down")
    assert "reported by receiver" in worker.text().lower()
    assert "01632 960 144" in worker.text()
    call = page.url.removeprefix(worker.service.address)

    surgery.go("/")
    surgery.page.locator(f"main a[href='{call}']").first.click()
    surgery.check()
    assert RANG in surgery.text()
    surgery.press("Confirm")
    surgery.page.locator("[name=kind_of]").select_option("fact")
    surgery.page.fill("[name=reasons]", "They act now, and asked.")
    surgery.press("Confirm")
    worker.go(call)
    assert f"{SURGERY} confirmed this on" in worker.text()


def takes_its_part(
    head: Somebody, made: Callable[[UUID, str], None], post: str, acts: tuple[str, ...]
) -> None:
    """Asked for with a reason, made by the worker, saved: it holds what this agency did."""
    head.go("/record/files/")
    head.page.fill("[name=reason]", "The yearly audit.")
    head.press("Ask for the file")
    assert "Being made" in head.text()
    here = head.page.url.removeprefix(head.service.address)
    made(UUID(here.split("/")[3]), post)
    head.go(here)
    with head.page.expect_download() as saving:
        head.page.get_by_role("button", name="Download the file").click()
    with zipfile.ZipFile(saving.value.path()) as archive:
        entries = archive.read("record.jsonl").decode()
    assert all(f'"{act}"' in entries for act in acts), entries
