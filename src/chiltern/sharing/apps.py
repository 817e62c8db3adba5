"""The main job."""

from django.apps import AppConfig

# What no later act changes. A decision's state and its manager's agreement are changed by another act.
SEALED = {
    "sharing_requestforinformation": "id keeper reference purpose urgency danger_said acts_now body asked_by made_at",
    "sharing_agencyrequest": "id keeper parent_id provider reference urgency due_at worked_out asked reply_to asked_by made_at",
    "sharing_handling": "id keeper agency_request_id acknowledged_at",
    "sharing_assignment": "id keeper agency_request_id post assigned_by made_at",
    "sharing_match": "id keeper agency_request_id position person agreeing namesake second_look said matched_by made_at",
    "sharing_decision": "id keeper kind about number recipient outcome standing book rules answers trace reasons "
    "decided_by decided_by_practitioner made_at",
    "sharing_decideditem": "id decision_id item shared standing withheld_because",
    "sharing_item": "id keeper version kind classes marking observed_on text source about made_at",
    "sharing_disclosure": "id keeper reference recipient decision method passing_on bodies show_originator "
    "keep_out_of_online_access not_to_be_mentioned_to expires_at note made_at",
    "sharing_discloseditem": "id disclosure_id item position via",
    "sharing_filecopy": "id keeper disclosure reference post practitioner made_at",
    "sharing_writtendown": "id keeper reference side giver recipient method identity happened_at confirm_by worked_out "
    "agency_request disclosure standing book rules said weighed reply_to written_by written_by_practitioner made_at",
    "sharing_reportanswer": "id keeper call_id state correction disclosure answered_by made_at",
    "sharing_callexplanation": "id keeper call_id text explained_by made_at",
    "sharing_reply": "id keeper agency_request_id told disclosure as_sent settles number made_at",
    "sharing_acknowledgement": "id keeper of post made_at",
    "sharing_clarification": "id keeper agency_request_id number asks asked_by made_at",
    "sharing_followup": "id keeper agency_request_id number kind answers says people due_at worked_out written_by made_at",
    "sharing_toldotherwise": "id keeper agency_request_id reply method happened_at to_whom checked told_by made_at",
    "sharing_standingreply": "id keeper agency_request decision reply answered_up_to asker purpose reference "
    "go_at made_at",
    "sharing_telling": "id keeper disclosure_id asks purpose due_at worked_out said named_posts told_by "
    "told_by_practitioner made_at",
    "sharing_answerback": "id keeper disclosure_id kind words answered_by made_at",
    "sharing_onwardpermission": "id keeper item disclosure originator recipient purpose why due_at asked_by made_at",
    "sharing_onwardanswer": "id keeper permission_id passage reasons answered_by made_at",
    "sharing_restriction": "id keeper thing noun why readers set_by made_at",
    "sharing_restrictiontold": "id keeper restriction_id thing what post by_post why made_at",
    "sharing_breakglass": "id keeper post practitioner reason asked until opened nouns told made_at",
    "sharing_glassword": "id keeper glass_id kind words by_post made_at",
    "sharing_hold": "id keeper thing noun why after_death until set_by made_at",
}


class SharingConfig(AppConfig):
    """The highest floor so far."""

    name = "chiltern.sharing"
    label = "sharing"

    def ready(self) -> None:
        """Names the columns that no later act changes, for the sealed record."""
        from chiltern.ledger.registry import seal_columns

        for table, columns in SEALED.items():
            seal_columns(table, columns.split())
