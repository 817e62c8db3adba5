"""A running service over a small county, and a real browser with axe on every page that a journey touches."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests import database

ROOT = Path(__file__).parent.parent.parent
LONDON = ZoneInfo("Europe/London")
Move = Callable[[datetime], None]
MORNING = datetime(2026, 11, 16, 9, 30, tzinfo=LONDON)


def chromium() -> str | None:
    """The system's browser: by setting, else on PATH."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHILTERN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


LONGEST = ("test_walk", "test_silence", "test_sensitive_owner", "test_not_in_good_standing")
"""They begin first: of two processes neither waits long for the other at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a journey; without a browser it says so, and ./test names what is missing."""
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(LONGEST)))
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            if chromium() is None:
                item.add_marker(pytest.mark.skip(reason="no browser: apt-get install chromium"))


@dataclass
class Service:
    """Where it listens, and its people: posts by agency and title."""

    address: str
    database: str
    posts: dict[str, dict[str, str]]


@dataclass
class Somebody:
    """One person at a browser of their own."""

    page: Page
    service: Service
    seen: set[str] = field(default_factory=set)

    def go(self, path: str) -> None:
        """Opens a page of the service."""
        self.page.goto(self.service.address + path)
        self.check()

    def press(self, name: str, exact: bool = True) -> None:
        """Presses the button of this name."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.check()

    def follow(self, name: str) -> None:
        """Follows the link of this name."""
        self.page.get_by_role("link", name=name).first.click()
        self.check()

    def check(self) -> None:
        """Nothing broke, nothing scrolls sideways, and axe finds nothing."""
        self.page.locator("h1").first.wait_for()
        assert self.page.locator("h1").count() == 1, self.page.url
        found = Axe().run(
            self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        )
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{self.page.url} scrolls sideways"
        self.seen.add(self.page.title())

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, loopback_only: None) -> Iterator[Service]:
    """The web as the supervisor would start it, on a clone that stands on the story's morning."""
    name = f"chiltern_journey_{os.getpid()}"
    database.clone(name)
    with database.connect(name) as admin:
        admin.execute("insert into ctx.clock_shift (shift) values (%s - clock_timestamp())", [MORNING])
    environment = {
        **os.environ,
        "CHILTERN_DATABASE": database.address(name),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    worker = {**environment, "CHILTERN_ROLE": "worker"}
    built = subprocess.run(
        [sys.executable, "-m", "tests.journeys.county"],
        env=worker,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert built.returncode == 0, built.stderr[-3000:]
    port = free_port()
    log = (tmp_path_factory.mktemp("journeys") / "web.log").open("w")
    web = subprocess.Popen(
        [*f"{sys.executable} -m granian --interface wsgi --host 127.0.0.1 --port {port} --workers 1".split(),
         "--blocking-threads", "4", "--no-ws", "chiltern.config.wsgi:application"],
        env={**environment, "CHILTERN_ROLE": "app"}, stdout=log, stderr=log, cwd=ROOT,
    )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        yield Service(f"http://127.0.0.1:{port}", name, json.loads(built.stdout))
    finally:
        web.terminate()
        web.wait(10)
        with database.connect() as admin:
            database.drop(admin, name)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys; without its sandbox only as root."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def enter(service: Service, browser: Browser) -> Iterator[Any]:
    """Somebody at a browser, in the post of this title at this agency; on a phone by touch."""
    contexts = []

    def as_post(agency: str, title: str, width: int = 1280, phone: bool = False) -> Somebody:
        token = session_of(service.database, UUID(service.posts[agency][title]))
        screen = {"width": 320, "height": 640} if phone else {"width": width, "height": 900}
        made = browser.new_context(viewport=screen, has_touch=phone, is_mobile=phone)  # type: ignore[arg-type]
        made.add_cookies([{"name": "chiltern_session", "value": token, "url": service.address}])
        contexts.append(made)
        return Somebody(made.new_page(), service)

    yield as_post
    for one in contexts:
        one.close()


@pytest.fixture
def clock(service: Service) -> Iterator[Move]:
    """Moves the service's clock; afterwards it goes on from where it stood, for the other stories."""
    with database.connect(service.database) as admin:
        (stood,) = admin.execute("select shift from ctx.clock_shift").fetchone() or (None,)

        def move(to: datetime) -> None:
            admin.execute("update ctx.clock_shift set shift = %s - clock_timestamp()", [to])

        yield move
        admin.execute("update ctx.clock_shift set shift = %s", [stood])


def session_of(dbname: str, post: UUID) -> str:
    """A session as signing in leaves it: the context's, and the browser's own."""
    code = (
        "import django; django.setup()\n"
        "from tests.conftest import open_session\n"
        "from chiltern.accounts.session_store import SessionStore\n"
        f"token = open_session(__import__('uuid').UUID('{post}'))\n"
        "SessionStore(session_key=token).save(must_create=True)\n"
        "print(token)\n"
    )
    environment = {
        **os.environ,
        "CHILTERN_DATABASE": database.address(dbname),
        "CHILTERN_ROLE": "app",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.strip()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Raises TimeoutError where nothing answers."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
