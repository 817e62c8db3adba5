"""Who may see: team, assignment, duty desk, restricted, conflict, until; and nothing is left without a
reader.
"""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from chiltern.code_of_practice.visibility import (
    AccessRow,
    Birth,
    NoReaderLeftError,
    PostFacts,
    keep_a_reader,
    may_see,
    readers_for,
)

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
AMARA, FATHER = "amara", "her father"
pytestmark = pytest.mark.clause("3.7", "2.2")


def test_a_reader_sees_and_a_colleague_of_another_team_does_not() -> None:
    rows = [AccessRow("team 1", frozenset({AMARA}))]
    assert may_see({"post 1", "team 1"}, rows, (), NOW)
    assert not may_see({"post 2", "team 2"}, rows, (), NOW)


def test_belonging_to_an_agency_opens_nothing() -> None:
    assert not may_see(set(), [AccessRow("team 1")], (), NOW)


def test_a_conflict_with_one_of_two_people_hides_the_thing_through_every_reader() -> None:
    rows = [AccessRow(reader, frozenset({AMARA, FATHER})) for reader in ("team 1", "post 1", "desk")]
    assert may_see({"team 1", "post 1", "desk"}, rows, {"somebody else"}, NOW)
    assert not may_see({"team 1", "post 1", "desk"}, rows, {FATHER}, NOW)


def test_a_thing_about_nobody_yet_is_hidden_from_nobody_who_reads_it() -> None:
    assert may_see({"desk"}, [AccessRow("desk")], {FATHER}, NOW)


def test_a_row_ends_at_its_moment() -> None:
    rows = [AccessRow("team 1", until=NOW)]
    assert may_see({"team 1"}, rows, (), NOW - timedelta(microseconds=1))
    assert not may_see({"team 1"}, rows, (), NOW)


def test_an_open_row_counts_beside_a_closed_one() -> None:
    rows = [AccessRow("team 1", until=NOW), AccessRow("post 1")]
    assert may_see({"team 1", "post 1"}, rows, (), NOW)


POSTS = (
    PostFacts("lead", frozenset({"desk"}), safeguarding_lead=True),
    PostFacts("teacher", frozenset({"desk"})),
    PostFacts("caretaker", frozenset({"desk"}), conflicts=frozenset({AMARA})),
)


def test_an_incoming_request_reaches_the_desk_the_teams_and_those_it_is_assigned_to() -> None:
    born = Birth(duty_desk="desk", teams=frozenset({"team 1"}), assigned=frozenset({"teacher"}), posts=POSTS)
    assert readers_for(born) == {"desk", "team 1", "teacher"}


def test_a_restricted_thing_is_read_by_its_named_posts_alone_and_never_by_one_in_conflict() -> None:
    born = Birth(
        duty_desk="desk",
        restricted_to=frozenset({"lead", "caretaker"}),
        people=frozenset({AMARA}),
        posts=POSTS,
    )
    assert readers_for(born) == {"lead"}


def test_a_possible_conflict_keeps_it_from_the_desk_until_somebody_has_matched_it() -> None:
    born = Birth(duty_desk="desk", people=frozenset({AMARA}), possible_conflict=True, posts=POSTS)
    assert readers_for(born) == {"lead", "teacher"}
    given_to_him = dataclasses.replace(born, assigned=frozenset({"caretaker"}))
    assert readers_for(given_to_him) == {"lead", "teacher"}


def test_a_desk_whose_posts_are_all_in_conflict_brings_in_the_safeguarding_lead() -> None:
    posts = (
        PostFacts("clerk", frozenset({"desk"}), frozenset({AMARA})),
        PostFacts("lead", safeguarding_lead=True),
    )
    born = Birth(duty_desk="desk", people=frozenset({AMARA}), posts=posts)
    assert readers_for(born) == {"desk", "lead"}


def test_where_the_lead_is_in_conflict_too_those_whom_the_officer_names_read_it() -> None:
    posts = (PostFacts("lead", frozenset({"desk"}), frozenset({AMARA}), safeguarding_lead=True),)
    born = Birth(
        duty_desk="desk",
        people=frozenset({AMARA}),
        possible_conflict=True,
        posts=posts,
        officer_names=frozenset({"named by the officer"}),
    )
    assert readers_for(born) == {"named by the officer"}


def test_a_desk_without_a_post_keeps_what_comes_in() -> None:
    assert readers_for(Birth(duty_desk="desk")) == {"desk"}


def test_a_thing_that_nobody_could_read_is_refused() -> None:
    nobody = r"^no post outside the conflict, and nobody named by the council's officer$"
    with pytest.raises(NoReaderLeftError, match=nobody):
        readers_for(Birth())
    with pytest.raises(NoReaderLeftError):
        readers_for(Birth(restricted_to=frozenset({"caretaker"}), people=frozenset({AMARA}), posts=POSTS[2:]))


def test_the_last_open_row_cannot_be_closed() -> None:
    rows = [AccessRow("team 1"), AccessRow("team 2", until=NOW)]
    keep_a_reader(rows, {"team 2"}, NOW)
    with pytest.raises(NoReaderLeftError, match=r"^this would leave it with nobody who can read it$"):
        keep_a_reader(rows, {"team 1"}, NOW)
