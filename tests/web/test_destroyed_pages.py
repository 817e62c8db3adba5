"""Every page stands where a copy is destroyed, whoever destroyed it. Clause 3.7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from chiltern.agencies.actions.set_retention import set_retention
from chiltern.foundation import context
from chiltern.sharing.actions.confirm_retention import confirm_retention
from tests.actions.test_retention import A_YEAR, Past, past  # noqa: F401  fixtures
from tests.cast import At, Cast, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post, point_at
from tests.house.town import Town, build
from tests.house.walked import LISTS, THINGS
from tests.web.browser import Browser

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.7")]
ALL = "select array_agg(k.thing) from ctx.retained() k where not k.held and not k.closed"
HOMES = ("practitioner", "duty", "manager", "representative")


def destroy_all(at: At) -> None:
    """All of an agency's own but what is on hold, whether it is due or not: more than any rule would."""
    with transaction.atomic():
        row = set_retention(by=enter_as_post(at.representative), rules=A_YEAR)
    with transaction.atomic():
        confirm_retention(by=enter_as_post(at.representative), rules_id=row.id, goes=99)
    name = str(connection.settings_dict["NAME"])
    point_at(name, "worker")
    with transaction.atomic(), connection.cursor() as cursor:
        assert context.enter_job(at.representative)
        cursor.execute(ALL)
        things = cursor.fetchone()[0]
        cursor.execute("select ctx.destroy_own(%s::uuid[])", [things])
    point_at(name)


@pytest.fixture
def built(town: Cast) -> Town:  # noqa: F811
    """Everything that has a page, committed."""
    with transaction.atomic():
        return build(town)


def pages(of: Town) -> Iterator[tuple[str, str]]:
    """Every page with who reads it."""
    for name, who in LISTS.items():
        yield who, of.path(name)
    for thing in THINGS:
        for name in thing.names:
            yield thing.reader, of.path(name, of.ids[thing.id])
    for at in ("school", "social_care"):
        for role in HOMES:
            yield f"{at}.{role}", "/"


def looked(post: UUID, path: str) -> Any:
    """In a transaction of its own."""
    with transaction.atomic():
        return Browser(post).get(path)


def test_no_page_breaks_where_a_copy_is_destroyed(built: Town) -> None:
    for at in (built.cast.school, built.cast.social_care):
        destroy_all(at)
        for who, path in pages(built):
            assert looked(built.post(who), path).status_code < 500
