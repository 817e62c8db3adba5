"""Every table that two agencies can reach, or that one agency's teams see apart: each stands in the property test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shared:
    """A table, the column that names the thing through which it is seen, and whether its keeper alone sees it."""

    table: str
    thing: str = "id"
    at_home: bool = False


SHARED = (
    Shared("files_attachment", "thing"),
    Shared("files_piece", "thing"),
    Shared("toys_toy"),
    Shared("toys_part", "toy"),
    Shared("agencies_recordfile"),
    Shared("agencies_recordpiece", "file_id"),
    Shared("people_person"),
    Shared("people_personname", "person_id"),
    Shared("people_address", "person_id"),
    Shared("people_identifier", "person_id"),
    Shared("people_statusororder", "person_id"),
    Shared("people_household"),
    Shared("people_householdmember", "person_id"),
    Shared("people_relationship", "person_id"),
    Shared("people_parentalresponsibility", "person_id"),
    Shared("people_searchtoken", "person_id"),
    Shared("consent_consent", "person_id"),
    Shared("consent_competence", "person_id"),
    Shared("consent_told", "person_id"),
    Shared("consent_signedform", "person_id"),
    Shared("sharing_requestforinformation"),
    Shared("sharing_agencyrequest"),
    Shared("sharing_handling", "agency_request_id"),
    Shared("sharing_clarification", "agency_request_id"),
    Shared("sharing_followup", "agency_request_id"),
    Shared("sharing_toldotherwise", "agency_request_id"),
    Shared("sharing_assignment", "agency_request_id", at_home=True),
    Shared("sharing_climb", "thing"),
    Shared("sharing_match", "agency_request_id", at_home=True),
    Shared("sharing_decision", "about", at_home=True),
    Shared("sharing_decideditem", "about", at_home=True),
    Shared("sharing_item"),
    Shared("sharing_disclosure"),
    Shared("sharing_discloseditem", "disclosure_id"),
    Shared("sharing_reply"),
    Shared("sharing_acknowledgement", "of"),
    Shared("sharing_firstview", "disclosure", at_home=True),
    Shared("sharing_filecopy", "disclosure", at_home=True),
    Shared("sharing_redaction", "item", at_home=True),
    Shared("sharing_documentread", "disclosure", at_home=True),
    Shared("sharing_writtendown"),
    Shared("sharing_reportanswer", "call_id"),
    Shared("sharing_callexplanation", "call_id", at_home=True),
    Shared("sharing_draft"),
    Shared("sharing_standingreply", "agency_request", at_home=True),
    Shared("sharing_restriction", "thing", at_home=True),
    Shared("sharing_restrictiontold", "thing", at_home=True),
    Shared("sharing_breakglass", at_home=True),
    Shared("sharing_glassword", "glass_id", at_home=True),
    Shared("sharing_hold", "thing", at_home=True),
    Shared("sharing_heldthing", "thing", at_home=True),
    Shared("sharing_telling", "disclosure_id"),
    Shared("sharing_answerback", "disclosure_id"),
    Shared("sharing_meeting"),
    Shared("sharing_invitation"),
    Shared("sharing_invitationreply", "invitation_id"),
    Shared("sharing_contribution", "disclosure"),
    Shared("sharing_presence", "meeting_id", at_home=True),
    Shared("sharing_minute"),
    Shared("sharing_minutecopy"),
    Shared("sharing_familyversion", "meeting_id", at_home=True),
    Shared("sharing_handedover", "version_id", at_home=True),
    Shared("sharing_secondlook"),
    Shared("sharing_secondlookanswer", "look_id"),
    Shared("resolution_challenge", "agency_request_id"),
    Shared("resolution_challengeanswer", "agency_request"),
    Shared("sharing_placerelease", at_home=True),
    Shared("sharing_releaseanswer", "release_id", at_home=True),
    Shared("sharing_advicenote", at_home=True),
    Shared("sharing_advicequestion", "note_id", at_home=True),
    Shared("sharing_adviceanswer", "note", at_home=True),
    Shared("sharing_onwardpermission"),
    Shared("sharing_onwardanswer", "permission_id"),
)
