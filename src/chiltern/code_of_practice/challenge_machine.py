"""The lifecycle of a challenge, as the agency that made it keeps it. Clauses 3.6 and 8.4.

This is its first form: representative to representative. The timed stages after it are not built yet.
"""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, ChallengeState

_OPEN = (ChallengeState.MADE, ChallengeState.ANSWERED)

CHALLENGE = Machine(
    key="challenge",
    says="A challenge to silence past its time, or to an answer. It is over once the request is answered.",
    starts=(ChallengeState.MADE,),
    states={
        ChallengeState.MADE: StateRow(
            Owner.REPRESENTATIVE, "To be answered by its own due time: now, when, or why not."
        ),
        ChallengeState.ANSWERED: StateRow(
            Owner.REQUESTER,
            "Read by whoever made it, who can challenge again, withdraw or close the request.",
        ),
        ChallengeState.SETTLED: StateRow(Owner.NOBODY, "The request was answered."),
        ChallengeState.DROPPED: StateRow(Owner.NOBODY, "The request was withdrawn or closed."),
    },
    steps=(
        Step(ChallengeState.MADE, Act.ANSWER_CHALLENGE, ChallengeState.ANSWERED),
        *(Step(state, Act.DISCLOSE, ChallengeState.SETTLED) for state in _OPEN),
        *(
            Step(state, act, ChallengeState.DROPPED)
            for state in _OPEN
            for act in (Act.WITHDRAW_REQUEST, Act.CLOSE_REQUEST)
        ),
    ),
)
