"""Tables without nouns."""

from chiltern.foundation.models.access import (
    Access,
    Conflict,
    Passage,
    PostReader,
    PostStanding,
    Reader,
    Thing,
)
from chiltern.foundation.models.attempts import Attempt
from chiltern.foundation.models.base import Kept
from chiltern.foundation.models.forms import FormOnce
from chiltern.foundation.models.sealing import AgencyKey, KeyWrap

__all__ = [
    "Access",
    "AgencyKey",
    "Attempt",
    "Conflict",
    "FormOnce",
    "Kept",
    "KeyWrap",
    "Passage",
    "PostReader",
    "PostStanding",
    "Reader",
    "Thing",
]
