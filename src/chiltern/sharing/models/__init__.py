"""The tables of sharing."""

from chiltern.sharing.models.decision import DecidedItem, Decision
from chiltern.sharing.models.disclosure import (
    Acknowledgement,
    DisclosedItem,
    Disclosure,
    FirstView,
    Item,
    Reply,
)
from chiltern.sharing.models.draft import Draft
from chiltern.sharing.models.onward import OnwardAnswer, OnwardPermission
from chiltern.sharing.models.request import AgencyRequest, Assignment, Handling, Match, RequestForInformation
from chiltern.sharing.models.telling import AnswerBack, Telling

__all__ = [
    "Acknowledgement",
    "AgencyRequest",
    "AnswerBack",
    "Assignment",
    "DecidedItem",
    "Decision",
    "DisclosedItem",
    "Disclosure",
    "Draft",
    "FirstView",
    "Handling",
    "Item",
    "Match",
    "OnwardAnswer",
    "OnwardPermission",
    "Reply",
    "RequestForInformation",
    "Telling",
]
