"""The words for posts and agencies (clauses sign.1, 4.1 to 4.4, 7.1)."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class Role(Word):
    """What a post is for. Roles of the scheme belong to the partnership's own office."""

    PRACTITIONER = "practitioner", "practitioner"
    MANAGER = "manager", "manager"
    REPRESENTATIVE = "representative", "Nominated Representative"
    DEPUTY = "deputy", "deputy representative"
    GOVERNANCE_ADVISER = "governance_adviser", "information-governance adviser"
    COUNCIL_OFFICER = "council_officer", "council's officer for the Code"
    CORE_MEMBER = "core_member", "Core group member"
    SCRUTINEER = "scrutineer", "independent scrutineer"


class Function(Word):
    """What an agency is there to do, as far as a rule has to know."""

    SOCIAL_CARE = "social_care", "children's social care"
    POLICE = "police", "police"
    EMERGENCY_HEALTH = "emergency_health", "emergency health care"
    HEALTH = "health", "health care"
    EDUCATION = "education", "education or early years"
    EARLY_HELP = "early_help", "early help"
    JUSTICE = "justice", "probation or youth justice"
    COURT = "court", "court"
    HOUSING = "housing", "housing"
    OTHER = "other", "other"

    @property
    def acts_in_danger(self) -> bool:
        """Whether such a body can act for a child in danger, by what it is."""
        return self in ACTS_IN_DANGER

    @property
    def protective(self) -> bool:
        """Whether protecting children is among its functions: it may then hear of a hidden place."""
        return self in PROTECTIVE


ACTS_IN_DANGER = frozenset({Function.SOCIAL_CARE, Function.POLICE, Function.EMERGENCY_HEALTH})
STATES_ENQUIRIES = frozenset({Function.SOCIAL_CARE, Function.POLICE})
PROTECTIVE = ACTS_IN_DANGER | {Function.HEALTH, Function.EDUCATION, Function.EARLY_HELP, Function.JUSTICE}


class StatutoryDuty(Word):
    """Whether a body is covered by the duty to share (Children Act 2004, section 16LA)."""

    LISTED = "listed", "a listed body"
    EDUCATION = "education", "an education or childcare provider"
    COMMISSIONED = "commissioned", "commissioned by a covered body"
    NONE = "none", "outside the duty"
    NOT_CHECKED = "not_checked", "not yet checked"


class AgencyState(Word):
    """How an agency stands to the Code. Suspension is beside it, not in it."""

    OUTSIDE = "outside", "has not signed"
    APPLIED = "applied", "has applied"
    SIGNED = "signed", "has signed, not yet admitted"
    ADMITTED = "admitted", "signatory"
    LEFT = "left", "has left"


class SuspensionState(Word):
    """Whether the Core group has limited an agency's requests."""

    NOT_SUSPENDED = "not_suspended", "in good standing"
    SUSPENDED = "suspended", "suspended by the Core group"


class Reader(Word):
    """Through what a person reads a thing."""

    TEAM = "team", "team"
    POST = "post", "assignment"
    DUTY_DESK = "duty_desk", "duty desk"
