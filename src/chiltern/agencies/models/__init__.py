"""The tables of agencies."""

from chiltern.agencies.models.agency import Agency, LegalBody, StandingChange
from chiltern.agencies.models.opening import Cover, OpeningSet, Period
from chiltern.agencies.models.people import CodeRead, Post, Practitioner, Representative, Team
from chiltern.agencies.models.signature import Signature
from chiltern.agencies.models.walls import ConflictNote, LastReader

__all__ = [
    "Agency",
    "CodeRead",
    "ConflictNote",
    "Cover",
    "LastReader",
    "LegalBody",
    "OpeningSet",
    "Period",
    "Post",
    "Practitioner",
    "Representative",
    "Signature",
    "StandingChange",
    "Team",
]
