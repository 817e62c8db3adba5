"""The tables of sharing."""

from chiltern.sharing.models.advice import AdviceAnswer, AdviceNote, AdviceQuestion
from chiltern.sharing.models.bundling import Bundle, BundlePart, Quotation
from chiltern.sharing.models.call import CallExplanation, ReportAnswer, WrittenDown
from chiltern.sharing.models.climbing import Climb
from chiltern.sharing.models.correcting import Correction, CorrectionConfirmed, CorrectionNotice
from chiltern.sharing.models.courts import CourtNotice, CourtOrder, CourtWord
from chiltern.sharing.models.decision import DecidedItem, Decision
from chiltern.sharing.models.disclosure import (
    Acknowledgement,
    DisclosedItem,
    Disclosure,
    FileCopy,
    FirstView,
    Item,
    Reading,
    Reply,
)
from chiltern.sharing.models.document import DocumentRead, Redaction
from chiltern.sharing.models.draft import Draft
from chiltern.sharing.models.following import Clarification, FollowUp, StandingReply, ToldOtherwise
from chiltern.sharing.models.holding_back import HeldNotice, NoticeAgreed, NoticeAsked, QuietHop
from chiltern.sharing.models.inquiring import Inquiry, ReadersNamed
from chiltern.sharing.models.looking import SecondLook, SecondLookAnswer
from chiltern.sharing.models.meeting import (
    Contribution,
    FamilyVersion,
    HandedOver,
    Invitation,
    InvitationReply,
    Meeting,
    Minute,
    MinuteCopy,
    MinuteFileCopy,
    Presence,
)
from chiltern.sharing.models.onward import OnwardAnswer, OnwardHeard, OnwardPermission, OnwardWithdrawal
from chiltern.sharing.models.ownership import OwnershipCheck
from chiltern.sharing.models.reached import ReachedOutside
from chiltern.sharing.models.recalling import Recall
from chiltern.sharing.models.recognising import TextPrint, WordsRecognised
from chiltern.sharing.models.releasing import PlaceRelease, ReleaseAnswer
from chiltern.sharing.models.request import AgencyRequest, Assignment, Handling, Match, RequestForInformation
from chiltern.sharing.models.resting import (
    ConsentRelied,
    ConsentStop,
    ReliedRead,
    RestsOnConsent,
    StopAnswer,
)
from chiltern.sharing.models.retention import Destroyed
from chiltern.sharing.models.telling import AnswerBack, Telling, TellingAssignment
from chiltern.sharing.models.walls import (
    BreakGlass,
    GlassWord,
    HeldThing,
    Hold,
    Restriction,
    RestrictionTold,
)

__all__ = [
    "Acknowledgement",
    "AdviceAnswer",
    "AdviceNote",
    "AdviceQuestion",
    "AgencyRequest",
    "AnswerBack",
    "Assignment",
    "BreakGlass",
    "Bundle",
    "BundlePart",
    "CallExplanation",
    "Clarification",
    "Climb",
    "ConsentRelied",
    "ConsentStop",
    "Contribution",
    "Correction",
    "CorrectionConfirmed",
    "CorrectionNotice",
    "CourtNotice",
    "CourtOrder",
    "CourtWord",
    "DecidedItem",
    "Decision",
    "Destroyed",
    "DisclosedItem",
    "Disclosure",
    "DocumentRead",
    "Draft",
    "FamilyVersion",
    "FileCopy",
    "FirstView",
    "FollowUp",
    "GlassWord",
    "HandedOver",
    "Handling",
    "HeldNotice",
    "HeldThing",
    "Hold",
    "Inquiry",
    "Invitation",
    "InvitationReply",
    "Item",
    "Match",
    "Meeting",
    "Minute",
    "MinuteCopy",
    "MinuteFileCopy",
    "NoticeAgreed",
    "NoticeAsked",
    "OnwardAnswer",
    "OnwardHeard",
    "OnwardPermission",
    "OnwardWithdrawal",
    "OwnershipCheck",
    "PlaceRelease",
    "Presence",
    "QuietHop",
    "Quotation",
    "ReachedOutside",
    "ReadersNamed",
    "Reading",
    "Recall",
    "Redaction",
    "ReleaseAnswer",
    "ReliedRead",
    "Reply",
    "ReportAnswer",
    "RequestForInformation",
    "Restriction",
    "RestrictionTold",
    "RestsOnConsent",
    "SecondLook",
    "SecondLookAnswer",
    "StandingReply",
    "StopAnswer",
    "Telling",
    "TellingAssignment",
    "TextPrint",
    "ToldOtherwise",
    "WordsRecognised",
    "WrittenDown",
]
