"""The words of meetings about a child: which kind, how far it has come, how an invitation is answered.

Clauses 3.2, 3.6, 3.8, 3.10. The partnership's own Core group meets elsewhere.
"""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class MeetingKind(Word):
    """What brings the agencies together about a child."""

    STRATEGY = "strategy", "strategy discussion"
    CONFERENCE = "conference", "child protection conference"
    CORE_GROUP = "core_group", "core group of the child’s plan"
    TEAM_AROUND_FAMILY = "team_around_family", "team around the family"
    MARAC = "marac", "multi-agency risk assessment conference (MARAC)"


PROTECTING_KINDS = frozenset({MeetingKind.STRATEGY, MeetingKind.CONFERENCE, MeetingKind.CORE_GROUP})
"""Those that protect this child: for the others an owner is asked, unless its terms name the body."""


class MeetingState(Word):
    """Where a meeting stands, as whoever called it keeps it."""

    CALLED = "called", "called"
    HELD = "held", "held"
    CLOSED = "closed", "closed"
    CALLED_OFF = "called_off", "called off"


class MeetingWay(Word):
    """How people come together."""

    IN_PERSON = "in_person", "in person"
    VIDEO = "video", "by video"
    TELEPHONE = "telephone", "by telephone"


class InvitationAnswer(Word):
    """How an invited agency answers. A reason is never asked for."""

    ACCEPTED = "accepted", "coming"
    DECLINED = "declined", "not coming"


class FamilyFormat(Word):
    """The form in which a family gets its version."""

    PLAIN = "plain", "as printed"
    LARGE_PRINT = "large_print", "in large print"
    EASY_READ = "easy_read", "in easy words, gone through together"
    READ_ALOUD = "read_aloud", "read aloud"
    INTERPRETED = "interpreted", "with an interpreter"
    BRAILLE = "braille", "in Braille"
