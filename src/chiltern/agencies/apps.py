"""Who signs, who works there, who represents."""

from django.apps import AppConfig

KINDS = {
    "agency.applied": "An agency applied to join",
    "agency.admitted": "An agency was admitted",
    "code.signed": "The Code was signed",
    "code.acknowledged": "The Code was read and acknowledged",
    "signatories.imported": "The list of signatories was brought in",
    "partnership.made": "The partnership was set up",
    "partnership.link_renewed": "The first sign-in link was renewed",
    "demo.staffed": "The demonstration was given its people",
    "demo.agreed": "The demonstration was given agreements between its agencies",
    "demo.opened": "The demonstration was given its hours and terms",
    "person.invited": "Somebody was invited to work here",
    "invitation.accepted": "An invitation was taken up",
    "post.given": "Somebody was given a post",
    "post.ended": "A post was ended",
    "team.set": "A team or the duty desk was set up",
    "sign_in.reset": "A sign-in was reset",
    "sign_in.renewed": "A sign-in was renewed",
    "session.opened": "Somebody signed in to a post",
    "session.closed": "Somebody signed out",
    "session.stepped_into": "Somebody stepped into a role of the demonstration",
    "conflict.declared": "A conflict of interest was declared",
    "conflict.set": "A conflict of interest was set",
    "cover.set": "Cover for a colleague was arranged",
    "cover.ended": "Cover for a colleague was ended",
    "consent_form.set": "The agency's own consent form was written down",
    "retention.set": "How long the agency’s own copies are kept was said",
    "second_person.set": "Whether sharing on a ground needs a second person was said",
    "opening.set": "Hours and numbers to ring were written down",
    "outside_body.named": "A body outside the Code was named",
    "outside_body.checked": "How a body outside the Code was checked was written down",
    "outside_body.changed": "What is known of a body outside the Code was changed",
    "agreement.proposed": "An agreement was proposed, and signed for the agency that proposed it",
    "agreement.signed": "An agreement was signed",
    "agreement.reviewed": "An agreement was reviewed",
    "agreement.ended": "An agreement was ended, or turned down",
    "period.added": "A term or a closure was added",
    "period.taken_off": "A term or a closure was taken off",
    "thing.attempted": "Somebody asked for what is not theirs to see",
    "record_file.asked": "Our part of the record was asked for as a file",
    "record_file.made": "Our part of the record was made into a file",
    "record_file.downloaded": "The file with our part of the record was downloaded",
}
"""What was done, for receipts."""


class AgenciesConfig(AppConfig):
    """Above scheme, below people."""

    name = "chiltern.agencies"
    label = "agencies"

    def ready(self) -> None:
        """Names the columns that no later act changes, for the sealed record."""
        from chiltern.ledger.registry import name_kinds, seal_columns

        name_kinds(KINDS)
        signed = ["signed_by", "representative_name", "representative_email"]
        seal_columns(
            "agencies_signature", [*signed, "agency_id", "code_version", "group", "reference", "made_at"]
        )
        seal_columns("agencies_standingchange", ["agency_id", "state", "reason", "made_at"])
        seal_columns("agencies_representative", ["agency_id", "post_id", "kind", "made_at"])
        seal_columns("agencies_practitioner", ["keeper", "seat", "made_at"])
        seal_columns("agencies_post", ["keeper", "standing_id", "practitioner_id", "title", "made_at"])
        seal_columns("agencies_team", ["keeper", "kind", "made_at"])
        opening = ["week", "round_the_clock", "on_bank_holidays", "duty_number", "out_of_hours_number"]
        seal_columns("agencies_openingset", ["keeper", *opening, "cover", "safeguarding_lead", "made_at"])
        seal_columns("agencies_period", ["keeper", "kind", "first", "last", "says", "made_at"])
        seal_columns("agencies_ownconsentform", ["keeper", "wording", "questions", "set_by", "made_at"])
        seal_columns("agencies_retentionrules", ["keeper", "rules", "set_by", "made_at"])
        seal_columns("agencies_retentionconfirmed", ["keeper", "rules_id", "goes", "confirmed_by", "made_at"])
        seal_columns("agencies_recordfile", ["keeper", "post", "since", "reason", "made_at"])
        seal_columns("agencies_cover", ["keeper", "away", "covered_by", "starts_at", "set_by", "made_at"])
        seal_columns(
            "agencies_outsidebody",
            [
                *("keeper", "commissioned_by", "named_by", "made_at"),
            ],
        )
        said = ["keeper", "body_id", "number", "name", "function", "statutory_duty", "described", "reach"]
        seal_columns("agencies_outsidesaid", [*said, "said_by", "made_at"])
        checked = ["keeper", "body_id", "how", "happened_at", "where_found", "whom"]
        seal_columns(
            "agencies_outsidechecked", [*checked, "checked_by", "checked_by_practitioner", "made_at"]
        )
        seal_columns("agencies_secondlooker", ["keeper", "agency", "post", "named_by", "made_at"])
        bound = ["conflict", "practitioner", "person", "declared", "said", "told", "set_by"]
        seal_columns("agencies_conflictnote", ["keeper", *bound, "made_at"])
        seal_columns("agencies_lastreader", ["keeper", "agency", "post", "kind", "named_by", "made_at"])
        agreed = ["reference", "title", "says", "parties", "purposes", "classes", "basis", "methods"]
        seal_columns(
            "agencies_agreement", ["keeper", *agreed, "passing_on", "review_on", "proposed_by", "made_at"]
        )
        seal_columns("agencies_agreementsigned", ["keeper", "agreement_id", "signed_by", "made_at"])
        reviewed = ["keeper", "agreement_id", "says", "review_on", "reviewed_by", "made_at"]
        seal_columns("agencies_agreementreviewed", reviewed)
        seal_columns("agencies_agreementended", ["keeper", "agreement_id", "why", "ended_by", "made_at"])
