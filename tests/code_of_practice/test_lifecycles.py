"""Every state has an owner and is reachable; every end is meant; no act leads where no state is."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.both_sides import clock_stands, requester_as_seen, state_as_seen
from chiltern.code_of_practice.lifecycles import Machine, NotOpenError, Owner, Step, next_state
from chiltern.code_of_practice.machines import (
    AGENCY_REQUEST,
    DISCLOSURE,
    MACHINES,
    ONWARD_PERMISSION,
    state_after_deciding,
)
from chiltern.code_of_practice.roles import OPEN_TO_ANYONE, ROLES, roles_for
from chiltern.code_of_practice.words import (
    Act,
    DisclosureState,
    PermissionState,
    RequesterState,
    RequestState,
    Role,
)

EVERY = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)


@EVERY
def test_every_state_is_reachable_and_every_word_is_a_state(machine: Machine) -> None:
    assert machine.reachable() == frozenset(machine.states)
    assert set(machine.states) == set(type(machine.starts[0]))


@EVERY
def test_every_state_has_an_owner_and_whoever_waits_for_one_can_do_something(machine: Machine) -> None:
    assert all(row.says for row in machine.states.values())
    for state, row in machine.states.items():
        if row.owner is not Owner.NOBODY:
            assert machine.acts(state)


@EVERY
def test_every_act_of_a_lifecycle_is_open_to_some_role(machine: Machine) -> None:
    assert all(roles_for(step.act) for step in machine.steps if step.act is not None)


def test_what_leads_on_without_an_act_is_named() -> None:
    without = {step.says for machine in MACHINES.values() for step in machine.steps if step.act is None}
    assert without == {"time", "the last party signs"}
    assert {step.says for step in AGENCY_REQUEST.steps if step.act is Act.DECIDE_AGAIN} == {
        Act.DECIDE_AGAIN.says
    }


def test_ends_are_where_nobody_has_to_act() -> None:
    for machine in MACHINES.values():
        assert all(machine.owner(state) is Owner.NOBODY for state in machine.ends())


def test_two_steps_from_one_state_by_one_act_are_refused() -> None:
    step = Step(RequestState.SENT, Act.ACKNOWLEDGE_REQUEST, RequestState.ACKNOWLEDGED)
    with pytest.raises(ValueError, match="two steps"):
        Machine("twice", "", (RequestState.SENT,), {}, (step, step))


def test_a_machine_goes_by_its_own_steps() -> None:
    acknowledged = Step(RequestState.SENT, Act.ACKNOWLEDGE_REQUEST, RequestState.ACKNOWLEDGED)
    by_itself = Step(RequestState.ACKNOWLEDGED, None, RequestState.CLOSED)
    made = Machine("short", "", (RequestState.SENT,), {}, (acknowledged, by_itself))
    assert made.next_state(RequestState.SENT, Act.ACKNOWLEDGE_REQUEST) is RequestState.ACKNOWLEDGED
    assert made.next_state(RequestState.ACKNOWLEDGED, None) is RequestState.CLOSED
    assert made.allows(RequestState.SENT, Act.ACKNOWLEDGE_REQUEST)
    with pytest.raises(NotOpenError, match=r"^short: time is not open in sent$"):
        made.next_state(RequestState.SENT, None)


@pytest.mark.clause("3.6")
def test_an_act_that_the_state_does_not_allow_is_refused() -> None:
    with pytest.raises(NotOpenError, match="acknowledge_request"):
        next_state(AGENCY_REQUEST, RequestState.WITHDRAWN, Act.ACKNOWLEDGE_REQUEST)


@pytest.mark.clause("3.6", "3.8")
def test_a_request_goes_from_sent_to_closed() -> None:
    state = next_state(AGENCY_REQUEST, RequestState.SENT, Act.ACKNOWLEDGE_REQUEST)
    state = next_state(AGENCY_REQUEST, state, Act.ASK_TO_CLARIFY)
    assert AGENCY_REQUEST.owner(state) is Owner.REQUESTER
    state = next_state(AGENCY_REQUEST, state, Act.CLARIFY_REQUEST)
    state = state_after_deciding(RequestState(state), told=True)
    assert state is RequestState.DECIDED
    assert next_state(AGENCY_REQUEST, state, Act.CLOSE_REQUEST) is RequestState.CLOSED


@pytest.mark.clause("3.6")
def test_an_answer_by_telephone_is_decided_and_not_yet_told() -> None:
    state = state_after_deciding(RequestState.ACKNOWLEDGED, told=False)
    assert state is RequestState.DECIDED_NOT_TOLD
    assert next_state(AGENCY_REQUEST, state, Act.DISCLOSE) is RequestState.DECIDED


def test_deciding_again_answers_again_and_a_withdrawn_request_is_not_decided() -> None:
    assert state_after_deciding(RequestState.CLOSED, told=True) is RequestState.DECIDED
    with pytest.raises(NotOpenError):
        state_after_deciding(RequestState.WITHDRAWN, told=True)


@pytest.mark.parametrize(
    ("kept", "asked", "seen"),
    [
        (RequestState.ACKNOWLEDGED, RequesterState.WITHDRAWN, RequestState.WITHDRAWN),
        (RequestState.DECIDED, RequesterState.WITHDRAWN, RequestState.DECIDED),
        (RequestState.DECIDED, RequesterState.CLOSED, RequestState.CLOSED),
        (RequestState.SENT, RequesterState.WAITING, RequestState.SENT),
    ],
)
def test_a_request_is_seen_from_the_rows_of_both_sides(kept, asked, seen) -> None:
    assert state_as_seen(kept, asked) is seen


@pytest.mark.clause("3.6")
def test_what_the_other_side_wrote_moves_a_request_without_touching_its_row() -> None:
    waiting = RequesterState.WAITING
    assert state_as_seen(RequestState.CLARIFYING, waiting) is RequestState.CLARIFYING
    assert state_as_seen(RequestState.CLARIFYING, waiting, clarified=True) is RequestState.ACKNOWLEDGED
    assert state_as_seen(RequestState.DECIDED, waiting, clarified=True) is RequestState.DECIDED
    assert state_as_seen(RequestState.DECIDED, waiting, asked_again=True) is RequestState.ASKED_AGAIN
    assert requester_as_seen(RequestState.CLARIFYING, waiting) is RequesterState.TO_CLARIFY
    assert requester_as_seen(RequestState.DECIDED, waiting) is RequesterState.ANSWERED
    assert requester_as_seen(RequestState.ACKNOWLEDGED, waiting) is waiting
    assert requester_as_seen(RequestState.DECIDED, RequesterState.CLOSED) is RequesterState.CLOSED


@pytest.mark.clause("3.6", "8.4")
def test_a_clock_stands_while_a_routine_request_is_clarified_or_an_answer_waits_to_be_told() -> None:
    assert clock_stands(RequestState.CLARIFYING, stopped=True)
    assert not clock_stands(RequestState.CLARIFYING, stopped=False)
    assert clock_stands(RequestState.DECIDED_NOT_TOLD, stopped=False)
    assert not clock_stands(RequestState.ASKED_AGAIN, stopped=True)


@pytest.mark.clause("3.10")
def test_a_permission_past_its_date_is_silent_and_a_late_answer_still_counts() -> None:
    silent = next_state(ONWARD_PERMISSION, PermissionState.ASKED, None)
    assert silent is PermissionState.SILENT
    assert next_state(ONWARD_PERMISSION, silent, Act.GIVE_PERMISSION) is PermissionState.GIVEN
    with pytest.raises(NotOpenError):
        next_state(ONWARD_PERMISSION, silent, Act.PASS_ON)


def test_what_was_read_cannot_be_recalled_and_a_reported_call_stands_after_its_days() -> None:
    read = next_state(DISCLOSURE, DisclosureState.SHARED, Act.ACKNOWLEDGE_DISCLOSURE)
    assert not DISCLOSURE.allows(read, Act.RECALL_DISCLOSURE)
    stands = next_state(DISCLOSURE, DisclosureState.REPORTED_BY_RECEIVER, None)
    assert stands is DisclosureState.UNCONFIRMED
    assert next_state(DISCLOSURE, stands, Act.CORRECT_REPORT) is DisclosureState.CORRECTED


def test_every_role_has_a_sentence_and_every_act_a_role() -> None:
    assert set(ROLES) == set(Role)
    assert all(row.says.endswith(".") for row in ROLES.values())
    assert [act for act in Act if not roles_for(act)] == []
    assert roles_for(Act.APPLY_TO_JOIN) == frozenset(Role)
    assert Act.APPLY_TO_JOIN in OPEN_TO_ANYONE


@pytest.mark.clause("4.1")
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PRACTITIONER, Role.MANAGER}))
def test_whoever_does_not_work_with_children_opens_no_deciding_and_no_passing_on(role: Role) -> None:
    assert not ROLES[role].acts & {
        Act.DECIDE_REQUEST,
        Act.PASS_ON,
        Act.AGREE_TO_DECLINE,
        Act.READ_UNDER_BREAK_GLASS,
    }
