"""The tables of agencies."""

from chiltern.agencies.models.agency import Agency, LegalBody, StandingChange
from chiltern.agencies.models.opening import Cover, OpeningSet, Period
from chiltern.agencies.models.people import CodeRead, Post, Practitioner, Representative, Team, TourTaken
from chiltern.agencies.models.record_file import RecordFile, RecordPiece
from chiltern.agencies.models.signature import Signature

__all__ = [
    "Agency",
    "CodeRead",
    "Cover",
    "LegalBody",
    "OpeningSet",
    "Period",
    "Post",
    "Practitioner",
    "RecordFile",
    "RecordPiece",
    "Representative",
    "Signature",
    "StandingChange",
    "Team",
    "TourTaken",
]
