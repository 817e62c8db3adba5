"""The lifecycles of the Code's own things: signatories, requests, decisions, disclosures, permissions.

Clauses sign.1, 3.6, 3.8, 3.10, 8.4. Overdue is no state: it is derived from the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from chiltern.code_of_practice.agreement_machine import AGREEMENT
from chiltern.code_of_practice.challenge_machine import CHALLENGE
from chiltern.code_of_practice.correction_machine import CORRECTION
from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.meeting_machine import MEETING
from chiltern.code_of_practice.notice_machine import HELD_NOTICE
from chiltern.code_of_practice.order_machine import COURT_ORDER
from chiltern.code_of_practice.personal_machine import OWNERS_VIEW, PERSONAL_REQUEST
from chiltern.code_of_practice.stop_machine import CONSENT_STOP
from chiltern.code_of_practice.words import (
    Act,
    AgencyState,
    DecisionState,
    DisclosureState,
    PermissionState,
    RequesterState,
    RequestState,
    SuspensionState,
    TellingState,
    Word,
)

SIGNATORY = Machine(
    key="signatory",
    says="An agency's way into the Code, and out of it. One brought in from the paper list starts as "
    "admitted.",
    starts=(AgencyState.OUTSIDE, AgencyState.ADMITTED),
    states={
        AgencyState.OUTSIDE: StateRow(Owner.NOBODY, "It may apply at any time."),
        AgencyState.APPLIED: StateRow(Owner.APPLICANT, "Its signature and its representative are awaited."),
        AgencyState.SIGNED: StateRow(
            Owner.COUNCIL_OFFICER, "The officer checks the signature and admits it."
        ),
        AgencyState.ADMITTED: StateRow(Owner.NOBODY, "A signatory."),
        AgencyState.LEFT: StateRow(Owner.NOBODY, "It may apply again."),
    },
    steps=(
        Step(AgencyState.OUTSIDE, Act.APPLY_TO_JOIN, AgencyState.APPLIED),
        Step(AgencyState.APPLIED, Act.SIGN_CODE, AgencyState.SIGNED),
        Step(AgencyState.SIGNED, Act.ADMIT_AGENCY, AgencyState.ADMITTED),
        Step(AgencyState.ADMITTED, Act.LEAVE_CODE, AgencyState.LEFT),
        Step(AgencyState.LEFT, Act.APPLY_TO_JOIN, AgencyState.APPLIED),
    ),
)

SUSPENSION = Machine(
    key="suspension",
    says="The Core group limits an agency's routine requests; never urgent sharing to it or from it.",
    starts=(SuspensionState.NOT_SUSPENDED,),
    states={
        SuspensionState.NOT_SUSPENDED: StateRow(Owner.NOBODY, "In good standing."),
        SuspensionState.SUSPENDED: StateRow(Owner.CORE_GROUP, "The Core group reviews it at its date."),
    },
    steps=(
        Step(SuspensionState.NOT_SUSPENDED, Act.SUSPEND_AGENCY, SuspensionState.SUSPENDED),
        Step(SuspensionState.SUSPENDED, Act.END_SUSPENSION, SuspensionState.NOT_SUSPENDED),
    ),
)

_BEFORE_AN_ANSWER = (RequestState.SENT, RequestState.ACKNOWLEDGED, RequestState.CLARIFYING)

AGENCY_REQUEST = Machine(
    key="agency_request",
    says="A request to one agency. A proposed decision leaves it where it is; an answer that goes in the "
    "service "
    "is told in the same act as it is decided. A body outside the Code keeps nothing here: whoever asks puts it to them, and "
    "writes down what they answer.",
    starts=(RequestState.SENT, RequestState.TO_PUT),
    states={
        RequestState.SENT: StateRow(Owner.DUTY_DESK, "To be acknowledged and assigned."),
        RequestState.ACKNOWLEDGED: StateRow(Owner.PROVIDER, "To be decided by its due time."),
        RequestState.CLARIFYING: StateRow(Owner.REQUESTER, "Waits for the requester; urgent clocks run on."),
        RequestState.DECIDED_NOT_TOLD: StateRow(Owner.PROVIDER, "Decided; to be told, and written down."),
        RequestState.DECIDED: StateRow(Owner.REQUESTER, "Answered; the requester closes it or goes on."),
        RequestState.ASKED_AGAIN: StateRow(Owner.PROVIDER, "Asked again; to be decided by its new due time."),
        RequestState.CLOSED: StateRow(Owner.NOBODY, "Closed."),
        RequestState.WITHDRAWN: StateRow(Owner.NOBODY, "Withdrawn by the requester."),
        RequestState.TO_PUT: StateRow(Owner.REQUESTER, "To be put to a body that sees nothing here."),
        RequestState.PUT: StateRow(
            Owner.REQUESTER, "Put to them; their answer is written down when it comes."
        ),
    },
    steps=(
        Step(RequestState.SENT, Act.ACKNOWLEDGE_REQUEST, RequestState.ACKNOWLEDGED),
        Step(RequestState.ACKNOWLEDGED, Act.ASSIGN_REQUEST, RequestState.ACKNOWLEDGED),
        Step(RequestState.CLARIFYING, Act.ASSIGN_REQUEST, RequestState.CLARIFYING),
        *(
            Step(state, Act.HAND_OVER_REQUEST, state)
            for state in (RequestState.ACKNOWLEDGED, RequestState.CLARIFYING)
        ),
        Step(RequestState.ASKED_AGAIN, Act.ASSIGN_REQUEST, RequestState.ASKED_AGAIN),
        Step(RequestState.ACKNOWLEDGED, Act.ASK_TO_CLARIFY, RequestState.CLARIFYING),
        *(Step(state, Act.ADD_TO_REQUEST, state) for state in (*_BEFORE_AN_ANSWER, RequestState.ASKED_AGAIN)),
        Step(RequestState.CLARIFYING, Act.CLARIFY_REQUEST, RequestState.ACKNOWLEDGED),
        *(Step(state, Act.DECIDE_REQUEST, RequestState.DECIDED_NOT_TOLD) for state in _BEFORE_AN_ANSWER),
        Step(RequestState.DECIDED_NOT_TOLD, Act.DISCLOSE, RequestState.DECIDED),
        *(
            Step(state, Act.DECIDE_AGAIN, RequestState.DECIDED_NOT_TOLD)
            for state in (
                RequestState.DECIDED_NOT_TOLD,
                RequestState.DECIDED,
                RequestState.ASKED_AGAIN,
                RequestState.CLOSED,
            )
        ),
        Step(RequestState.DECIDED, Act.CLOSE_REQUEST, RequestState.CLOSED),
        Step(RequestState.DECIDED, Act.ASK_AGAIN, RequestState.ASKED_AGAIN),
        Step(RequestState.CLOSED, Act.ASK_AGAIN, RequestState.ASKED_AGAIN),
        *(Step(state, Act.WITHDRAW_REQUEST, RequestState.WITHDRAWN) for state in _BEFORE_AN_ANSWER),
        Step(RequestState.DECIDED_NOT_TOLD, Act.WITHDRAW_REQUEST, RequestState.WITHDRAWN),
        Step(RequestState.TO_PUT, Act.PUT_TO_OUTSIDE, RequestState.PUT),
        *(
            step
            for state in (RequestState.TO_PUT, RequestState.PUT)
            for step in (
                Step(state, Act.RECORD_CALL, RequestState.DECIDED),
                Step(state, Act.WITHDRAW_REQUEST, RequestState.WITHDRAWN),
            )
        ),
    ),
)

REQUESTER = Machine(
    key="requester",
    says="The same request, as the agency that asked keeps it.",
    starts=(RequesterState.WAITING,),
    states={
        RequesterState.WAITING: StateRow(Owner.PROVIDER, "The agency asked answers by the due time."),
        RequesterState.TO_CLARIFY: StateRow(Owner.REQUESTER, "Something is asked back."),
        RequesterState.ANSWERED: StateRow(Owner.REQUESTER, "Answered: close it, ask for more, or challenge."),
        RequesterState.CLOSED: StateRow(Owner.NOBODY, "Closed."),
        RequesterState.WITHDRAWN: StateRow(Owner.NOBODY, "Withdrawn."),
    },
    steps=(
        Step(RequesterState.WAITING, Act.ASK_TO_CLARIFY, RequesterState.TO_CLARIFY),
        Step(RequesterState.TO_CLARIFY, Act.CLARIFY_REQUEST, RequesterState.WAITING),
        *(
            Step(state, Act.ADD_TO_REQUEST, state)
            for state in (RequesterState.WAITING, RequesterState.TO_CLARIFY)
        ),
        *(
            Step(state, Act.DISCLOSE, RequesterState.ANSWERED)
            for state in (
                RequesterState.WAITING,
                RequesterState.TO_CLARIFY,
                RequesterState.ANSWERED,
                RequesterState.CLOSED,
            )
        ),
        Step(RequesterState.ANSWERED, Act.CLOSE_REQUEST, RequesterState.CLOSED),
        Step(RequesterState.ANSWERED, Act.ASK_AGAIN, RequesterState.WAITING),
        Step(RequesterState.CLOSED, Act.ASK_AGAIN, RequesterState.WAITING),
        Step(RequesterState.WAITING, Act.CHALLENGE_DECISION, RequesterState.WAITING),
        Step(RequesterState.ANSWERED, Act.CHALLENGE_DECISION, RequesterState.ANSWERED),
        Step(RequesterState.WAITING, Act.WITHDRAW_REQUEST, RequesterState.WITHDRAWN),
        Step(RequesterState.TO_CLARIFY, Act.WITHDRAW_REQUEST, RequesterState.WITHDRAWN),
    ),
)

DECISION = Machine(
    key="decision",
    says="A decision: proposed only where a manager has to agree before it is an answer; waiting where a second "
    "person has to release a hidden place before it leaves.",
    starts=(DecisionState.PROPOSED, DecisionState.TO_RELEASE, DecisionState.MADE),
    states={
        DecisionState.PROPOSED: StateRow(Owner.MANAGER, "A manager agrees or sends it back; the clock runs."),
        DecisionState.TO_RELEASE: StateRow(
            Owner.SECOND_PERSON, "A second person releases the place or gives it back; the clock runs."
        ),
        DecisionState.MADE: StateRow(Owner.NOBODY, "It stands until a later one replaces it."),
        DecisionState.SENT_BACK: StateRow(Owner.PROVIDER, "To be decided afresh."),
        DecisionState.SUPERSEDED: StateRow(Owner.NOBODY, "Replaced; kept for ever as it was."),
    },
    steps=(
        Step(DecisionState.PROPOSED, Act.AGREE_TO_DECLINE, DecisionState.MADE),
        Step(DecisionState.PROPOSED, Act.SEND_BACK_DECISION, DecisionState.SENT_BACK),
        Step(DecisionState.TO_RELEASE, Act.RELEASE_PLACE, DecisionState.MADE),
        Step(DecisionState.TO_RELEASE, Act.GIVE_PLACE_BACK, DecisionState.SENT_BACK),
        Step(DecisionState.PROPOSED, Act.DECIDE_AGAIN, DecisionState.SUPERSEDED),
        Step(DecisionState.TO_RELEASE, Act.DECIDE_AGAIN, DecisionState.SUPERSEDED),
        Step(DecisionState.SENT_BACK, Act.DECIDE_AGAIN, DecisionState.SUPERSEDED),
        Step(DecisionState.MADE, Act.DECIDE_AGAIN, DecisionState.SUPERSEDED),
        Step(DecisionState.MADE, Act.LOOK_AFTERWARDS, DecisionState.MADE),
    ),
)

DISCLOSURE = Machine(
    key="disclosure",
    says="Information shared, or a call that its receiver wrote down. Recall is open until it was read.",
    starts=(DisclosureState.SHARED, DisclosureState.REPORTED_BY_RECEIVER),
    states={
        DisclosureState.SHARED: StateRow(Owner.RECIPIENT, "To be acknowledged."),
        DisclosureState.ACKNOWLEDGED: StateRow(Owner.NOBODY, "Received."),
        DisclosureState.REPORTED_BY_RECEIVER: StateRow(Owner.GIVER, "To be confirmed or corrected."),
        DisclosureState.UNCONFIRMED: StateRow(
            Owner.GIVER, "Stands as it was written down, unconfirmed; a late word still counts."
        ),
        DisclosureState.CONFIRMED: StateRow(Owner.NOBODY, "Stands as it was written down."),
        DisclosureState.CORRECTED: StateRow(
            Owner.RECIPIENT, "The correction is to be read and acknowledged."
        ),
        DisclosureState.RECALLED: StateRow(Owner.NOBODY, "Taken back."),
    },
    steps=(
        Step(DisclosureState.SHARED, Act.ACKNOWLEDGE_DISCLOSURE, DisclosureState.ACKNOWLEDGED),
        Step(DisclosureState.SHARED, Act.RECALL_DISCLOSURE, DisclosureState.RECALLED),
        *(
            step
            for state in (DisclosureState.REPORTED_BY_RECEIVER, DisclosureState.UNCONFIRMED)
            for step in (
                Step(state, Act.CONFIRM_REPORT, DisclosureState.CONFIRMED),
                Step(state, Act.CORRECT_REPORT, DisclosureState.CORRECTED),
            )
        ),
        Step(DisclosureState.REPORTED_BY_RECEIVER, None, DisclosureState.UNCONFIRMED),
        Step(DisclosureState.CORRECTED, Act.ACKNOWLEDGE_DISCLOSURE, DisclosureState.ACKNOWLEDGED),
    ),
)

TELLING = Machine(
    key="telling",
    says="What was told unasked, as its recipient keeps it. Silence past its time is shown to both sides. A body outside "
    "the Code keeps nothing here: whoever told it writes down what it answers.",
    starts=(TellingState.TOLD, TellingState.TOLD_OUTSIDE),
    states={
        TellingState.TOLD: StateRow(Owner.RECIPIENT, "To be acknowledged."),
        TellingState.ACKNOWLEDGED: StateRow(
            Owner.RECIPIENT, "To be answered back by its time: what will be done, or nothing, and why."
        ),
        TellingState.TOLD_OUTSIDE: StateRow(
            Owner.GIVER, "Told by telephone, letter or secure e-mail: they see nothing here."
        ),
        TellingState.ANSWERED: StateRow(Owner.NOBODY, "Answered back; whoever told reads it."),
    },
    steps=(
        Step(TellingState.TOLD, Act.ACKNOWLEDGE_DISCLOSURE, TellingState.ACKNOWLEDGED),
        *(
            Step(TellingState.ACKNOWLEDGED, act, TellingState.ACKNOWLEDGED)
            for act in (Act.ASSIGN_TELLING, Act.HAND_OVER_TELLING)
        ),
        Step(TellingState.ACKNOWLEDGED, Act.ANSWER_BACK, TellingState.ANSWERED),
        Step(TellingState.TOLD_OUTSIDE, Act.WRITE_DOWN_ANSWER_BACK, TellingState.ANSWERED),
    ),
)

ONWARD_PERMISSION = Machine(
    key="onward_permission",
    says="A question to the owner about passing its information on. A late answer is still an answer. What the owner said "
    "by telephone is written down by either side and confirmed by the other: a yes that the asker alone heard lets nothing go.",
    starts=(PermissionState.ASKED,),
    states={
        PermissionState.ASKED: StateRow(Owner.ORIGINATOR, "The owner answers for its own part."),
        PermissionState.SILENT: StateRow(
            Owner.ORIGINATOR, "Past its date: not a yes. It goes up by itself, and a late answer counts."
        ),
        PermissionState.GIVEN: StateRow(
            Owner.REQUESTER, "May be passed on under its terms until it expires."
        ),
        PermissionState.REFUSED: StateRow(Owner.NOBODY, "Stays behind."),
        PermissionState.WITHDRAWN: StateRow(Owner.NOBODY, "No new passing on; what went before stands."),
    },
    steps=(
        Step(PermissionState.ASKED, Act.GIVE_PERMISSION, PermissionState.GIVEN),
        Step(PermissionState.ASKED, Act.REFUSE_PERMISSION, PermissionState.REFUSED),
        Step(PermissionState.ASKED, Act.HEAR_PERMISSION, PermissionState.ASKED),
        Step(PermissionState.ASKED, None, PermissionState.SILENT),
        Step(PermissionState.SILENT, Act.GIVE_PERMISSION, PermissionState.GIVEN),
        Step(PermissionState.SILENT, Act.REFUSE_PERMISSION, PermissionState.REFUSED),
        Step(PermissionState.SILENT, Act.HEAR_PERMISSION, PermissionState.SILENT),
        Step(PermissionState.GIVEN, Act.HEAR_PERMISSION, PermissionState.GIVEN),
        Step(PermissionState.REFUSED, Act.HEAR_PERMISSION, PermissionState.REFUSED),
        Step(PermissionState.GIVEN, Act.PASS_ON, PermissionState.GIVEN),
        Step(PermissionState.GIVEN, Act.WITHDRAW_PERMISSION, PermissionState.WITHDRAWN),
    ),
)


MACHINES: Mapping[str, Machine] = MappingProxyType(
    {
        machine.key: machine
        for machine in (
            SIGNATORY,
            SUSPENSION,
            AGENCY_REQUEST,
            REQUESTER,
            DECISION,
            DISCLOSURE,
            TELLING,
            ONWARD_PERMISSION,
            HELD_NOTICE,
            COURT_ORDER,
            MEETING,
            CHALLENGE,
            AGREEMENT,
            CONSENT_STOP,
            CORRECTION,
            PERSONAL_REQUEST,
            OWNERS_VIEW,
        )
    }
)


def state_after_deciding(state: RequestState, *, told: bool) -> RequestState:
    """Where a made decision leaves the request: answered where the act itself tells it; raises
    NotOpenError.
    """
    act = Act.DECIDE_REQUEST if AGENCY_REQUEST.allows(state, Act.DECIDE_REQUEST) else Act.DECIDE_AGAIN
    after = AGENCY_REQUEST.next_state(state, act)
    return RequestState(AGENCY_REQUEST.next_state(after, Act.DISCLOSE) if told else after)


def state_of_telling(*, acknowledged: bool, answered: bool, outside: bool = False) -> TellingState:
    """Where what was told stands, from the recipient's own rows; `outside`: from what we wrote down of it."""
    state: Word = TellingState.TOLD_OUTSIDE if outside else TellingState.TOLD
    answers = Act.WRITE_DOWN_ANSWER_BACK if outside else Act.ANSWER_BACK
    for done, act in ((acknowledged, Act.ACKNOWLEDGE_DISCLOSURE), (answered, answers)):
        state = TELLING.next_state(state, act) if done else state
    return TellingState(state)
