"""A running service over a small county, and a real browser with axe on every page that a journey touches."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from chiltern.accounts.session_store import SessionStore
from tests import database
from tests.conftest import open_session
from tests.journeys.looking import found_well, look_at, opened
from tests.journeys.serving import Service, beside, own_database, said_by, served

LONDON = ZoneInfo("Europe/London")
OFF = (
    "RenderDocument",
    "PaintHolding",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "MediaRouter",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""Features of the browser that are turned off. Without the first a page takes the place of the one before it, which halves
what drawing it takes. The others are those that Playwright turns off, of its list and ours only one counts: they ask what
is not on this machine, or draw otherwise.
"""
Move = Callable[[datetime], None]
MORNING = datetime(2026, 11, 16, 9, 30, tzinfo=LONDON)


def chromium() -> str | None:
    """The system's browser: by setting, else on PATH."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHILTERN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


LONGEST = (
    "test_every_page",
    "test_walk",
    "test_silence",
    "test_sensitive_owner",
    "test_not_in_good_standing",
)
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
        """Looks at the page that is open."""
        self.seen.add(look_at(self.page))

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, loopback_only: None) -> Iterator[Service]:
    """The web over the county, on the story's morning."""
    with own_database(f"chiltern_journey_{os.getpid()}") as name:
        with database.connect(name) as admin:
            admin.execute("insert into ctx.clock_shift (shift) values (%s - clock_timestamp())", [MORNING])
        posts = json.loads(said_by(name, "tests.journeys.county"))
        with served(name, tmp_path_factory.mktemp("journeys") / "web.log") as address:
            yield Service(address, name, posts)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Browser]:
    """One browser for all journeys; without its sandbox only as root. What it finds well it tells the one beside it."""
    if worker_id != "master":
        found_well.file = tmp_path_factory.getbasetemp().parent / "found_well"
    arguments = [f"--disable-features={','.join(OFF)}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def enter(service: Service, browser: Browser, django_db_blocker: Any) -> Iterator[Any]:
    """Somebody at a browser, in the post of this title at this agency; on a phone by touch, or without scripts."""
    contexts = []

    def as_post(
        agency: str, title: str, width: int = 1280, phone: bool = False, scripts: bool = True
    ) -> Somebody:
        post = UUID(service.posts[agency][title])
        with django_db_blocker.unblock():
            token = beside(service.database, "app", lambda: session_of(post))
        screen = {"width": 320, "height": 640} if phone else {"width": width, "height": 900}
        made = opened(browser, viewport=screen, has_touch=phone, is_mobile=phone, java_script_enabled=scripts)
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


def session_of(post: UUID) -> str:
    """A session as signing in leaves it: the context's, and the browser's own."""
    token = open_session(post)
    SessionStore(session_key=token).save(must_create=True)
    return token


@pytest.fixture
def sweep(service: Service, django_db_blocker: Any) -> Callable[[], None]:
    """The sweep of a minute, as the worker runs it."""

    from chiltern.jobs.tasks import climb_overdue

    def run() -> None:
        with django_db_blocker.unblock():
            beside(service.database, "worker", lambda: climb_overdue(timestamp=0))

    return run
