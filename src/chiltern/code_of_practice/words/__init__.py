"""The words of the Code as closed lists: each has a stable key to store and a plain sentence to show.

Purposes, grounds, bases and conditions are rows of the Book instead, because a scheme may add to them.
Serves every clause; the words on pages are those that a practitioner would use.
"""

from chiltern.code_of_practice.words.acts import (
    Act,
)
from chiltern.code_of_practice.words.advising import AdviceStep, Adviser
from chiltern.code_of_practice.words.agreements import AgreementState
from chiltern.code_of_practice.words.base import (
    Answer,
    Word,
)
from chiltern.code_of_practice.words.bundling import BundleForm, PartState, Whose
from chiltern.code_of_practice.words.confidence import ConfidenceMet
from chiltern.code_of_practice.words.correcting import CorrectionState
from chiltern.code_of_practice.words.courts import CourtOrderState, OrderAnswer
from chiltern.code_of_practice.words.holding_back import NoticeState
from chiltern.code_of_practice.words.inquiring import InquiryGround
from chiltern.code_of_practice.words.looking import LookAnswer, LookedBy, ReviewAnswer
from chiltern.code_of_practice.words.meetings import (
    PROTECTING_KINDS,
    FamilyFormat,
    InvitationAnswer,
    MeetingKind,
    MeetingState,
    MeetingWay,
)
from chiltern.code_of_practice.words.outside import OutsideCheck
from chiltern.code_of_practice.words.people import (
    ACTS_IN_DANGER,
    PROTECTIVE,
    STATES_ENQUIRIES,
    AgencyState,
    Function,
    Reader,
    Role,
    StatutoryDuty,
    SuspensionState,
)
from chiltern.code_of_practice.words.personal import (
    IdentityShown,
    OwnersView,
    PersonalState,
    Relation,
    Released,
    ReplyWay,
    RightToAsk,
    ViewState,
    WhyHeldBack,
    WhyRefused,
)
from chiltern.code_of_practice.words.releasing import ReleaseWord
from chiltern.code_of_practice.words.resolution import ChallengeAnswerKind, ChallengeGround, ChallengeState
from chiltern.code_of_practice.words.retention import CountsFrom, RetentionClass
from chiltern.code_of_practice.words.sharing import (
    DECLINING_OUTCOMES,
    SHARING_OUTCOMES,
    SPECIAL_CLASSES,
    CallSide,
    ConsentBy,
    ConsentState,
    DecisionState,
    Delegated,
    DisclosureState,
    ExceptionalGround,
    FollowUpKind,
    IdentityCheck,
    InfoClass,
    ItemKind,
    Marking,
    Method,
    Outcome,
    PassingOn,
    PermissionState,
    RequesterState,
    RequestState,
    ShowOriginator,
    Urgency,
)
from chiltern.code_of_practice.words.telling import AnswerBackKind, TellingAsk, TellingState
from chiltern.code_of_practice.words.verdicts import (
    Declining,
    InForce,
    OrderQuestion,
    Standing,
)
from chiltern.code_of_practice.words.withdrawing import StopState

__all__ = [
    "ACTS_IN_DANGER",
    "DECLINING_OUTCOMES",
    "PROTECTING_KINDS",
    "PROTECTIVE",
    "SHARING_OUTCOMES",
    "SPECIAL_CLASSES",
    "STATES_ENQUIRIES",
    "Act",
    "AdviceStep",
    "Adviser",
    "AgencyState",
    "AgreementState",
    "Answer",
    "AnswerBackKind",
    "BundleForm",
    "CallSide",
    "ChallengeAnswerKind",
    "ChallengeGround",
    "ChallengeState",
    "ConfidenceMet",
    "ConsentBy",
    "ConsentState",
    "CorrectionState",
    "CountsFrom",
    "CourtOrderState",
    "DecisionState",
    "Declining",
    "Delegated",
    "DisclosureState",
    "ExceptionalGround",
    "FamilyFormat",
    "FollowUpKind",
    "Function",
    "IdentityCheck",
    "IdentityShown",
    "InForce",
    "InfoClass",
    "InquiryGround",
    "InvitationAnswer",
    "ItemKind",
    "LookAnswer",
    "LookedBy",
    "Marking",
    "MeetingKind",
    "MeetingState",
    "MeetingWay",
    "Method",
    "NoticeState",
    "OrderAnswer",
    "OrderQuestion",
    "Outcome",
    "OutsideCheck",
    "OwnersView",
    "PartState",
    "PassingOn",
    "PermissionState",
    "PersonalState",
    "Reader",
    "Relation",
    "ReleaseWord",
    "Released",
    "ReplyWay",
    "RequestState",
    "RequesterState",
    "RetentionClass",
    "ReviewAnswer",
    "RightToAsk",
    "Role",
    "ShowOriginator",
    "Standing",
    "StatutoryDuty",
    "StopState",
    "SuspensionState",
    "TellingAsk",
    "TellingState",
    "Urgency",
    "ViewState",
    "Whose",
    "WhyHeldBack",
    "WhyRefused",
    "Word",
]
