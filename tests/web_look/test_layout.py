"""The frame of every page: who is signed in, what stands first, and what a strict content policy allows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.http import HttpRequest
from jinja2 import Environment, UndefinedError

from chiltern.web.frame import Frame, Message, render
from chiltern.web.parts import CodeSays, ItemCard, PageLinks, Reason, WorkRow
from chiltern.web.styleguide import styleguide
from tests.web_look.conftest import WEB
from tests.web_look.html import elements, ids

Say = Callable[..., str]


def guide(pages: Environment, frame: Frame) -> str:
    return pages.get_template("styleguide.html").render(frame=frame, page=styleguide())


def test_the_first_link_of_a_page_skips_to_its_content(pages: Environment, frame: Frame) -> None:
    page = guide(pages, frame)
    assert elements(page, "a")[0].attributes["href"] == "#main-content"
    assert elements(page, "main")[0].attributes["id"] == "main-content"


def test_signing_out_is_a_post_with_the_form_token(pages: Environment, frame: Frame) -> None:
    page = pages.get_template("layout/base.html").render(frame=frame, page=None)
    (form,) = elements(page, "form")
    assert form.attributes == {"method": "post", "action": "/sign-out/"}
    assert elements(page, "input")[0].attributes["value"] == "t0ken"


def test_a_stranger_is_offered_to_sign_in_and_sees_no_name(pages: Environment, stranger: Frame) -> None:
    page = pages.get_template("layout/base.html").render(frame=stranger, page=None)
    assert "Sign in" in page
    assert "Sign out" not in page
    assert "Larkrise" not in page


def test_the_current_section_is_said_to_a_screen_reader(pages: Environment, frame: Frame) -> None:
    page = pages.get_template("layout/base.html").render(frame=frame, page=None)
    assert [a.text for a in elements(page, "a") if "aria-current" in a.attributes] == ["Your work"]


@pytest.mark.parametrize("demo", [True, False])
def test_the_demo_banner_stands_in_a_demonstration_only(pages: Environment, frame: Frame, demo: bool) -> None:
    page = pages.get_template("layout/base.html").render(frame=replace(frame, is_demo=demo), page=None)
    assert ("Everyone here is made up" in page) is demo


def test_numbers_to_ring_come_before_the_content_of_an_immediate_page(
    pages: Environment, frame: Frame
) -> None:
    quiet, urgent = guide(pages, frame), guide(pages, replace(frame, immediate=True))
    assert urgent.index("0300 555 0102") < urgent.index("<h1") < quiet.index("0300 555 0102")
    assert urgent.count("0300 555 0102") == quiet.count("0300 555 0102") == 1


def test_a_plain_number_can_be_rung_and_a_sentence_cannot(say: Say, frame: Frame) -> None:
    links = elements(say("macros/notices.html", "numbers_to_ring", frame.numbers), "a")
    assert [link.attributes["href"] for link in links] == ["tel:03005550102"]


def test_every_script_carries_the_nonce(pages: Environment, frame: Frame) -> None:
    scripts = elements(guide(pages, frame), "script")
    assert len(scripts) == 4
    assert {script.attributes["nonce"] for script in scripts} == {"n0nce"}


def test_no_template_holds_a_style_or_a_handler_that_the_policy_blocks() -> None:
    blocked = re.compile(r"<style|\sstyle\s*=|(?<!set)\son[a-z]+\s*=|javascript:", re.IGNORECASE)
    templates = sorted((WEB / "templates").rglob("*.html"))
    assert len(templates) > 10
    assert [path.name for path in templates if blocked.search(path.read_text())] == []


def test_every_id_of_a_page_stands_once(pages: Environment, frame: Frame) -> None:
    found = ids(guide(pages, replace(frame, messages=(Message("Sent."), Message("Old.", "important")))))
    assert len(found) > 30
    assert sorted(found) == sorted(set(found))


def test_a_template_that_asks_for_what_is_not_there_fails(pages: Environment, frame: Frame) -> None:
    with pytest.raises(UndefinedError):
        pages.from_string("{{ page.nothing }}").render(frame=frame, page=styleguide())


def test_what_people_wrote_is_escaped_in_every_part(say: Say, frame: Frame) -> None:
    bad = "<script>alert(1)</script>"
    parts = [
        say("macros/lists.html", "work_list", (WorkRow(bad, "/", bad, bad),)),
        say(
            "macros/code.html", "code_panel", CodeSays(bad, bad, reasons=(Reason(bad, "met"),), notes=(bad,))
        ),
        say("macros/code.html", "item_card", ItemCard(bad, bad)),
        say("macros/notices.html", "notification", Message(bad)),
    ]
    assert [part for part in parts if "<script" in part or "&lt;script" not in part] == []


def test_an_empty_list_says_what_to_do_next(say: Say) -> None:
    assert "Choose Ask someone." in say("macros/lists.html", "work_list", (), "Choose Ask someone.")


def test_pages_link_only_where_there_are_rows(say: Say) -> None:
    assert say("macros/lists.html", "pagination", PageLinks()).strip() == ""
    older = elements(say("macros/lists.html", "pagination", PageLinks(older_href="?before=1")), "a")
    assert [(a.attributes["rel"], a.text) for a in older] == [("next", "Older")]


def test_a_state_of_a_reason_is_said_in_words(say: Say) -> None:
    says = CodeSays("Must share", "", reasons=(Reason("Agreed", "not_met"), Reason("Clear", "not_known")))
    said = [each.text for each in elements(say("macros/code.html", "code_panel", says), "summary")]
    assert said == ["Not met: Agreed", "Not known: Clear"]


def test_a_page_is_never_kept_by_a_browser_or_a_cache(frame: Frame) -> None:
    answer = render(HttpRequest(), "errors/404.html", frame=frame, status=404)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


def test_the_frame_of_a_request_has_its_nonce_and_a_form_token() -> None:
    request = HttpRequest()
    request.csp_nonce = "abc"  # type: ignore[attr-defined]
    made = Frame.of(request, partnership_name="P", is_demo=True)
    assert (made.csp_nonce, made.is_demo, len(made.csrf_token)) == ("abc", True, 64)
