"""Tables of what is settled between agencies, and of what people themselves ask."""

from chiltern.resolution.models.challenge import Challenge, ChallengeAnswer
from chiltern.resolution.models.personal import (
    AskerChecked,
    HeldDecided,
    HeldFound,
    OwnerAsked,
    OwnerViewGiven,
    PersonalReply,
    PersonalRequest,
    PersonalSentOn,
)

__all__ = [
    "AskerChecked",
    "Challenge",
    "ChallengeAnswer",
    "HeldDecided",
    "HeldFound",
    "OwnerAsked",
    "OwnerViewGiven",
    "PersonalReply",
    "PersonalRequest",
    "PersonalSentOn",
]
