"""The empty partnership from nothing, in the browser: its officer, an agency that signs, its people. Clauses 3.7, 4.1, sign.3."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import database
from tests.journeys.conftest import ROOT, Service, Somebody, free_port, wait_for
from tests.web.signing_in import code_of

pytestmark = pytest.mark.clause("3.7")
PASSWORD = "paper lantern by the quiet weir"  # noqa: S105  of made-up people
OFFICER, REPRESENTATIVE = "officer@council.example", "head@school.example"
PRACTITIONER, NOBODY = "lead@school.example", "nobody.at.all@school.example"
SCHOOL = "Weir Lane Primary School"
Newcomer = Callable[[], Somebody]


@pytest.fixture(scope="module")
def first_link(
    tmp_path_factory: pytest.TempPathFactory, loopback_only: None
) -> Iterator[tuple[Service, str]]:
    """The service on a partnership of one's own with nobody in it, and the link that its operator is shown once."""
    name = f"chiltern_empty_{os.getpid()}"
    database.clone(name)
    environment = {
        **os.environ,
        "CHILTERN_DATABASE": database.address(name),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    try:
        made = run("django make_partnership --empty --partnership Weirshire --officer", environment)
        link = re.search(r"/link/\S+", made)
        assert link, made
        with served(environment, tmp_path_factory.mktemp("empty") / "web.log") as address:
            yield Service(address, name, {}), link.group()
    finally:
        with database.connect() as admin:
            database.drop(admin, name)
