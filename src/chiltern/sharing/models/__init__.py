"""The tables of sharing."""

from chiltern.sharing.models.call import CallExplanation, ReportAnswer, WrittenDown
from chiltern.sharing.models.climbing import Climb
from chiltern.sharing.models.decision import DecidedItem, Decision
from chiltern.sharing.models.disclosure import (
    Acknowledgement,
    DisclosedItem,
    Disclosure,
    FileCopy,
    FirstView,
    Item,
    Reply,
)
from chiltern.sharing.models.document import DocumentRead, Redaction
from chiltern.sharing.models.draft import Draft
from chiltern.sharing.models.following import Clarification, FollowUp, ToldOtherwise
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
    Presence,
)
from chiltern.sharing.models.onward import OnwardAnswer, OnwardPermission
from chiltern.sharing.models.request import AgencyRequest, Assignment, Handling, Match, RequestForInformation
from chiltern.sharing.models.telling import AnswerBack, Telling

__all__ = [
    "Acknowledgement",
    "AgencyRequest",
    "AnswerBack",
    "Assignment",
    "CallExplanation",
    "Clarification",
    "Climb",
    "Contribution",
    "DecidedItem",
    "Decision",
    "DisclosedItem",
    "Disclosure",
    "DocumentRead",
    "Draft",
    "FamilyVersion",
    "FileCopy",
    "FirstView",
    "FollowUp",
    "HandedOver",
    "Handling",
    "Invitation",
    "InvitationReply",
    "Item",
    "Match",
    "Meeting",
    "Minute",
    "MinuteCopy",
    "OnwardAnswer",
    "OnwardPermission",
    "Presence",
    "Redaction",
    "Reply",
    "ReportAnswer",
    "RequestForInformation",
    "SecondLook",
    "SecondLookAnswer",
    "Telling",
    "ToldOtherwise",
    "WrittenDown",
]
