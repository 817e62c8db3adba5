"""Over everything that stands: with whom another's information lies that nothing let there, found and named. 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from chiltern.code_of_practice.words import Answer, PassingOn
from chiltern.foundation.ids import OFFICE
from chiltern.jobs.tasks import check_who_has_what
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import DisclosedItem, Disclosure, OwnershipCheck
from chiltern.sharing.queries.ownership import last_ownership_check
from chiltern.sharing.workings.bundling import PartGiven
from chiltern.sharing.workings.deciding import AnswersGiven, TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests import bundling, database
from tests.actions.test_passing_on import PASSING
from tests.actions.test_verify_decisions import run
from tests.bundling import Several
from tests.cast import At, Cast, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post, point_at
from tests.stage import WHOLE, Stage
from tests.web.browser import Browser, body

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.10", "3.8")]
BEYOND = "select item, agency from ctx.beyond_their_owners()"
IN_DANGER = PassingGiven(purpose="", reasons="", answers=AnswersGiven(danger=Answer.YES))
# What an administrator does to one item that went on by its owner's leave, and what no act of the service can do.
BREAKS = {
    "a reader of another agency": "insert into foundation_access (reader, thing, keeper, people, kind, sort_at)"
    " values (%(desk)s, %(item)s, %(owner)s, '{}', 'item.received', now())",
    "a key of another agency": "insert into foundation_keywrap (thing, agency, wrapped)"
    " values (%(item)s, %(stranger)s, 'x')",
    "a decision that is gone": "update sharing_disclosure set decision = gen_random_uuid() where id = %(went)s",
    "an answer that is gone": "update sharing_onwardanswer set passage = null where passage is not null",
    "another's passage": "update foundation_passage set holder = %(stranger)s where ground = 'permission'",
    "terms that nobody gave": "update foundation_passage set ground = 'terms' where ground = 'permission'",
    "an unknown ground": "update foundation_passage set ground = 'because' where ground = 'permission'",
}


def came(stage: Stage, passing_on: PassingOn, **terms: Any) -> Disclosure:
    """What social care receives from the school under these terms."""
    given = replace(WHOLE, terms=TermsGiven(passing_on=passing_on, **terms))
    cast = stage.cast
    return stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school, given))


def went_on(stage: Stage, what: Disclosure, to: At, given: PassingGiven = PASSING) -> UUID:
    """Social care passes all of it on."""
    items = list(DisclosedItem.objects.filter(disclosure=what).values_list("item", flat=True))
    by = stage.cast.become(stage.cast.social_care.practitioner)
    return pass_on(by=by, disclosure_id=what.id, items=items, recipient=to.agency, given=given).id


def permitted(stage: Stage, what: Disclosure, to: At) -> None:
    """The school permits each of its items to go to one agency."""
    items = list(DisclosedItem.objects.filter(disclosure=what).values_list("item", flat=True))
    by = stage.cast.become(stage.cast.social_care.practitioner)
    asked = ask_to_pass_on(
        by=by, disclosure_id=what.id, items=items, recipient=to.agency, purpose=PASSING.purpose, why="Mentor."
    )
    owner = stage.cast.become(stage.cast.school.duty)
    for question in asked:
        answer_passing_on(by=owner, permission_id=question.id, permit=True)


@pytest.fixture
def about(town: Cast) -> Iterator[dict[str, UUID]]:  # noqa: F811
    """Shared, told, passed on by terms, by leave and in danger, put into a bundle; and one item that went by leave."""
    with transaction.atomic():
        stage = Stage(town)
        went_on(
            stage,
            came(stage, PassingOn.PROTECTS),
            town.police,
            replace(PASSING, protects_this_child=Answer.YES),
        )
        went_on(stage, came(stage, PassingOn.THESE_BODIES, bodies=(town.health.agency,)), town.health)
        went_on(stage, came(stage, PassingOn.ASK_ME), town.sensitive, IN_DANGER)
        by_leave = came(stage, PassingOn.ASK_ME)
        permitted(stage, by_leave, town.police)
        went = went_on(stage, by_leave, town.police)
        several = Several(stage)
        bundle = several.made(PartGiven(words="He is doing well."), *several.items)
        several.answered(bundle)
        several.shared(bundle)
        several.shared(several.made(), bundling.IN_DANGER)
        town.become(town.social_care.practitioner)
        item = DisclosedItem.objects.filter(disclosure=by_leave).values_list("item", flat=True)[0]
        stage.told()
    yield {
        "item": item,
        "went": went,
        "owner": town.school.agency,
        "stranger": town.stranger.agency,
        "desk": town.stranger.desk,
    }


def test_only_what_lies_where_nothing_let_it_is_found(about: dict[str, UUID]) -> None:
    with database.connect(connection.settings_dict["NAME"]) as admin:
        shared = admin.execute("select count(*) from ctx.with_others()").fetchone()
        assert shared and shared[0] >= 9
        assert admin.execute(BEYOND).fetchall() == []
        for what, statement in BREAKS.items():
            admin.execute("begin")
            assert admin.execute(statement.encode(), about).rowcount, what
            found = admin.execute(BEYOND).fetchall()
            admin.execute("rollback")
            assert about["item"] in {item for item, _ in found}, what


def test_the_check_of_the_record_names_it_and_the_officer_sees_that_there_is_something(
    town: Cast,  # noqa: F811
    about: dict[str, UUID],
) -> None:
    name = str(connection.settings_dict["NAME"])
    assert "Not looked at yet" in officers_page(town)
    looked()
    assert shown_to(town).found == []
    assert "Nothing lies where it was not let" in officers_page(town)
    with database.connect(name) as admin:
        admin.execute(BREAKS["a reader of another agency"].encode(), about)
    (found,) = [
        one
        for one in run(name, "verifier", "verify", "--json")["findings"]
        if one["what"] == "item.beyond_its_owner"
    ]
    assert str(about["item"]) in found["says"] and str(about["stranger"]) in found["says"]
    looked()
    assert shown_to(town).found == [about["item"]]
    page = officers_page(town)
    assert "1 where nothing let them" in page and "chiltern verify" in page and str(about["item"]) not in page
    with transaction.atomic():
        enter_as_post(town.school.representative)
        assert not OwnershipCheck.objects.exists()


def officers_page(town: Cast) -> str:  # noqa: F811
    """What the council's officer opens first."""
    with transaction.atomic():
        return body(Browser(town.officer).get("/scheme/"))


def looked() -> None:
    """The night's job."""
    name = connection.settings_dict["NAME"]
    point_at(name, "worker")
    check_who_has_what(0)
    point_at(name)


def shown_to(town: Cast) -> OwnershipCheck:  # noqa: F811
    """The last look, as the council's officer sees it."""
    with transaction.atomic():
        last = last_ownership_check(enter_as_post(town.officer))
    assert last is not None and last.keeper == OFFICE and last.looked_at >= 9
    return last
