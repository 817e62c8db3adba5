"""The canary itself: a log line, a mail or a page of an error that names somebody is found, wherever it stands. Clause 3.7."""

from __future__ import annotations

import dataclasses
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from chiltern.notices import sending
from chiltern.notices.mail_server import Mail
from tests.canary import Canaries
from tests.notices.conftest import Taken, taken  # noqa: F401

NOW = datetime(2026, 11, 16, 9, 5, tzinfo=UTC)
HERE = "/health/planted/"
"""No database is asked for what begins so."""


def planted(request: HttpRequest, status: int) -> HttpResponse:
    return HttpResponse("The record of Amara Whitlock", status=status)


def in_a_header(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=404, headers={"X-About": "Whitlock"})


def given_back(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"You typed {request.GET['name']}", status=403)


urlpatterns = [
    path("health/planted/<int:status>/", planted),
    path("health/planted/header/", in_a_header),
    path("health/planted/typed/", given_back),
]


def heard(canaries: Canaries) -> list[str]:
    """What it has found so far, once."""
    found = [each.split(" names")[0] for each in canaries.found]
    canaries.found.clear()
    return found


def test_a_line_with_a_name_is_found(canaries: Canaries) -> None:
    logging.getLogger("chiltern.anything").warning("saved Amara Whitlock")
    assert heard(canaries) == ["a log line"]


def test_a_line_without_one_is_not(canaries: Canaries) -> None:
    logging.getLogger("chiltern.anything").warning("saved")
    assert heard(canaries) == []


@pytest.mark.parametrize("where", ["TEXT", "SUBJECT"])
def test_a_mail_with_a_name_is_found_by_a_server_and_in_the_folder(
    canaries: Canaries,
    taken: Taken,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    tmp_path: Path,
    where: str,
) -> None:
    monkeypatch.setattr(sending, where, "Amara Whitlock waits")
    assert sending.send("duty@school.example", NOW)
    assert heard(canaries) == ["a mail"]
    mail: Mail = settings.MAIL
    settings.MAIL = dataclasses.replace(mail, host="", folder=tmp_path, asked_for_folder=True)
    assert sending.send("duty@school.example", NOW)
    assert heard(canaries) == ["a mail"]


def test_an_address_that_names_a_child_is_found_among_the_headers(canaries: Canaries, taken: Taken) -> None:  # noqa: F811
    assert sending.send("amara.Whitlock@school.example", NOW)
    assert heard(canaries) == ["a mail"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 500, 503])
@override_settings(ROOT_URLCONF=__name__)
def test_a_page_of_an_error_with_a_name_is_found(canaries: Canaries, status: int) -> None:
    Client(raise_request_exception=False).get(f"{HERE}{status}/")
    assert heard(canaries) == ["an error page"]


@override_settings(ROOT_URLCONF=__name__)
def test_so_is_one_in_its_headers_and_what_was_typed_into_it_is_its_own(canaries: Canaries) -> None:
    Client().get(f"{HERE}header/")
    assert heard(canaries) == ["an error page"]
    Client().get(f"{HERE}typed/", {"name": "Amara Whitlock"})
    Client().get(f"{HERE}200/")
    assert heard(canaries) == []
