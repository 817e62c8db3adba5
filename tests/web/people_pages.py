"""What tests of the pages about people share: what stands in a form, and how many rows an act has made."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.test.utils import CaptureQueriesContext

from chiltern.people.models import Person
from tests.web_look.html import elements

BORN = {"birth-day": "9", "birth-month": "3", "birth-year": "2016"}
NHS, OTHER_NHS, WRONG_NHS = "9991234500", "9991234519", "9991234501"
UPN, WRONG_UPN = "B801200005001", "A801200005001"


def typed(page: str) -> dict[str, str]:
    """Inputs by name with what stands in them; radios and tick boxes only where chosen; text areas too."""
    found = {}
    for each in elements(page, "input"):
        chosen = each.attributes.get("type") not in ("radio", "checkbox") or "checked" in each.attributes
        if "name" in each.attributes and chosen:
            found[each.attributes["name"]] = each.attributes.get("value", "")
    return found | {each.attributes["name"]: each.text for each in elements(page, "textarea")}


def wrong(page: str) -> list[tuple[str, str]]:
    """The lines of the error summary: to which field each leads, and what it says."""
    summary = (
        page.split("govuk-error-summary__list")[1].split("</ul>")[0] if "error-summary__list" in page else ""
    )
    return [(each.attributes["href"].lstrip("#"), each.text) for each in elements(f"<ul {summary}", "a")]


def people_of(agency: UUID) -> int:
    """How many people this agency has on record, as the post that acts sees them."""
    return int(Person.objects.filter(keeper=agency).count())


def statements(work: CaptureQueriesContext) -> list[str]:
    """What a request asked of the database: SELECT, INSERT, UPDATE, DELETE and function calls."""
    sent: list[Any] = [query["sql"] for query in work.captured_queries]
    return [
        sql for sql in sent if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "select ctx.leave"))
    ]
