"""The columns of the tables that a bench fills in bulk, in the order in which it gives their values."""

from __future__ import annotations

from collections.abc import Mapping

_REQUEST = "purpose urgency danger_said acts_now"

COLUMNS: Mapping[str, list[str]] = {
    table: columns.split()
    for table, columns in {
        "foundation_thing": "id keeper kind",
        "foundation_keywrap": "thing agency wrapped",
        "foundation_access": "reader thing keeper people kind sort_at",
        "sharing_requestforinformation": f"id keeper made_at reference {_REQUEST} body asked_by",
        "sharing_agencyrequest": f"id keeper made_at parent_id provider reference {_REQUEST} due_at worked_out asked "
        "reply_to asked_by asked_by_practitioner requester_state",
        "sharing_handling": "id keeper made_at agency_request_id state acknowledged_at answered_at answered_up_to",
        "sharing_match": "id keeper made_at agency_request_id position person agreeing namesake second_look said matched_by",
        "sharing_decision": "id keeper made_at kind about number recipient outcome state standing book rules answers trace "
        "reasons decided_by decided_by_practitioner",
        "sharing_decideditem": "id keeper made_at decision_id about item shared standing withheld_because",
        "sharing_item": "id keeper made_at version kind classes marking observed_on text source about",
        "sharing_disclosure": "id keeper made_at reference recipient agency_request decision method state passing_on bodies "
        "show_originator keep_out_of_online_access not_to_be_mentioned_to expires_at note",
        "sharing_discloseditem": "id keeper made_at disclosure_id item position via",
        "sharing_reply": "id keeper made_at agency_request_id told disclosure as_sent settles number",
        "sharing_acknowledgement": "id keeper made_at of post",
        "scheme_setting": "id keeper made_at reason key value",
        "scheme_lawcorrection": "id keeper made_at reason row field value holds_from",
        "ledger_entry": "id kind at commitment",
        "ledger_opening": "id entry keeper post thing kind at sealed",
        "ledger_outbox": "entry commitment parties",
    }.items()
}
