"""The lifecycle of a meeting about a child, as the agency that called it keeps it. Clauses 3.6 and 3.8."""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, MeetingState

MEETING = Machine(
    key="meeting",
    says="A meeting about a child, as the agency that called it keeps it. Invited agencies keep their own answers.",
    starts=(MeetingState.CALLED,),
    states={
        MeetingState.CALLED: StateRow(Owner.CALLER, "To be held, or called off; contributions come in."),
        MeetingState.HELD: StateRow(Owner.CALLER, "The minute and the family’s version are to be made."),
        MeetingState.CLOSED: StateRow(
            Owner.NOBODY, "Everything was sent; the family can still be given its version."
        ),
        MeetingState.CALLED_OFF: StateRow(Owner.NOBODY, "It does not take place."),
    },
    steps=(
        *(
            Step(state, act, state)
            for state in (MeetingState.CALLED, MeetingState.HELD)
            for act in (Act.ANSWER_INVITATION, Act.CONTRIBUTE)
        ),
        Step(MeetingState.CALLED, Act.CALL_OFF_MEETING, MeetingState.CALLED_OFF),
        Step(MeetingState.CALLED, Act.RECORD_PRESENCE, MeetingState.HELD),
        *(
            Step(MeetingState.HELD, act, MeetingState.HELD)
            for act in (Act.WRITE_MINUTE, Act.WRITE_FAMILY_VERSION, Act.HAND_OVER_FAMILY_VERSION)
        ),
        Step(MeetingState.HELD, Act.CLOSE_MEETING, MeetingState.CLOSED),
        Step(MeetingState.CLOSED, Act.HAND_OVER_FAMILY_VERSION, MeetingState.CLOSED),
    ),
)
