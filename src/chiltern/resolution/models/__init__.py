"""Tables of what is settled between agencies."""

from chiltern.resolution.models.challenge import Challenge, ChallengeAnswer

__all__ = ["Challenge", "ChallengeAnswer"]
