"""The tables of agencies."""

from chiltern.agencies.models.agency import Agency, LegalBody, StandingChange
from chiltern.agencies.models.agreement import (
    Agreement,
    AgreementEnded,
    AgreementReviewed,
    AgreementSigned,
)
from chiltern.agencies.models.consent_form import OwnConsentForm
from chiltern.agencies.models.looking import SecondLooker
from chiltern.agencies.models.opening import Cover, OpeningSet, Period
from chiltern.agencies.models.outside import OutsideBody, OutsideChecked, OutsideSaid
from chiltern.agencies.models.people import CodeRead, Post, Practitioner, Representative, Team, TourTaken
from chiltern.agencies.models.record_file import RecordFile, RecordPiece
from chiltern.agencies.models.retention import RetentionConfirmed, RetentionRules
from chiltern.agencies.models.signature import Signature
from chiltern.agencies.models.walls import ConflictNote, LastReader

__all__ = [
    "Agency",
    "Agreement",
    "AgreementEnded",
    "AgreementReviewed",
    "AgreementSigned",
    "CodeRead",
    "ConflictNote",
    "Cover",
    "LastReader",
    "LegalBody",
    "OpeningSet",
    "OutsideBody",
    "OutsideChecked",
    "OutsideSaid",
    "OwnConsentForm",
    "Period",
    "Post",
    "Practitioner",
    "RecordFile",
    "RecordPiece",
    "Representative",
    "RetentionConfirmed",
    "RetentionRules",
    "SecondLooker",
    "Signature",
    "StandingChange",
    "Team",
    "TourTaken",
]
