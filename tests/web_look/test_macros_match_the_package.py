"""Our repeated markup is the package's markup, token by token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chiltern.web.jinja import govuk
from chiltern.web.parts import Action, Choice, Row, Select, Tag, Task
from tests.web_look.html import tokens

Say = Callable[..., str]
HOSTILE = 'Amara <b>"Whitlock"</b> & co'


@pytest.mark.parametrize("colour", ["", "red"])
def test_a_tag_is_the_packages_tag(say: Say, colour: Any) -> None:
    ours = say("macros/lists.html", "tag", Tag(HOSTILE, colour))
    theirs = govuk("tag")({"text": HOSTILE, "classes": f"govuk-tag--{colour}" if colour else ""})
    assert tokens(ours) == tokens(theirs)


def test_table_rows_are_the_packages_rows(say: Say) -> None:
    head, rows = ("Agency", "State"), ((HOSTILE, "Sent"), ("A school", "Overdue"))
    ours = say("macros/lists.html", "table_head", head) + say("macros/lists.html", "table_rows", rows)
    parameters = {
        "head": [{"text": text} for text in head],
        "rows": [[{"text": text} for text in row] for row in rows],
        "firstCellIsHeader": True,
    }
    assert tokens(f'<table class="govuk-table">{ours}</table>') == tokens(govuk("table")(parameters))


@pytest.mark.parametrize("error", ["", "Choose an answer"])
@pytest.mark.parametrize("hint", ["", "For this child."])
@pytest.mark.parametrize("chosen", ["", "no"])
def test_radios_in_a_list_are_the_packages_radios(say: Say, chosen: str, hint: str, error: str) -> None:
    choices = (Choice("yes", HOSTILE, hint="It may help."), Choice("no", "No"))
    ours = say(
        "macros/forms.html",
        "radios_in_list",
        "necessary",
        "May it help?",
        choices,
        chosen,
        hint,
        error,
        inline=True,
    )
    theirs = govuk("radios")(
        {
            "name": "necessary",
            "classes": "govuk-radios--inline govuk-radios--small",
            "fieldset": {"legend": {"text": "May it help?", "classes": "govuk-fieldset__legend--s"}},
            "hint": {"text": hint} if hint else None,
            "errorMessage": {"text": error} if error else None,
            "value": chosen,
            "items": [
                {"value": "yes", "text": HOSTILE, "hint": {"text": "It may help."}},
                {"value": "no", "text": "No"},
            ],
        }
    )
    assert tokens(ours) == tokens(theirs)


@pytest.mark.parametrize("chosen", ["", "urgent"])
def test_a_select_in_a_filter_is_the_packages_select(say: Say, chosen: str) -> None:
    choices = (Choice("", "Every urgency"), Choice("urgent", HOSTILE))
    ours = say("macros/forms.html", "select_in_filter", Select("urgency", "Urgency", choices, chosen))
    theirs = govuk("select")(
        {
            "id": "urgency",
            "name": "urgency",
            "label": {"text": "Urgency"},
            "items": [
                {"value": each.value, "text": each.text, "selected": each.value == chosen} for each in choices
            ],
        }
    )
    assert tokens(ours) == tokens(theirs)


def test_a_summary_list_is_the_packages_list(say: Say) -> None:
    one, two = Action("Change", "/name", "name"), Action("See", "/see")
    rows = (Row("Name", HOSTILE, (one,)), Row("Born", "9 March 2016", (one, two)), Row("Reference", "CH-1"))
    theirs = govuk("summary-list")({"rows": [_their_row(row) for row in rows]})
    assert tokens(say("macros/lists.html", "summary_list", rows)) == tokens(theirs)


def test_a_summary_list_without_links_is_the_packages_list(say: Say) -> None:
    rows = (Row("Name", HOSTILE),)
    theirs = govuk("summary-list")({"rows": [_their_row(row) for row in rows]})
    assert tokens(say("macros/lists.html", "summary_list", rows)) == tokens(theirs)


def test_a_task_list_is_the_packages_list(say: Say) -> None:
    tasks = (
        Task(HOSTILE, "Completed", "/who"),
        Task("What", Tag("Not started", "blue"), "/what", "Ten minutes"),
        Task("Send", "Cannot start yet"),
    )
    theirs = govuk("task-list")({"items": [_their_task(task) for task in tasks]})
    assert tokens(say("macros/lists.html", "task_list", tasks)) == tokens(theirs)


def test_a_tick_box_in_a_list_is_the_packages_box(say: Say) -> None:
    ours = say("macros/forms.html", "checkbox_in_list", "items", "7", HOSTILE, ticked=True, hint="One.")
    item = {"id": "items-7", "value": "7", "text": HOSTILE, "checked": True, "hint": {"text": "One."}}
    theirs = govuk("checkboxes")({"name": "items", "items": [item], "classes": "govuk-!-margin-bottom-4"})
    assert tokens(f'<div class="govuk-form-group">{ours}</div>') == tokens(theirs)


@pytest.mark.parametrize(
    ("macro", "component", "more"),
    [("inset", "inset-text", {}), ("warning", "warning-text", {"iconFallbackText": "Warning"})],
)
def test_what_is_said_aside_is_as_the_package_says_it(
    say: Say, macro: str, component: str, more: dict[str, str]
) -> None:
    ours = say("macros/notices.html", macro, HOSTILE)
    assert tokens(ours) == tokens(govuk(component)({"text": HOSTILE, **more}))


def _their_row(row: Row) -> dict[str, Any]:
    links = [{"text": a.text, "href": a.href, "visuallyHiddenText": a.about} for a in row.actions]
    return {"key": {"text": row.key}, "value": {"text": row.value}, "actions": {"items": links}}


def _their_task(task: Task) -> dict[str, Any]:
    status: dict[str, Any] = {"text": task.status}
    if isinstance(task.status, Tag):
        status = {"tag": {"text": task.status.text, "classes": f"govuk-tag--{task.status.colour}"}}
    hint = {"hint": {"text": task.hint}} if task.hint else {}
    return {"title": {"text": task.title}, "href": task.href, "status": status, **hint}
