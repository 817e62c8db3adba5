"""When: every state machine as a table, each state with the one who has to act next.

Clauses 3.6, 3.8, 3.10, sign.3, 4.2 and 8.4. The diagram in the docs is drawn from these tables, and a test walks
them. Each machine belongs to one agency's row: what two agencies change is two machines (a request and its
asking).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from chiltern.code_of_practice.words import Act, Word


class Owner(Word):
    """Who has to act next. Nobody: the state is at rest, or at its end."""

    APPLICANT = "applicant", "the agency that applies"
    COUNCIL_OFFICER = "council_officer", "the council's officer for the Code"
    CORE_GROUP = "core_group", "the Core group"
    DUTY_DESK = "duty_desk", "the duty desk of the agency asked"
    PROVIDER = "provider", "whoever the request is assigned to"
    MANAGER = "manager", "a manager of the agency asked"
    SECOND_PERSON = "second_person", "a second person at the agency asked"
    NAMED = "named", "the second person who was named"
    HOLDER = "holder", "whoever passed it on"
    ORDERED = "ordered", "the agency that was ordered"
    REQUESTER = "requester", "whoever asked"
    RECIPIENT = "recipient", "whoever received it"
    GIVER = "giver", "the agency that gave it"
    ORIGINATOR = "originator", "the agency whose information it is"
    CALLER = "caller", "whoever called the meeting"
    REPRESENTATIVE = "representative", "the representative of the agency asked"
    PARTY = "party", "the representative of each party"
    NOBODY = "nobody", "nobody"


class NotOpenError(ValueError):
    """An act that this state does not allow."""


class StateRow(NamedTuple):
    """A state's owner, and why it waits for them."""

    owner: Owner
    says: str


class Step(NamedTuple):
    """From a state by an act to a state. `act` None: nobody on this side does it, but time, or whatever `itself` names."""

    before: Word
    act: Act | None
    after: Word
    itself: str = "time"

    @property
    def says(self) -> str:
        """What leads there, in words."""
        return self.act.says if self.act else self.itself


@dataclass(frozen=True, slots=True)
class Machine:
    """One lifecycle. Two steps from the same state may not share an act."""

    key: str
    says: str
    starts: tuple[Word, ...]
    states: Mapping[Word, StateRow]
    steps: tuple[Step, ...]
    _after: Mapping[tuple[Word, Act | None], Word] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        table: dict[tuple[Word, Act | None], Word] = {}
        for step in self.steps:
            if (step.before, step.act) in table:
                raise ValueError(f"{self.key}: two steps from {step.before} by {step.act}")
            table[step.before, step.act] = step.after
        object.__setattr__(self, "_after", MappingProxyType(table))

    def owner(self, state: Word) -> Owner:
        """Who has to act next in this state."""
        return self.states[state].owner

    def acts(self, state: Word) -> tuple[Act, ...]:
        """What can be done in this state."""
        return tuple(step.act for step in self.steps if step.before == state and step.act is not None)

    def allows(self, state: Word, act: Act) -> bool:
        """Whether the act is open in this state."""
        return (state, act) in self._after

    def next_state(self, state: Word, act: Act | None) -> Word:
        """The state after an act, or after its time has run out (None); raises NotOpenError."""
        try:
            return self._after[state, act]
        except KeyError:
            raise NotOpenError(f"{self.key}: {act or 'time'} is not open in {state}") from None

    def reachable(self) -> frozenset[Word]:
        """Every state that can be come to from a start."""
        found = set(self.starts)
        while more := {s.after for s in self.steps if s.before in found} - found:
            found |= more
        return frozenset(found)

    def ends(self) -> frozenset[Word]:
        """States from which nothing leads on."""
        return frozenset(self.states) - {step.before for step in self.steps}


def next_state(machine: Machine, state: Word, act: Act | None) -> Word:
    """The state after an act; raises NotOpenError."""
    return machine.next_state(state, act)
