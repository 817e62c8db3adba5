"""The main job."""

from django.apps import AppConfig

# What no later act changes. A decision's state and its manager's agreement are changed by another act.
SEALED = {
    "sharing_requestforinformation": "id keeper reference purpose urgency danger_said acts_now body asked_by made_at",
    "sharing_agencyrequest": "id keeper parent_id provider reference purpose urgency danger_said acts_now due_at worked_out "
    "asked reply_to asked_by outside_body made_at",
    "sharing_handling": "id keeper agency_request_id acknowledged_at",
    "sharing_assignment": "id keeper agency_request_id post assigned_by made_at",
    "sharing_match": "id keeper agency_request_id position person agreeing namesake second_look said matched_by made_at",
    "sharing_decision": "id keeper kind about number recipient outcome standing book rules answers trace reasons "
    "decided_by decided_by_practitioner made_at",
    "sharing_decideditem": "id decision_id item shared standing withheld_because",
    "sharing_item": "id keeper version kind classes marking observed_on text source about document_pages made_at",
    "files_attachment": "id keeper thing kind size pages name digest made_at",
    "files_piece": "id keeper attachment_id thing position content made_at",
    "sharing_redaction": "id keeper item original attachment chosen made_at",
    "sharing_disclosure": "id keeper reference recipient decision method passing_on bodies show_originator "
    "keep_out_of_online_access not_to_be_mentioned_to expires_at note agreement made_at",
    "sharing_discloseditem": "id disclosure_id item position via",
    "sharing_filecopy": "id keeper disclosure reference post practitioner made_at",
    "sharing_writtendown": "id keeper reference side giver recipient method identity happened_at confirm_by worked_out "
    "agency_request disclosure standing book rules said weighed reply_to written_by written_by_practitioner made_at",
    "sharing_reportanswer": "id keeper call_id state correction disclosure answered_by made_at",
    "sharing_callexplanation": "id keeper call_id text explained_by made_at",
    "sharing_reply": "id keeper agency_request_id told disclosure as_sent settles number made_at",
    "sharing_acknowledgement": "id keeper of post made_at",
    "sharing_reading": "id keeper disclosure read_on made_at",
    "sharing_clarification": "id keeper agency_request_id number asks asked_by made_at",
    "sharing_followup": "id keeper agency_request_id number kind answers says people due_at worked_out urgency danger_said "
    "acts_now written_by made_at",
    "sharing_toldotherwise": "id keeper agency_request_id reply method happened_at to_whom checked terms "
    "told_by made_at",
    "sharing_standingreply": "id keeper agency_request decision reply answered_up_to asker purpose reference "
    "go_at made_at",
    "sharing_telling": "id keeper disclosure_id asks purpose due_at worked_out said named_posts told_by "
    "told_by_practitioner made_at",
    "sharing_reachedoutside": "id keeper thing side method happened_at whom checked terms written_by made_at",
    "sharing_tellingassignment": "id keeper disclosure_id post assigned_by made_at",
    "sharing_answerback": "id keeper disclosure_id kind words answered_by made_at",
    "sharing_meeting": "id keeper reference kind purpose starts_at way called_by called_by_practitioner said made_at",
    "sharing_invitation": "id keeper meeting_id agency named readers also made_at",
    "sharing_invitationreply": "id keeper invitation_id meeting answer shows_name readers reason answered_by made_at",
    "sharing_contribution": "id keeper meeting disclosure recipient family made_at",
    "sharing_presence": "id keeper meeting_id present said written_by made_at",
    "sharing_minute": "id keeper meeting_id number body written_by made_at",
    "sharing_minutecopy": "id keeper minute_id meeting recipient items disclosures made_at",
    "sharing_minutefilecopy": "id keeper minute_copy reference post practitioner made_at",
    "sharing_familyversion": "id keeper meeting_id number body made_by made_at",
    "sharing_handedover": "id keeper version_id happened_at form to_whom language handed_by made_at",
    "sharing_onwardpermission": "id keeper item disclosure originator recipient purpose why due_at asked_by made_at",
    "sharing_onwardanswer": "id keeper permission_id passage reasons told answered_by made_at",
    "sharing_onwardheard": "id keeper permission_id permits until who heard_at heard_by made_at",
    "sharing_onwardwithdrawal": "id keeper permission_id reasons withdrawn_by made_at",
    "sharing_secondlook": "id keeper reference decision kind about recipient standing because lookers due_at worked_out "
    "shows decided_by decided_by_practitioner made_at",
    "sharing_secondlookanswer": "id keeper look_id answer words answered_by answered_by_practitioner made_at",
    "sharing_placerelease": "id keeper decision about recipient posts titles outside_line trace home asked due_at declines "
    "decided_by decided_by_practitioner made_at",
    "sharing_releaseanswer": "id keeper release_id answer words answered_by answered_by_practitioner made_at",
    "sharing_heldnotice": "id keeper reference disclosure about recipient owners made_at",
    "sharing_noticeasked": "id keeper notice_id number reason asked review_on due_at worked_out asked_by "
    "asked_by_practitioner made_at",
    "sharing_noticeagreed": "id keeper notice asked_id words agreed_by agreed_by_practitioner made_at",
    "sharing_quiethop": "id keeper notice disclosure recipient owners items made_at",
    "sharing_courtorder": "id keeper reference court court_reference orders due_on disclosures items recorded_by "
    "recorded_by_practitioner made_at",
    "sharing_courtnotice": "id keeper of_order reference owner court court_reference due_on items under made_at",
    "sharing_courtword": "id keeper of_order state answer words review_on said_by said_by_practitioner made_at",
    "sharing_restriction": "id keeper thing noun why readers set_by made_at",
    "sharing_restrictiontold": "id keeper restriction_id thing what post by_post why made_at",
    "sharing_breakglass": "id keeper post practitioner reason asked until opened nouns told made_at",
    "sharing_glassword": "id keeper glass_id kind words by_post made_at",
    "sharing_advicenote": "id keeper reference recipient function standing in_danger book code_version rules answers trace "
    "written_by written_by_practitioner made_at",
    "sharing_advicequestion": "id keeper note_id adviser asks asked due_at worked_out asked_by asked_by_practitioner "
    "made_at",
    "sharing_adviceanswer": "id keeper question_id note words answered_by answered_by_practitioner made_at",
    "sharing_consentrelied": "id keeper decision about item recipient purpose classes consents people "
    "until made_at",
    "sharing_restsonconsent": "id keeper disclosure items until made_at",
    "sharing_consentstop": "id keeper reference disclosure recipient outside items withdrawal ended_at due_at worked_out "
    "stopped_by made_at",
    "sharing_stopanswer": "id keeper stop_id state removed kept basis conditions words answered_by "
    "answered_by_practitioner made_at",
    "sharing_reliedread": "id keeper stop_id items reason until post practitioner made_at",
    "sharing_correction": "id keeper reference item version untrue instead asked_back corrected_by corrected_by_practitioner "
    "made_at",
    "sharing_correctionnotice": "id keeper correction_id item reference recipient outside disclosure as_from due_at "
    "worked_out asked_back made_at",
    "sharing_correctionconfirmed": "id keeper notice_id words kept confirmed_by confirmed_by_practitioner made_at",
    "sharing_recall": "id keeper disclosure reference recipient shared_at why recalled_by recalled_by_practitioner made_at",
    "sharing_bundle": "id keeper reference form person recipient purpose protects_this_child why made_by made_by_practitioner "
    "made_at",
    "sharing_bundlepart": "id keeper bundle_id edition position item source words made_at",
    "sharing_quotation": "id keeper disclosure item words made_at",
    "sharing_destroyed": "id keeper thing noun under years counts_from due_on last_key made_at",
    "sharing_inquiry": "id keeper reference disclosure shared_as recipient ground reason asked_by made_at",
    "sharing_readersnamed": "id keeper inquiry_id names withheld words until answered_by made_at",
    "sharing_wordsrecognised": "id keeper item about whose many known_from made_at",
    "sharing_hold": "id keeper thing noun why after_death until set_by made_at",
}

KINDS = {
    "request.sent": "A request for information was sent",
    "request.acknowledged": "A request for information was acknowledged",
    "request.assigned": "A request was given to somebody by name",
    "request.handed_over": "A request was handed over to another team",
    "request.asked_back": "A question was asked back about a request",
    "request.clarified": "A question about a request was answered",
    "request.matched": "The people in a request were compared with our own records",
    "request.decided": "A request was decided",
    "request.decided_again": "A request was decided again",
    "request.told": "How an answer was told was written down",
    "request.added_to": "Something new was said about a request, or its urgency was changed",
    "request.asked_again": "More was asked about a request, or something new was said",
    "request.withdrawn": "A request was withdrawn",
    "request.closed": "A request was closed",
    "decision.agreed": "A manager agreed to a decision not to share",
    "decision.sent_back": "A manager sent a proposed decision back",
    "decision.released": "A second person released an answer",
    "decision.given_back": "A second person gave an answer back to be decided afresh",
    "reply.acknowledged": "An answer was acknowledged",
    "agency.told": "Another agency was told something unasked",
    "telling.to_release": "What is to be told waits for a second person to release a hidden place",
    "telling.assigned": "What was told unasked was given to somebody by name",
    "telling.handed_over": "What was told unasked was handed over",
    "telling.answered_back": "What was told unasked was answered back",
    "telling.answer_written_down": "What a body outside the Code answered to what it was told was written down",
    "answer_back.read": "An answer to what was told was put away as read",
    "disclosure.acknowledged": "Information shared was acknowledged",
    "disclosure.viewed": "Information shared was opened for the first time",
    "disclosure.taken_into_file": "A copy of information shared was taken into our file",
    "passing_on.to_release": "What is to be passed on waits for a second person to release a hidden place",
    "disclosure.passed_on": "Information was passed on to another agency",
    "disclosure.written_down": "A call or a meeting was written down",
    "disclosure.recalled": "Information shared was taken back before anybody had opened it",
    "disclosure.confirmed": "What another agency wrote down of a call was confirmed",
    "disclosure.corrected": "What another agency wrote down of a call was corrected",
    "disclosure.explained": "Why something was told by voice was explained",
    "permission.asked": "The owner was asked whether its information may be passed on",
    "permission.answered": "A question about passing information on was answered",
    "permission.heard": "What an owner said by telephone about passing on was written down",
    "permission.withdrawn": "A permission to pass information on was taken back by its owner",
    "bundle.made": "A bundle, a summary or a chronology was begun",
    "bundle.changed": "What stands in a bundle, a summary or a chronology was changed",
    "ownership.checked": "Whether everything lies where its owner let it was looked at",
    "notice.agreed": "A second person agreed that an owner is not told yet",
    "notice.held_on": "The notice to an owner was held back further",
    "notice.told": "The owner was told what had gone on without it",
    "court_order.recorded": "A court’s order arrived, and whose information it takes was told",
    "court_order.answered": "What came of a court’s order was written down",
    "court_order.reviewed": "What a court ordered was looked at again",
    "court_notice.read": "That a court orders what belongs to us was put away as read",
    "overdue.climbed": "What was past its due time went up",
    "request.written_down": "What a body outside the Code asks was written down",
    "request.put_outside": "How a body outside the Code was asked was written down",
    "request.standing_reply": "A standing reply went out at its hour",
    "attempt.acknowledged": "That somebody asked what we do not say was read",
    "decision.looked_at": "What was shared alone in danger was looked at afterwards",
    "decision.reviewed": "What was shared without consent was looked at again on its day",
    "look.placed": "Somebody was asked to look at what was shared alone in danger",
    "document.read": "A document that was shared was opened",
    "meeting.called": "A meeting about a child was called",
    "meeting.answered": "An invitation to a meeting was answered",
    "meeting.called_off": "A meeting about a child was called off",
    "meeting.contributed": "Information was put into a meeting",
    "meeting.held": "Who was at a meeting was written down",
    "meeting.minuted": "The minute of a meeting was written and sent",
    "meeting.closed": "A meeting about a child was closed",
    "meeting.family_version_made": "The family’s version of a minute was made",
    "meeting.family_version_handed_over": "The family’s version of a minute was handed over",
    "minute.acknowledged": "The minute of a meeting was acknowledged",
    "minute.taken_into_file": "A copy of the minute of a meeting was taken into our file",
    "thing.restricted": "Something was restricted to named people",
    "restriction.changed": "Who may see something restricted was changed",
    "restriction.lifted": "A restriction was lifted",
    "thing.read_outside": "Something was read outside one’s own work, with a reason",
    "glass.answered": "What was read outside somebody’s work was followed up",
    "note.written": "A note of advice was written",
    "advice.asked": "An adviser was asked about a note of advice",
    "advice.given": "Advice was given on a note",
    "advice.read": "Advice on a note was read",
    "consent.followed": "What rested on an answer that stands no more was stopped",
    "consent.lapsed": "A consent was past its last day, and whoever had something on it alone was asked",
    "stop.answered": "That consent was withdrawn was answered by an agency that had something on it",
    "stop.read": "An agency’s answer to a withdrawn consent was put away as read",
    "relied_on.read": "What was relied on before consent was withdrawn was read again, with a reason",
    "item.corrected": "What belongs to us was corrected, and whoever holds it was told",
    "item.asked_back": "What belongs to an agency was asked back from everybody who holds it",
    "correction.confirmed": "A correction was confirmed by an agency that holds what it corrects",
    "inquiry.asked": "It was asked, for an investigation, who read what was shared",
    "inquiry.answered": "Who read what was shared was answered, for an investigation",
    "retention.confirmed": "What retention would destroy was looked at, and its rules were let run",
    "retention.destroyed": "Our own copies were destroyed under a retention rule",
    "hold.set": "A hold was set: nothing under it is destroyed",
    "hold.lifted": "A hold was lifted",
}
"""What was done, for receipts."""


class SharingConfig(AppConfig):
    """The main job, below whatever settles what goes wrong with it."""

    name = "chiltern.sharing"
    label = "sharing"

    def ready(self) -> None:
        """Names the columns that no later act changes, for the sealed record."""
        from chiltern.ledger.registry import name_kinds, seal_columns
        from chiltern.ledger.verifying.besides import also_check
        from chiltern.sharing.queries.ownership import beyond_their_owners

        name_kinds(KINDS)
        also_check(beyond_their_owners)
        for table, columns in SEALED.items():
            seal_columns(table, columns.split())
