"""The product's environment for templates, and a frame to render in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

import chiltern.web.frame
from chiltern.web.frame import Frame, Link
from chiltern.web.jinja import environment

WEB = Path(chiltern.web.frame.__file__).parent


@pytest.fixture(scope="session")
def pages() -> Environment:
    """As Django's backend makes it; a test may add templates of its own under `own`."""
    own: dict[str, str] = {}
    made = environment(
        loader=ChoiceLoader([DictLoader(own), FileSystemLoader(WEB / "templates")]), autoescape=True
    )
    made.globals["own"] = own
    return made


@pytest.fixture
def say(pages: Environment) -> Callable[..., str]:
    """Calls one of our macros: `say("macros/lists.html", "tag", ...)`."""

    def call(template: str, macro: str, *args: Any, **kwargs: Any) -> str:
        return str(getattr(pages.get_template(template).module, macro)(*args, **kwargs))

    return call


@pytest.fixture
def frame() -> Frame:
    """Somebody signed in, with the numbers to ring."""
    return Frame(
        partnership_name="Chilternshire Safeguarding Children Partnership",
        csp_nonce="n0nce",
        csrf_token="t0ken",
        person_name="Ruth Adeyemi",
        agency_name="Larkrise Primary School",
        post_label="Safeguarding lead",
        sign_out_href="/sign-out/",
        navigation=(Link("Your work", "/", current=True), Link("Received", "/received/")),
        numbers=(("Emergency duty team", "0300 555 0102"), ("Police", "101, in danger 999")),
    )


@pytest.fixture
def stranger(frame: Frame) -> Frame:
    """Nobody signed in."""
    return replace(
        frame,
        person_name="",
        agency_name="",
        post_label="",
        navigation=(),
        sign_out_href="",
        sign_in_href="/in/",
    )
