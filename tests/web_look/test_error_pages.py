"""Errors say what happened, what was kept and what to do, and tell nobody what exists."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from django.http import QueryDict
from jinja2 import Environment

from chiltern.web.forms.kept import kept
from chiltern.web.frame import Frame
from chiltern.web.parts import Row
from tests.web_look.html import elements


def test_not_found_needs_nothing_of_the_thing_so_forbidden_reads_the_same(
    pages: Environment, frame: Frame
) -> None:
    page = pages.get_template("errors/404.html").render(frame=frame)
    assert "Page not found" in page
    assert "permission" not in page.lower()
    assert "forbidden" not in page.lower()


def test_a_form_from_before_signing_in_gives_back_what_was_typed(pages: Environment, frame: Frame) -> None:
    sent = QueryDict(
        "postcode=XX1+1XX&why_needed=Two+%3Cb%3Elines%0Aof+it&empty=&password1=hunter2&csrfmiddlewaretoken=t&otp_code=1"
    )
    page = pages.get_template("errors/403_csrf.html").render(frame=frame, page=kept(sent))
    assert "before you signed in" in page
    assert [each.text for each in elements(page, "dd")][:2] == ["XX1 1XX", "Two <b>lines\nof it"]
    assert [each.text for each in elements(page, "dt")][:3] == [
        "Postcode",
        "Why needed",
        "Emergency duty team",
    ]
    assert "hunter2" not in page


def test_a_stale_form_in_which_nothing_was_typed_says_so(pages: Environment, frame: Frame) -> None:
    shown = replace(frame, reference="CH-9")
    page = pages.get_template("errors/403_csrf.html").render(frame=shown, page=kept(QueryDict("form_id=f-1")))
    assert "Nothing had been typed." in page
    assert "CH-9" in page


def test_what_could_not_be_read_was_not_saved(pages: Environment, stranger: Frame) -> None:
    assert "Nothing was saved" in pages.get_template("errors/400.html").render(frame=stranger, page=None)


def test_a_failure_has_a_page_that_needs_no_context_at_all(pages: Environment) -> None:
    page = pages.get_template("errors/500.html").render()
    assert "ring children’s social care, or 999" in page
    assert "Reference" not in page


def test_a_failure_shows_its_reference_where_there_is_one(pages: Environment) -> None:
    assert "<strong>CH-7</strong>" in pages.get_template("errors/500.html").render(reference="CH-7")


def test_a_conflict_shows_the_other_decision(pages: Environment, frame: Frame) -> None:
    other = SimpleNamespace(
        title="This request has been decided",
        by="Another post at your agency",
        when="a minute ago",
        what="Three items were shared.",
        rows=(Row("Outcome", "Shared in part"),),
        typed=(Row("Reasons", "Mine, at length"),),
        href="/requests/1",
        link_text="See the decision",
    )
    page = pages.get_template("errors/conflict.html").render(frame=frame, page=other)
    assert "Shared in part" in page
    assert "Mine, at length" in page
    assert "Yours was not sent, and changed nothing." in page
