"""Who: each role with the acts it may ever do, and a plain sentence that a governance officer can read.

A role opens an act; state, side, access and conflict still have their say. Clauses 4.1 to 4.4, 5.1, 8.1.2.
The operator of the machine has no role.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from chiltern.code_of_practice.words import Act, Role


class RoleRow(NamedTuple):
    """What a role is for, in one sentence, and the acts it opens."""

    says: str
    acts: frozenset[Act]


_OWN_PEOPLE = frozenset(
    {
        Act.RECORD_PERSON,
        Act.SEARCH_PEOPLE,
        Act.DECLARE_CONFLICT,
        Act.RECORD_CONSENT,
        Act.WITHDRAW_CONSENT,
        Act.ASSESS_COMPETENCE,
    }
)
_ASKING_AND_TELLING = frozenset(
    {
        Act.ASK_FOR_INFORMATION,
        Act.TELL_AGENCY,
        Act.ANSWER_BACK,
        Act.ASSIGN_TELLING,
        Act.HAND_OVER_TELLING,
        Act.WRITE_DOWN_ANSWER_BACK,
        Act.RECORD_CALL,
        Act.PUT_TO_OUTSIDE,
        Act.CLARIFY_REQUEST,
        Act.ADD_TO_REQUEST,
        Act.WITHDRAW_REQUEST,
        Act.CLOSE_REQUEST,
        Act.ASK_AGAIN,
        Act.ACKNOWLEDGE_DISCLOSURE,
        Act.CHALLENGE_DECISION,
    }
)
_DECIDING = frozenset(
    {
        Act.ACKNOWLEDGE_REQUEST,
        Act.ASSIGN_REQUEST,
        Act.HAND_OVER_REQUEST,
        Act.ASK_TO_CLARIFY,
        Act.DECIDE_REQUEST,
        Act.DECIDE_AGAIN,
        Act.RELEASE_PLACE,
        Act.GIVE_PLACE_BACK,
        Act.LOOK_AFTERWARDS,
        Act.REVIEW_DECISION,
        Act.DISCLOSE,
        Act.CONFIRM_REPORT,
        Act.CORRECT_REPORT,
        Act.RECALL_DISCLOSURE,
        Act.GIVE_OWNERS_VIEW,
    }
)
_PASSING_ON = frozenset(
    {
        Act.ASK_TO_PASS_ON,
        Act.HEAR_PERMISSION,
        Act.GIVE_PERMISSION,
        Act.REFUSE_PERMISSION,
        Act.WITHDRAW_PERMISSION,
        Act.PASS_ON,
        Act.PASS_ON_EXCEPTIONALLY,
        Act.AGREE_TO_HOLD,
        Act.HOLD_ON,
        Act.TELL_OWNER,
        Act.RECORD_COURT_ORDER,
        Act.ANSWER_COURT_ORDER,
        Act.REVIEW_COURT_ORDER,
        Act.READ_COURT_NOTICE,
    }
)
_MEETING = frozenset(
    {
        Act.CALL_MEETING,
        Act.CALL_OFF_MEETING,
        Act.ANSWER_INVITATION,
        Act.CONTRIBUTE,
        Act.RECORD_PRESENCE,
        Act.WRITE_MINUTE,
        Act.WRITE_FAMILY_VERSION,
        Act.HAND_OVER_FAMILY_VERSION,
        Act.CLOSE_MEETING,
    }
)
_STOPPING = frozenset({Act.STOP_AND_REMOVE, Act.KEEP_ON_OTHER_BASIS, Act.READ_RELIED_ON})
_CORRECTING = frozenset({Act.CORRECT_ITEM, Act.CONFIRM_CORRECTION})
_ADVICE = frozenset({Act.WRITE_NOTE, Act.ASK_ADVICE, Act.READ_ADVICE})
_WALLS = frozenset({Act.RESTRICT, Act.READ_UNDER_BREAK_GLASS})
_PRACTICE = (
    _OWN_PEOPLE
    | _STOPPING
    | _CORRECTING
    | _ASKING_AND_TELLING
    | _DECIDING
    | _PASSING_ON
    | _MEETING
    | _WALLS
    | _ADVICE
)
_ANSWERING_PEOPLE = frozenset(
    {Act.CHECK_ASKER, Act.REFUSE_ASKER, Act.FIND_HELD, Act.RELEASE_HELD, Act.REPLY_TO_ASKER}
)
_MANAGING = _ANSWERING_PEOPLE | frozenset(
    {
        Act.GIVE_ADVICE,
        Act.AGREE_TO_DECLINE,
        Act.SEND_BACK_DECISION,
        Act.MANAGE_TEAM,
        Act.SET_COVER,
        Act.SET_HOLD,
        Act.ANSWER_CHALLENGE,
    }
)
_REPRESENTING = _ANSWERING_PEOPLE | frozenset(
    {
        Act.GIVE_OWNERS_VIEW,
        Act.NAME_REPRESENTATIVE,
        Act.LEAVE_CODE,
        Act.INVITE_PERSON,
        Act.RESET_SIGN_IN,
        Act.GIVE_POST,
        Act.END_POST,
        Act.MANAGE_TEAM,
        Act.SET_OPENING,
        Act.SET_CONSENT_FORM,
        Act.SET_SECOND_PERSON,
        Act.SET_COVER,
        Act.DECLARE_CONFLICT,
        Act.SET_CONFLICT,
        Act.NAME_LAST_READER,
        Act.REVIEW_BREAK_GLASS,
        Act.SET_HOLD,
        Act.SET_RETENTION,
        Act.ANSWER_CHALLENGE,
        Act.READ_REGISTERS,
        Act.TAKE_RECORD,
        Act.INVESTIGATE,
        Act.REVIEW_AGREEMENT,
    }
)
# What binds the agency is its representative's to sign, and nobody's in between.
_SIGNING = frozenset({Act.SIGN_CODE, Act.PROPOSE_AGREEMENT, Act.SIGN_AGREEMENT, Act.END_AGREEMENT})
_OFFICE = frozenset({Act.DECLARE_CONFLICT, Act.READ_REGISTERS})

ROLES: Mapping[Role, RoleRow] = MappingProxyType(
    {
        Role.PRACTITIONER: RoleRow(
            "Works with children and families: asks, tells, decides and shares in their own teams' work.",
            _PRACTICE,
        ),
        Role.MANAGER: RoleRow(
            "A practitioner who also sees the teams managed, assigns their work, and agrees before a duty "
            "to share "
            "is declined.",
            _PRACTICE | _MANAGING,
        ),
        Role.REPRESENTATIVE: RoleRow(
            "Keeps the agency's posts, registers and audits. A duty, not a power: sees content only "
            "within an "
            "investigation or audit, or to answer a person who asks what is held, as a recorded act.",
            _REPRESENTING | _SIGNING,
        ),
        Role.DEPUTY: RoleRow(
            "Does the representative's work while the representative is away; cannot sign for the agency.",
            _REPRESENTING - {Act.LEAVE_CODE},
        ),
        Role.GOVERNANCE_ADVISER: RoleRow(
            "Advises on law and confidentiality from registers and figures, and from what is shown for "
            "advice.",
            _OFFICE | {Act.GIVE_ADVICE, Act.SET_RETENTION},
        ),
        Role.COUNCIL_OFFICER: RoleRow(
            "Runs the Code: admits signatories, keeps settings, numbers and rows of law. Receives no items.",
            _OFFICE
            | {
                Act.ADMIT_AGENCY,
                Act.SEND_REQUEST_ON,
                Act.IMPORT_SIGNATORIES,
                Act.CHANGE_SETTINGS,
                Act.CORRECT_LAW_ROW,
                Act.NAME_REPRESENTATIVE,
                Act.NAME_LAST_READER,
                Act.INVITE_PERSON,
                Act.RESET_SIGN_IN,
                Act.GIVE_POST,
                Act.END_POST,
            },
        ),
        Role.CORE_MEMBER: RoleRow(
            "Reviews how the Code is used, from figures in which no one can be found, and suspends with a "
            "reason.",
            _OFFICE | {Act.SUSPEND_AGENCY, Act.END_SUSPENSION},
        ),
        Role.SCRUTINEER: RoleRow(
            "Looks independently at how disputes are settled. Receives no items.",
            _OFFICE,
        ),
    }
)

# Anyone may apply for an agency that has not joined yet, and ask what is held about them: nobody holds a post there.
OPEN_TO_ANYONE = frozenset({Act.APPLY_TO_JOIN, Act.ASK_WHAT_IS_HELD})

SCHEME_ROLES = frozenset({Role.COUNCIL_OFFICER, Role.CORE_MEMBER, Role.SCRUTINEER})


def opens(role: Role, act: Act) -> bool:
    """Whether the role may ever do this act."""
    return act in OPEN_TO_ANYONE or act in ROLES[role].acts


def roles_for(act: Act) -> frozenset[Role]:
    """The roles that open an act."""
    return frozenset(role for role in Role if opens(role, act))
