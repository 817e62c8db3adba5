"""Every address of the service in a table: public, a list, or about a thing, with who may read that and who may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    "health": "whether the service is up, and nothing else",
    "record_key": "anyone can check a receipt and a proof (3.8)",
    "code": "the Code is public",
    "clause": "the Code is public",
    "law_rows": "the law in the service is public (1.4)",
    "law_row": "the law in the service is public (1.4)",
    "leaflets": "what families are handed (9.1)",
    "leaflet_parents": "what families are handed (9.1)",
    "leaflet_children": "what families are handed (9.1)",
    "consent_form": "blank, to be filled in by hand (9.1)",
    "ask_what_is_held": "anyone may ask, and nothing is looked up (8.3.1)",
    "asked_what_is_held": "the same answer for everybody, of the form alone (8.3.1)",
    "signatories": "the list is public (sign.4)",
    "signatories_csv": "the list is public (sign.4)",
    "signatory": "an entry of the public list (sign.4)",
    "apply_to_join": "any agency may apply",
    "sign_code": "whoever has the application's secret link",
    "signed_copy": "what this browser has just signed",
    "account_login": "before signing in",
    "mfa_authenticate": "between the two factors",
    "recovery_codes": "between signing in and acting",
    "choose_post": "between signing in and acting",
    "sign_out": "whoever has a session",
    "link": "whoever has a one-time link",
    "link_password": "whoever has a one-time link",
    "link_app": "whoever has a one-time link",
    "link_take": "whoever has a one-time link",
    "open_link": "whoever has a one-time link",
    "demo_roles": "there in a demo alone",
    "demo_enter": "there in a demo alone",
    "demo_step_in": "there in a demo alone",
    "demo_mails": "there in a demo alone",
}

LISTS = {
    "home": "social_care.practitioner",
    "acknowledge_code": "social_care.practitioner",
    "help": "social_care.practitioner",
    "tour": "social_care.practitioner",
    "leave_tour": "social_care.practitioner",
    "mails": "social_care.practitioner",
    "work": "social_care.practitioner",
    "ask": "social_care.practitioner",
    "may_i_share": "school.practitioner",
    "write_down": "social_care.practitioner",
    "outside_bodies": "social_care.practitioner",
    "name_outside_body": "social_care.practitioner",
    "tell": "school.practitioner",
    "meet": "social_care.practitioner",
    "meetings": "social_care.practitioner",
    "meetings_over": "social_care.practitioner",
    "received": "social_care.practitioner",
    "received_read": "social_care.practitioner",
    "people": "school.duty",
    "consents_due": "school.duty",
    "people_new": "school.duty",
    "staff": "school.representative",
    "invite_person": "school.representative",
    "add_team": "school.representative",
    "agreements": "school.representative",
    "agreement_new": "school.representative",
    "opening": "school.representative",
    "opening_hours": "school.representative",
    "opening_days": "school.representative",
    "own_consent_form": "school.representative",
    "second_person": "school.representative",
    "retention": "school.representative",
    "retention_years": "school.representative",
    "retention_rehearsal": "school.representative",
    "cover": "school.representative",
    "record_files": "school.representative",
    "conflicts": "school.representative",
    "last_reader": "school.representative",
    "last_readers": "officer",
    "break_glass": "school.practitioner",
    "holds": "school.representative",
    "without_permission": "social_care.representative",
    "ask_who_read": "school.representative",
    "applications": "officer",
    "our_signature": "newcomer",
    "scheme": "officer",
    "scheme_settings": "officer",
    "second_look": "officer",
    "standing": "officer",
    "add_law_row": "officer",
}
"""Pages that name no thing, each with somebody for whom it is not empty."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the town: who may read it, who may not, and the addresses that name it first."""

    id: str
    reader: str
    strangers: tuple[str, ...]
    names: tuple[str, ...]


def words(*lines: str) -> tuple[str, ...]:
    """Names, split at their spaces."""
    return tuple(" ".join(lines).split())


SHARER = ("stranger.practitioner", "stranger.duty", "school.colleague", "health.duty")
RECEIVER = ("stranger.practitioner", "stranger.duty", "social_care.colleague", "health.colleague")
STAFF = ("stranger.representative", "police.representative", "school.colleague")
THINGS = (
    Thing(
        "draft",
        "social_care.practitioner",
        (*RECEIVER, "social_care.duty"),
        words(
            "ask_journey ask_who ask_who_remove ask_what ask_urgency ask_background ask_agencies",
            "ask_agencies_remove ask_may_know ask_code ask_check ask_drop",
        ),
    ),
    Thing(
        "advising",
        "school.practitioner",
        (*SHARER, "school.manager"),
        words("advise_check advise_step advise_drop"),
    ),
    Thing("note", "school.practitioner", (*SHARER, "school.duty"), ("note", "ask_advice")),
    Thing("advice", "school.manager", (*SHARER, "school.duty"), ("advice",)),
    Thing("advised", "school.practitioner", (*SHARER, "school.duty"), ("read_advice",)),
    Thing("begun", "social_care.practitioner", (*RECEIVER, "social_care.manager"), ("write_down_more",)),
    Thing("call", "social_care.manager", (*RECEIVER, "school.colleague"), ("call", "explain_call")),
    Thing(
        "call",
        "school.duty",
        (*SHARER, "social_care.practitioner"),
        ("confirm_report", "correct_report"),
    ),
    Thing(
        "telling",
        "school.practitioner",
        (*SHARER, "school.duty", "social_care.duty"),
        words(
            "tell_journey tell_danger tell_who tell_who_remove tell_to tell_posts tell_why tell_agreement tell_items",
            "tell_item_new tell_item tell_item_remove tell_document tell_document_page tell_document_picture",
            "tell_place tell_tests tell_conditions tell_terms tell_check tell_whose tell_drop",
        ),
    ),
    Thing(
        "calling",
        "social_care.practitioner",
        (*RECEIVER, "social_care.duty", "health.duty"),
        words(
            "meet_who meet_who_remove meet_what meet_invited meet_invited_remove meet_how_invited meet_check meet_drop"
        ),
    ),
    Thing(
        "conference",
        "social_care.practitioner",
        (*RECEIVER, "school.duty"),
        words(
            "meeting put_in put_in_items put_in_item_new put_in_item put_in_item_remove put_in_received put_in_answers",
            "put_in_terms put_in_check minute_agreed minute_parts minute_answers minute_check minute_whose family_choose",
        ),
    ),
    Thing("closing", "social_care.practitioner", (*RECEIVER, "school.duty"), ("meeting_close",)),
    Thing(
        "to_come",
        "social_care.practitioner",
        (*RECEIVER, "school.duty"),
        ("meeting_present", "meeting_call_off"),
    ),
    Thing("to_come", "health.duty", (*RECEIVER, "school.duty"), ("meeting_answer",)),
    Thing("invitation", "health.duty", (*RECEIVER, "school.duty"), ("invitation",)),
    Thing(
        "minute",
        "health.duty",
        (*RECEIVER, "school.duty"),
        ("minute", "acknowledge_minute", "take_minute_into_file"),
    ),
    Thing(
        "minute_file_copy",
        "health.duty",
        (*RECEIVER, "school.duty", "social_care.practitioner"),
        ("minute_file_copy", "minute_file_copy_pdf"),
    ),
    Thing(
        "family_version",
        "social_care.practitioner",
        (*RECEIVER, "health.duty", "school.duty"),
        ("family_version", "family_hand_over"),
    ),
    Thing("told", "school.practitioner", (*SHARER, "social_care.duty"), ("told",)),
    Thing("told_by", "school.practitioner", (*SHARER, "social_care.duty"), ("kept_decision",)),
    Thing(
        "told",
        "social_care.duty",
        (*RECEIVER, "social_care.representative"),
        words("answer_back take_telling assign_telling hand_over_telling"),
    ),
    Thing("answered", "school.practitioner", SHARER, ("answer_back_read",)),
    Thing(
        "told_outside",
        "social_care.practitioner",
        (*RECEIVER, "social_care.representative"),
        ("write_down_answer_back",),
    ),
    Thing(
        "put_outside",
        "social_care.practitioner",
        (*RECEIVER, "social_care.representative"),
        ("put_to_outside",),
    ),
    Thing(
        "telling_outside", "social_care.practitioner", (*RECEIVER, "social_care.manager"), ("tell_outside",)
    ),
    Thing(
        "outside_body",
        "social_care.practitioner",
        ("stranger.practitioner", "stranger.duty", "school.duty", "social_care.representative"),
        ("outside_body", "outside_asks", "change_outside_body"),
    ),
    Thing("look", "school.manager", (*SHARER, "social_care.duty"), ("look",)),
    Thing("review", "social_care.practitioner", (*RECEIVER, "school.duty", "health.duty"), ("review",)),
    Thing("passed", "school.duty", (*SHARER, "social_care.practitioner"), ("went",)),
    Thing(
        "release",
        "school.manager",
        (*SHARER, "social_care.practitioner", "social_care.manager"),
        ("release",),
    ),
    Thing("asked", "social_care.practitioner", (*RECEIVER, "school.duty"), ("asked",)),
    Thing("waiting", "school.duty", (*SHARER, "social_care.colleague"), ("acknowledge_request",)),
    Thing(
        "walked",
        "school.manager",
        (*SHARER, "social_care.colleague"),
        words("request assign_request take_request hand_over_request"),
    ),
    Thing(
        "agreement",
        "school.representative",
        (*STAFF[:2], "health.duty"),
        ("agreement", "agreement_review", "agreement_end"),
    ),
    Thing("to_sign", "social_care.representative", STAFF[:2], ("agreement_sign",)),
    Thing(
        "agreement_begun",
        "school.representative",
        (*STAFF, "school.manager"),
        ("agreement_check", "agreement_change", "agreement_drop"),
    ),
    Thing("period", "school.representative", (*STAFF, "school.manager"), ("take_off_period",)),
    Thing("cover", "school.representative", (*STAFF, "school.practitioner"), ("end_cover",)),
    Thing(
        "climb",
        "school.representative",
        (*STAFF, "social_care.representative", "school.duty", "school.manager"),
        ("climbed",),
    ),
    Thing("waiting", "social_care.practitioner", RECEIVER, ("withdraw_request", "add_to_request")),
    Thing("question", "social_care.practitioner", RECEIVER, ("clarification",)),
    Thing("untold", "school.duty", (*SHARER, "social_care.colleague"), ("told_otherwise",)),
    Thing(
        "walked",
        "school.duty",
        (*SHARER, "social_care.colleague"),
        words(
            "match_first match decide decide_agreement decide_danger decide_items decide_item_new decide_item decide_item_remove",
            "decide_document decide_document_page decide_document_picture decide_place",
            "decide_tests decide_answer decide_conditions decide_words decide_terms decide_way decide_check decide_whose "
            "ask_to_clarify",
        ),
    ),
    Thing(
        "decided",
        "school.duty",
        (*SHARER, "social_care.colleague"),
        ("decision", "decision_before", "decide_again"),
    ),
    Thing("answered_request", "social_care.practitioner", RECEIVER, ("challenge_decision",)),
    Thing(
        "challenge",
        "school.representative",
        (*STAFF, "social_care.colleague", "health.duty"),
        ("challenge",),
    ),
    Thing(
        "personal",
        "social_care.representative",
        (*STAFF, "social_care.manager", "social_care.practitioner", "officer"),
        ("personal_request",),
    ),
    Thing(
        "personal_answered",
        "social_care.representative",
        (*STAFF, "social_care.manager"),
        ("personal_reply",),
    ),
    Thing(
        "personal_found",
        "social_care.representative",
        (*STAFF, "school.representative", "social_care.manager"),
        ("personal_item",),
    ),
    Thing(
        "owner_asked",
        "school.duty",
        (*SHARER[:3], "social_care.practitioner", "police.representative"),
        ("owners_view",),
    ),
    Thing("decided", "social_care.practitioner", RECEIVER, ("ask_again", "close_request")),
    Thing("reply", "social_care.practitioner", RECEIVER, ("reply", "acknowledge_reply")),
    Thing(
        "disclosure",
        "social_care.practitioner",
        (*RECEIVER, "health.duty"),
        words(
            "disclosure document take_into_file ask_to_pass_on",
            "pass_on pass_on_answers pass_on_place pass_on_terms pass_on_owner pass_on_check court_order_arrived",
        ),
    ),
    Thing(
        "file_copy",
        "social_care.practitioner",
        (*RECEIVER, "health.duty", "school.duty"),
        ("file_copy", "file_copy_pdf"),
    ),
    Thing(
        "receipt",
        "school.duty",
        (*SHARER, "social_care.practitioner", "social_care.duty"),
        ("receipt", "receipt_note", "receipt_proof"),
    ),
    Thing(
        "record_file",
        "school.representative",
        (*STAFF, "school.manager", "school.duty"),
        ("record_file", "record_file_download"),
    ),
    Thing(
        "notice",
        "social_care.manager",
        (*RECEIVER, "school.duty", "police.duty"),
        ("notice", "notice_agree", "notice_tell"),
    ),
    Thing("notice_held", "social_care.practitioner", (*RECEIVER, "school.duty"), ("notice_hold_on",)),
    Thing("passed", "health.duty", ("stranger.duty", "health.colleague"), ("acknowledge_disclosure",)),
    Thing(
        "permission", "social_care.practitioner", (*SHARER, "social_care.colleague"), ("permission_heard",)
    ),
    Thing(
        "bundle",
        "social_care.practitioner",
        (*RECEIVER, "school.duty", "health.duty"),
        words("bundle bundle_items bundle_answers bundle_terms bundle_owner bundle_check bundle_ask"),
    ),
    Thing(
        "summary", "social_care.practitioner", (*RECEIVER, "school.duty", "health.duty"), ("bundle_words",)
    ),
    Thing(
        "held_child",
        "social_care.practitioner",
        (*RECEIVER, "school.duty", "health.duty"),
        ("chronology", "bundle_begin"),
    ),
    Thing("permission", "school.duty", (*SHARER, "social_care.colleague"), ("permission",)),
    Thing("permitted", "school.duty", (*SHARER, "social_care.practitioner"), ("permission_withdraw",)),
    Thing(
        "child",
        "school.duty",
        (*SHARER, "social_care.practitioner"),
        words(
            "people_person people_change people_change_one people_household",
            "people_relationship people_responsibility people_status people_timeline people_consent_form",
            "consents assess_competence record_told consent_begin",
        ),
    ),
    Thing(
        "consent",
        "school.duty",
        (*SHARER, "social_care.practitioner"),
        ("consent", "withdraw_consent"),
    ),
    Thing("signed", "school.duty", (*SHARER, "social_care.practitioner"), ("signed_form",)),
    Thing(
        "consenting",
        "school.duty",
        (*SHARER, "school.manager"),
        ("consent_check", "consent_step", "consent_drop"),
    ),
    Thing(
        "person",
        "school.representative",
        STAFF,
        ("person_at_work", "link_to_hand_over", "reset_sign_in", "give_post"),
    ),
    Thing("post", "school.representative", STAFF, ("end_post",)),
    Thing("team", "school.representative", STAFF, ("team",)),
    Thing("agency", "officer", STAFF, ("invite_representative", "name_last_reader")),
    Thing("child", "school.duty", (*SHARER, "social_care.practitioner"), ("declare_conflict",)),
    Thing("walked", "school.manager", (*SHARER, "school.representative"), ("set_hold", "declare_on_request")),
    Thing(
        "restricted",
        "school.duty",
        (*SHARER, "school.manager", "school.practitioner", "school.representative"),
        ("restricted", "restricted_remove", "restricted_lift"),
    ),
    Thing("conflict", "school.representative", (*STAFF, "school.manager", "school.duty"), ("lift_conflict",)),
    Thing(
        "glass",
        "school.representative",
        (*STAFF[:2], "school.manager", "school.duty"),
        words("glass glass_acknowledge glass_ask glass_end"),
    ),
    Thing("asked_why", "school.colleague", (*STAFF[:2], "school.manager", "school.duty"), ("glass_answer",)),
    Thing(
        "attempt",
        "sensitive.representative",
        (*STAFF, "sensitive.colleague", "social_care.practitioner"),
        ("attempt", "attempt_seen"),
    ),
    Thing(
        "named",
        "school.representative",
        (*STAFF[:2], "school.practitioner", "social_care.manager"),
        ("readers_named",),
    ),
    Thing("inquiry_asked", "social_care.representative", (*STAFF, "social_care.manager"), ("inquiry",)),
    Thing("hold", "school.manager", (*SHARER, "social_care.manager"), ("hold",)),
    Thing("application", "officer", (*STAFF, "school.representative"), ("application",)),
    Thing("lapsed", "officer", (*STAFF, "social_care.representative"), ("registration_renewed",)),
    Thing("stop", "health.duty", (*RECEIVER, "school.colleague"), ("stop",)),
    Thing("removed", "health.manager", (*RECEIVER, "school.colleague"), ("read_relied_on",)),
    Thing("removed", "school.practitioner", SHARER, ("stop_answer_read",)),
    Thing("withdrawal", "school.practitioner", SHARER, ("stop_recipients",)),
    Thing("corrected_item", "school.practitioner", SHARER, ("correct_item", "ask_item_back")),
    Thing("correction", "school.practitioner", SHARER[:3], ("correction",)),
    Thing("correction_notice", "health.duty", (*RECEIVER, "school.colleague"), ("corrected",)),
    Thing("unread", "school.practitioner", (*SHARER, "health.duty"), ("recall",)),
    Thing("recall", "health.duty", (*RECEIVER, "school.colleague"), ("recalled",)),
    Thing(
        "court_order",
        "social_care.practitioner",
        (*RECEIVER, "school.duty", "social_care.representative"),
        ("court_order", "court_order_answer"),
    ),
    Thing("court_answered", "social_care.practitioner", (*RECEIVER, "school.duty"), ("court_order_review",)),
    Thing(
        "court_notice",
        "school.duty",
        (*SHARER, "social_care.practitioner", "health.representative"),
        ("court_notice", "court_notice_read"),
    ),
    Thing("setting", "officer", STAFF, ("change_setting",)),
    Thing("law_row", "officer", STAFF, ("confirm_law_row", "correct_law_row", "end_law_row")),
    Thing("law_kind", "officer", STAFF, ("add_law_row_of",)),
)
ELSE = {
    "position": 0,
    "place": 0,
    "page": 1,
    "number": 1,
    "stop": 1,
    "step": "danger",
    "part": "before",
    "what": "name",
    "which": "sent",
    "clause_id": "3.10",
    "row": "duty-to-share",
    "code": "no-such-code",
}
"""What else stands in an address; none of it is a secret."""


@cache
def addresses() -> dict[str, tuple[str, ...]]:
    """Every address by name, with its parameters in order."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in patterns(get_resolver()):
        assert pattern.name and pattern.name not in found, f"{pattern.pattern} needs a name of its own"
        found[pattern.name] = tuple(pattern.pattern.converters)
    return found


def patterns(under: URLResolver) -> Iterator[URLPattern]:
    """Every address, through every list of them."""
    for each in under.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


def made_up(thing: object) -> object:
    """Of the same kind, and of nothing."""
    return uuid4() if isinstance(thing, UUID) else "no-such-word"
