"""Retention: each holder's own copy goes when it is due, under rules that somebody has looked at; the record stands. Clause 3.7."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.agencies.actions.set_retention import set_retention
from chiltern.code_of_practice.reasons_for_acts import HELD
from chiltern.code_of_practice.retention import STILL_OPEN, Kept, Rules
from chiltern.code_of_practice.words import CountsFrom, LookAnswer, LookedBy, RetentionClass, ReviewAnswer
from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.jobs import tasks
from chiltern.ledger import integrator
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.confirm_retention import confirm_retention
from chiltern.sharing.actions.lift_hold import lift_hold
from chiltern.sharing.actions.look_afterwards import look_afterwards
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.review_decision import review_decision
from chiltern.sharing.actions.set_hold import set_hold
from chiltern.sharing.models import DisclosedItem, Match, SecondLook
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.retention import Rehearsal, rehearse
from chiltern.sharing.workings.looking import LookGiven, ReviewGiven
from tests import database
from tests.actions.test_verify_decisions import run
from tests.cast import At, Cast, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post, point_at
from tests.stage import WHOLE, Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.7")]
A_YEAR: Rules = {one: Kept(1, CountsFrom.LAST) for one in RetentionClass}
LATER = timedelta(days=800)


def look_at(by: Actor, look: SecondLook) -> None:
    """Still right."""
    if look.because == LookedBy.REVIEW:
        review_decision(by=by, look_id=look.id, given=ReviewGiven(ReviewAnswer.STILL_RIGHT, "She is safer."))
    else:
        look_afterwards(by=by, look_id=look.id, given=LookGiven(LookAnswer.AGREES))


@dataclass(frozen=True)
class Past:
    """What was asked, decided, shared, acknowledged and looked at, two years ago."""

    name: str
    cast: Cast
    disclosure: UUID
    decision: UUID
    request: UUID
    child: UUID
    items: tuple[UUID, ...]

    def rehearsed(self, at: At) -> Rehearsal:
        """What its representative reads."""
        with transaction.atomic():
            return rehearse(enter_as_post(at.representative))

    def let_run(self, *agencies: At, rules: Rules = A_YEAR) -> None:
        """Each representative sets them, looks, and lets them run."""
        for at in agencies:
            with transaction.atomic():
                row = set_retention(by=enter_as_post(at.representative), rules=rules)
            goes = len(self.rehearsed(at).goes)
            with transaction.atomic():
                by = enter_as_post(at.representative)
                confirm_retention(by=by, rules_id=row.id, goes=goes)

    def night(self) -> None:
        """The job, as the worker's role."""
        point_at(self.name, "worker")
        tasks.destroy_what_is_due(timestamp=0)
        point_at(self.name)

    def keys(self, things: Iterable[UUID]) -> set[UUID]:
        """Who has a key to any of them."""
        with database.connect(self.name) as admin:
            rows = admin.execute(
                "select distinct agency from foundation_keywrap where thing = any(%s)", [list(things)]
            )
            return {row[0] for row in rows}

    def sealed(self) -> None:
        """The integrator has caught up."""
        point_at(self.name, "integrator")
        while integrator.seal():
            pass
        point_at(self.name)


@pytest.fixture
def past(town: Cast) -> Iterator[Past]:  # noqa: F811
    """Two years ago, and everything about it settled; the clock goes back afterwards."""
    name = str(connection.settings_dict["NAME"])
    with transaction.atomic():
        stage = Stage(town)
        begun = town.become(town.school.duty).at
        decision = stage.decided(town.social_care, town.school, WHOLE)
        disclosure = stage.disclosure(town.social_care, decision)
        items = tuple(DisclosedItem.objects.filter(disclosure=disclosure).values_list("item", flat=True))
        acknowledge_disclosure(by=town.become(town.social_care.practitioner), disclosure_id=disclosure.id)
        for post in (town.school.manager, town.social_care.practitioner):
            by = town.become(post)
            for look in SecondLook.objects.filter(keeper=by.agency, made_at__gte=begun):
                look_at(by, look)
        town.become(town.school.duty)
        child = Match.objects.get(agency_request=decision.about).person
    made = Past(name, town, disclosure.id, decision.id, decision.about, child, items)
    made.sealed()
    with at_that_time(name, LATER):
        yield made


@contextmanager
def at_that_time(name: str, later: timedelta) -> Iterator[None]:
    """So much later."""
    with database.connect(name) as admin:
        before = admin.execute("delete from ctx.clock_shift returning shift").fetchall()
        admin.execute("insert into ctx.clock_shift (shift) values (%s)", [later])
        yield
        admin.execute("delete from ctx.clock_shift")
        for (shift,) in before:
            admin.execute("insert into ctx.clock_shift (shift) values (%s)", [shift])


def refused(doing: Callable[[], object]) -> str:
    """With which key."""
    with transaction.atomic(), pytest.raises(Refused) as raised:
        doing()
    return raised.value.key


def test_nothing_goes_before_somebody_looked_and_then_each_holders_own_alone(past: Past) -> None:
    school, care = past.cast.school, past.cast.social_care
    with transaction.atomic():
        set_retention(by=enter_as_post(school.representative), rules=A_YEAR)
    (papers,) = past.rehearsed(school).goes
    past.night()
    assert past.keys(past.items) == {school.agency, care.agency}, "nobody has let the rules run"
    past.let_run(school)
    past.night()
    gone = {thing.id for thing in papers.things}
    assert {past.child, past.disclosure, past.decision, *past.items} <= gone
    assert past.keys([past.child, past.decision]) == set()
    assert past.keys(past.items) == {care.agency}, "another holder's own is its own"
    with transaction.atomic():
        by = enter_as_post(care.practitioner)
        assert len(disclosure_page(by, past.disclosure).items) == len(past.items)
    with database.connect(past.name) as admin:
        there = {
            row[0]
            for row in admin.execute("select thing from sharing_destroyed where keeper = %s", [school.agency])
        }
        tokens = admin.execute(
            "select count(*) from people_searchtoken where person_id = %s", [past.child]
        ).fetchone()
        left = admin.execute(
            "select count(*) from ledger_opening where keeper = %s and thing = any(%s)",
            [school.agency, list(gone)],
        ).fetchone()
    assert there == gone, "exactly what the rehearsal listed"
    assert (tokens, left) == ((0,), (0,))
    past.sealed()
    assert run(past.name, "verifier", "verify", "--json")["findings"] == []
    assert run(past.name, "verifier", "replay", "--json")["destroyed"] == 1
    past.let_run(care)
    past.night()
    assert past.keys(past.items) == set(), "with the last key the text is gone"
    with database.connect(past.name) as admin:
        last = admin.execute(
            "select bool_and(last_key) from sharing_destroyed where keeper = %s and thing = any(%s)",
            [care.agency, list(past.items)],
        ).fetchone()
        admin.execute(
            "insert into ledger_openingdestroyed values (gen_random_uuid(), gen_random_uuid(), %s, now())",
            [care.agency],
        )
    assert last == (True,)
    past.sealed()
    found = run(past.name, "verifier", "verify", "--json")["findings"]
    assert [one["what"] for one in found] == ["opening.removed"], "one that no act of retention wrote"
    with database.connect(past.name) as admin:
        admin.execute("delete from ledger_openingdestroyed where made_at < ctx.now() - interval '700 days'")


def test_what_is_open_or_on_hold_stays_and_the_database_says_so_too(past: Past) -> None:
    school = past.cast.school
    past.let_run(school)
    with transaction.atomic():
        (hold,) = set_hold(by=enter_as_post(school.manager), why="A claim.", thing=past.request)
    (kept,) = [
        one for one in past.rehearsed(school).kept_back if past.child in {thing.id for thing in one.things}
    ]
    assert kept.against == (HELD,)
    past.night()
    assert school.agency in past.keys([past.child])
    point_at(past.name, "worker")
    for things in ([past.request], list(past.items)):
        with pytest.raises(ProgrammingError, match="on hold"), transaction.atomic():
            assert context.enter_job(school.representative)
            with connection.cursor() as cursor:
                cursor.execute("select ctx.destroy_own(%s::uuid[])", [things])
    point_at(past.name)
    with transaction.atomic():
        lift_hold(by=enter_as_post(school.representative), hold_id=hold.id, because="Settled.")
        stage = Stage(past.cast)
        (asked,) = stage.asked(past.cast.police, school)
        by = past.cast.become(school.duty)
        acknowledge_request(by=by, request_id=asked.id)
        match_person(by=by, request_id=asked.id, matches=[MatchGiven(0, past.child)])
    with at_that_time(past.name, 2 * LATER):
        (kept,) = [
            one
            for one in past.rehearsed(school).kept_back
            if past.child in {thing.id for thing in one.things}
        ]
        assert kept.against == (STILL_OPEN,)
        past.night()
    assert school.agency in past.keys([past.child, *past.items])


def test_no_page_and_nobody_else_destroys(past: Past) -> None:
    school = past.cast.school
    past.let_run(school)
    for post in (school.practitioner, school.manager):
        with transaction.atomic():
            by = enter_as_post(post)
            with pytest.raises(Missing):
                rehearse(by)
            for asks in ("ctx.retained()", "ctx.retained_people()", "ctx.retained_ties()"):
                with (
                    pytest.raises(ProgrammingError, match="answer for"),
                    transaction.atomic(),
                    connection.cursor() as cursor,
                ):
                    cursor.execute(f"select * from {asks}")
    assert (
        refused(lambda: set_retention(by=enter_as_post(school.manager), rules=A_YEAR)) == "act.not_this_role"
    )
    wishes = (
        "delete from foundation_keywrap where thing = %s",
        "select ctx.destroy_own(array[%s]::uuid[])",
        "select ctx.destroy_openings(array[%s]::uuid[])",
        "delete from ledger_opening where thing = %s",
    )
    for role, ways in (("app", wishes), ("worker", wishes[:1] + wishes[3:])):
        point_at(past.name, role)
        for wish in ways:
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                enter_as_post(school.representative)
                cursor.execute(wish, [past.child])
    with (
        pytest.raises(ProgrammingError, match="only the retention job"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        enter_as_post(school.representative)
        cursor.execute(wishes[1], [past.child])
    point_at(past.name)
    with transaction.atomic():
        set_retention(by=enter_as_post(school.representative), rules=A_YEAR)
    point_at(past.name, "worker")
    with (
        pytest.raises(ProgrammingError, match="nobody has confirmed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        assert context.enter_job(school.representative)
        cursor.execute(wishes[1], [past.child])
    past.night()
    assert school.agency in past.keys([past.child])


def test_more_than_was_looked_at_is_looked_at_again(past: Past) -> None:
    school = past.cast.school
    with transaction.atomic():
        row = set_retention(by=enter_as_post(school.representative), rules=A_YEAR)
    assert len(past.rehearsed(school).goes) > 0

    def again(goes: int) -> None:
        confirm_retention(by=enter_as_post(school.representative), rules_id=row.id, goes=goes)

    assert refused(lambda: again(0)) == "retention.looked_at_less"
    with transaction.atomic():
        again(99)
    assert refused(lambda: again(99)) == "retention.confirmed_before"
    with pytest.raises(Invalid), transaction.atomic():
        wrong = {**A_YEAR, RetentionClass.ADULT: Kept(3, CountsFrom.BIRTH)}
        set_retention(by=enter_as_post(school.representative), rules=wrong)


def test_the_operators_rehearsal_lists_exactly_what_the_night_destroys(past: Past) -> None:
    past.let_run(past.cast.school)
    listed = run(past.name, "worker", "retention", "--rehearse", "--json")["agencies"]
    running = [one for one in listed if one["rules"] == "running"]
    things = Counter(UUID(thing) for one in running for papers in one["goes"] for thing in papers["things"])
    assert {past.child, past.decision, *past.items} <= things.keys()
    assert all(one["goes"] == [] for one in listed if one not in running), "the examples are years away"
    assert "would go" in run(past.name, "worker", "retention", "--rehearse")
    before = destroyed(past)
    past.night()
    assert destroyed(past) - before == things
    again = run(past.name, "worker", "retention", "--rehearse", "--json")["agencies"]
    assert all(one["goes"] == [] for one in again)


def destroyed(past: Past) -> Counter[UUID]:
    """What the registers say is gone, at how many agencies."""
    with database.connect(past.name) as admin:
        return Counter(row[0] for row in admin.execute("select thing from sharing_destroyed"))


def test_papers_about_somebody_whom_the_confirmer_may_not_see_are_neither_listed_nor_destroyed(
    past: Past,
) -> None:
    school = past.cast.school
    past.let_run(school)
    with transaction.atomic():
        past.cast.set_conflict(school, school.representative, past.child)
    seen = past.rehearsed(school)
    listed = {thing.id for papers in (*seen.goes, *seen.kept_back) for thing in papers.things}
    assert listed.isdisjoint({past.child, past.decision, *past.items})
    past.night()
    assert school.agency in past.keys([past.child])
