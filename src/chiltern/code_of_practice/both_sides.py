"""One state of a request from the rows of two agencies: what each sees at once of what the other did.

Clauses 3.6 and 3.8. The provider keeps the handling, the requester its own side; nobody writes the other's row.
"""

from __future__ import annotations

from chiltern.code_of_practice.machines import AGENCY_REQUEST, REQUESTER
from chiltern.code_of_practice.words import Act, RequesterState, RequestState, Word


def state_as_seen(
    kept: RequestState, asked: RequesterState, *, clarified: bool = False, asked_again: bool = False
) -> RequestState:
    """The one state of a request from the rows of both sides: the provider's, and what the requester did
    about it. `clarified`: what was asked back is answered. `asked_again`: since the answer.
    """
    if asked is RequesterState.WITHDRAWN and AGENCY_REQUEST.allows(kept, Act.WITHDRAW_REQUEST):
        return RequestState.WITHDRAWN
    if clarified and AGENCY_REQUEST.allows(kept, Act.CLARIFY_REQUEST):
        return RequestState(AGENCY_REQUEST.next_state(kept, Act.CLARIFY_REQUEST))
    if asked_again and AGENCY_REQUEST.allows(kept, Act.ASK_AGAIN):
        return RequestState(AGENCY_REQUEST.next_state(kept, Act.ASK_AGAIN))
    if asked is RequesterState.CLOSED and AGENCY_REQUEST.allows(kept, Act.CLOSE_REQUEST):
        return RequestState.CLOSED
    return kept


def put_outside(asked: RequesterState, *, reached: bool) -> RequestState:
    """Where a request to a body outside the Code stands, by what we wrote down: it keeps nothing here."""
    state: Word = RequestState.TO_PUT
    answered = asked in (RequesterState.ANSWERED, RequesterState.CLOSED)
    for done, act in ((reached, Act.PUT_TO_OUTSIDE), (answered, Act.RECORD_CALL)):
        state = AGENCY_REQUEST.next_state(state, act) if done else state
    return RequestState(state)


def requester_as_seen(seen: RequestState, kept: RequesterState) -> RequesterState:
    """Where the request stands for who asked: its own row moves when it acts, the other side's at once."""
    act = {RequestState.CLARIFYING: Act.ASK_TO_CLARIFY, RequestState.DECIDED: Act.DISCLOSE}.get(seen)
    if kept is RequesterState.WAITING and act is not None:
        return RequesterState(REQUESTER.next_state(kept, act))
    return kept


def clock_stands(seen: RequestState, *, stopped: bool) -> bool:
    """Whether no clock runs on the provider now. `stopped`: its urgency lets a clarification stop it."""
    return (seen is RequestState.CLARIFYING and stopped) or seen in (
        RequestState.DECIDED_NOT_TOLD,
        RequestState.DECIDED,
        RequestState.CLOSED,
        RequestState.WITHDRAWN,
    )
