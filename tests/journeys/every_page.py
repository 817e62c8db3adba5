"""Every page of the town, as whoever may read it gets it: each address of the table, and the pages of errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client

from chiltern.agencies.actions.give_post import give_post
from chiltern.agencies.workings.asked import PostAsked
from chiltern.code_of_practice.words import Role
from tests import database
from tests.cast import Cast, stand_as_officer
from tests.cast import build as people_of
from tests.conftest import enter_as_post
from tests.house.town import Town, build
from tests.house.walked import LISTS, PUBLIC, THINGS
from tests.web.browser import Browser, form_id
from tests.web.signing_in import code_of, first_factor, second_factor
from tests.web.test_apply import apply, sign
from tests.web.test_personal import FORM, TYPED
from tests.web.test_sign_in_links import invited, until_the_app

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}
IN_A_DEMO = {name for name in PUBLIC if name.startswith("demo_")}
ON_THE_WAY = {
    "asked_what_is_held",
    "signed_copy",
    "mfa_authenticate",
    "recovery_codes",
    "choose_post",
    "link",
    "link_password",
    "link_app",
}
"""Pages of asking, signing and signing in: they are there for whoever has come so far."""
BESIDE = {
    "not there": "a mistyped address",
    "only sent": "opened like a page",
    "stale": "a form from before signing in",
    "signed out": "a form sent after its session ended",
    "failed": "the service broke",
    "a link that was used": "or is no link",
    "a search": "with what it found",
    "nobody's work": "nothing waits",
    "told what is missing": "a form with nothing in it",
}
"""Pages beside those of the table."""


@dataclass(frozen=True, slots=True)
class Got:
    """What an address gave."""

    name: str
    path: str
    status: int
    kind: str
    markup: bytes

    @property
    def page(self) -> bool:
        """Something to read; what leads on, and what is only sent, is none."""
        return self.kind == "text/html" and self.status not in (302, 405)


def every_page(dbname: str) -> list[Got]:
    """Of a town that is built for it, in a database that is thrown away."""
    first = uuid4()
    with database.connect(dbname) as admin:
        stand_as_officer(admin, first)
        with transaction.atomic():
            town = build(people_of(first, enter_as_post))
        found = [*of_the_table(town), *from_outside(town.cast), *signing_in(town.cast), *beside(town)]
        admin.execute("update ctx.nature set nature = 'demo'")
        return [*found, *(got(Client(), name, town.path(name), **HERE) for name in sorted(IN_A_DEMO))]


def got(browser: Client, name: str, path: str, **more: Any) -> Got:
    """Opens an address."""
    return kept(name, path, browser.get(path, **more))


def kept(name: str, path: str, page: Any) -> Got:
    """What came from there."""
    kind = page.get("Content-Type", "").partition(";")[0]
    return Got(name, path, page.status_code, kind, page.getvalue() if kind == "text/html" else b"")


def of_the_table(town: Town) -> Iterator[Got]:
    """Public pages as nobody in particular, all others as their reader."""
    for name in sorted({*PUBLIC} - IN_A_DEMO - ON_THE_WAY):
        yield got(Browser(), name, town.path(name))
    for name, who in LISTS.items():
        yield got(Browser(town.post(who)), name, town.path(name))
    for thing in THINGS:
        browser = Browser(town.post(thing.reader))
        for name in thing.names:
            yield got(browser, name, town.path(name, town.ids[thing.id]))


def from_outside(cast: Cast) -> Iterator[Got]:
    """A parent asks what is held; an agency signs."""
    outside = Browser()
    asked = outside.post(FORM, {"form_id": form_id(outside.get(FORM)), **TYPED})["Location"]
    yield got(outside, "asked_what_is_held", asked)
    place = apply(outside, name="Kingfisher Youth Project")
    yield got(outside, "sign_code", place)
    with transaction.atomic():
        signed = sign(cast, outside, place)["Location"]
    yield got(outside, "signed_copy", signed)


def signing_in(cast: Cast) -> Iterator[Got]:
    """Somebody with two posts signs in; somebody new takes up a link."""
    at = cast.health
    with transaction.atomic():
        by = enter_as_post(at.representative)
        give_post(
            by=by, practitioner=at.who[at.manager].practitioner, post=PostAsked(Role.PRACTITIONER, "Nurse")
        )
    client = Client()
    first_factor(client, "manager@health.example")
    yield got(client, "mfa_authenticate", "/sign-in/code/")
    second_factor(client, code_of())
    yield got(client, "recovery_codes", "/sign-in/recovery-codes/")
    client.post("/sign-in/recovery-codes/")
    yield got(client, "choose_post", "/sign-in/post/")
    new = Client()
    new.get(f"/link/{invited(cast.school).code}/")
    yield got(new, "link", "/link/")
    yield got(new, "link_password", "/link/password/")
    until_the_app(new)
    yield got(new, "link_app", "/link/app/")


def beside(town: Town) -> Iterator[Got]:
    """What nobody's table of addresses holds."""
    worker, sent = Browser(town.cast.social_care.practitioner), town.path("sign_out")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[settings.SESSION_COOKIE_NAME] = worker.cookies[settings.SESSION_COOKIE_NAME].value
    yield got(worker, "not there", "/no-such-page/")
    only = worker.get(sent)
    yield Got("only sent", sent, 200, "text/html", only.getvalue())
    yield kept("stale", "/write-down/", strict.post("/write-down/", {"words": "She was not at school."}))
    yield kept("signed out", "/write-down/", Browser().post("/write-down/", {"words": "She was not there."}))
    yield Got("failed", "/", 200, "text/html", render_to_string("errors/500.html", {}).encode())
    yield got(Browser(), "a link that was used", "/link/NONE-SUCH/", follow=True)
    yield got(Browser(town.cast.school.duty), "a search", "/people/?text=Amara+Whitlock")
    yield got(Browser(town.cast.stranger.practitioner), "nobody's work", "/")
    yield kept("told what is missing", "/write-down/", worker.post("/write-down/", {"form_id": str(uuid4())}))
