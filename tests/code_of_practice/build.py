"""Facts from the plain words of cases.toml: named bodies, named days of the law, answers in lower case."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chiltern.code_of_practice.book import Book, Correction
from chiltern.code_of_practice.facts import (
    AgencyFacts,
    AgreementFacts,
    ConsentFacts,
    DecisionFacts,
    ItemFacts,
    MatchFacts,
    RequestFacts,
    SharingFacts,
)
from chiltern.code_of_practice.words import (
    AgencyState,
    Answer,
    ConfidenceMet,
    ConsentBy,
    ConsentState,
    Delegated,
    Function,
    InfoClass,
    ItemKind,
    Method,
    PassingOn,
    StatutoryDuty,
    Urgency,
)

AUTUMN = date(2026, 11, 16)
CONFIRMED = (
    Correction(
        "duty-to-share", "confirmed_on", date(2026, 9, 30), date(2026, 9, 30), "commencement order seen"
    ),
    Correction(
        "duty-to-share", "confirmed_by", "council's officer", date(2026, 9, 30), "commencement order seen"
    ),
)
SURE = MatchFacts(agreeing=frozenset({"name", "date_of_birth"}))

BODIES = {
    "social care": AgencyFacts(
        "social care", "council", Function.SOCIAL_CARE, statutory_duty=StatutoryDuty.LISTED
    ),
    "early help": AgencyFacts(
        "early help", "council", Function.EARLY_HELP, statutory_duty=StatutoryDuty.LISTED
    ),
    "police": AgencyFacts("police", "police", Function.POLICE, statutory_duty=StatutoryDuty.LISTED),
    "school": AgencyFacts("school", "school", Function.EDUCATION, statutory_duty=StatutoryDuty.EDUCATION),
    "surgery": AgencyFacts("surgery", "surgery", Function.HEALTH, statutory_duty=StatutoryDuty.COMMISSIONED),
    "hospital": AgencyFacts("hospital", "trust", Function.HEALTH, statutory_duty=StatutoryDuty.LISTED),
    "refuge": AgencyFacts(
        "refuge", "refuge", Function.OTHER, statutory_duty=StatutoryDuty.COMMISSIONED, sensitive=True
    ),
    "counselling": AgencyFacts(
        "counselling", "counselling", Function.HEALTH, statutory_duty=StatutoryDuty.COMMISSIONED
    ),
    "landlord": AgencyFacts("landlord", "landlord", Function.HOUSING, statutory_duty=StatutoryDuty.NONE),
    "charity": AgencyFacts("charity", "charity", Function.OTHER, statutory_duty=StatutoryDuty.NONE),
    "court": AgencyFacts(
        "court", "court", Function.COURT, AgencyState.OUTSIDE, statutory_duty=StatutoryDuty.NONE
    ),
    "hospital in the next county": AgencyFacts(
        "next county",
        "next county",
        Function.HEALTH,
        AgencyState.OUTSIDE,
        statutory_duty=StatutoryDuty.LISTED,
        identity_stands=Answer.NOT_KNOWN,
    ),
    "somebody who says they are the police": AgencyFacts(
        "caller",
        "caller",
        Function.POLICE,
        AgencyState.OUTSIDE,
        statutory_duty=StatutoryDuty.LISTED,
        identity_stands=Answer.NOT_KNOWN,
    ),
    "unchecked nursery": AgencyFacts("nursery", "nursery", Function.EDUCATION),
    "ambulance service": AgencyFacts(
        "ambulance service", "trust", Function.EMERGENCY_HEALTH, statutory_duty=StatutoryDuty.LISTED
    ),
    "lapsed charity": AgencyFacts(
        "lapsed charity",
        "lapsed charity",
        Function.OTHER,
        statutory_duty=StatutoryDuty.NONE,
        registration_lapsed=True,
    ),
}

# A text in cases.toml becomes the word of this list; what is not here stays a text.
WORDS: Mapping[str, type] = {
    "confidence_met": ConfidenceMet,
    "by": ConsentBy,
    "state": ConsentState,
    "kind": ItemKind,
    "method": Method,
    "urgency": Urgency,
    "passing_on": PassingOn,
}
PLAIN = frozenset(
    {
        *("item", "ground", "power", "basis", "decider", "second_person", "released_by", "manager"),
        *("agreement", "giver", "person", "consent"),
    }
)
# Signed by both a year ago, for a child in need; a case says only what is different.
AGREED: Mapping[str, Any] = {
    "agreement": "attendance",
    "parties": ["school", "social care"],
    "purposes": ["child-in-need"],
    "classes": ["general", "education"],
    "methods": ["service", "telephone"],
    "signed_on": date(2025, 11, 3),
    "review_on": date(2027, 9, 30),
}
GOOD_ITEM = dict.fromkeys(
    ("relevant_to_welfare", "may_help", "necessary", "proportionate", "relevant", "accurate"), "yes"
) | {"need_to_know": "yes"}


@functools.cache
def book(on: date = AUTUMN, *, confirmed: bool = True) -> Book:
    """The law of a day, with the duty to share confirmed on 2026-09-30 or not."""
    return Book.from_data(on, CONFIRMED if confirmed else ())


def filled(kind: Any, given: Mapping[str, Any]) -> Any:
    """A facts dataclass from plain words; a field it does not have is an error."""
    return kind(**{name: _value(name, value) for name, value in given.items()})


def _value(name: str, value: Any) -> Any:
    if name == "purpose":
        return value or None
    if name == "classes":
        return frozenset(InfoClass(v) for v in value)
    if name == "delegated_for":
        return frozenset(Delegated(v) for v in value)
    if name == "methods":
        return frozenset(Method(v) for v in value)
    if isinstance(value, list):
        return frozenset(value)
    if name in WORDS:
        return WORDS[name](value)
    if isinstance(value, str) and name not in PLAIN:
        return Answer(value)
    return value


def item(name: str = "item", **given: Any) -> ItemFacts:
    """An item that passes everything, unless told otherwise in plain words."""
    made: ItemFacts = filled(ItemFacts, {"item": name, **GOOD_ITEM, **given})
    return made


def sharing(
    provider: str = "school",
    recipient: str = "social care",
    *,
    request: Mapping[str, Any] | None = None,
    decision: Mapping[str, Any] | None = None,
    items: Iterable[ItemFacts] = (),
    consents: Iterable[Mapping[str, Any]] = (),
    match: MatchFacts = SURE,
    agreement: Mapping[str, Any] | None = None,
    about: Iterable[str] = (),
) -> SharingFacts:
    """A question put to the rule; without more: no danger, a purpose, the right child, no items."""
    return SharingFacts(
        provider=BODIES[provider],
        recipient=BODIES[recipient],
        request=filled(RequestFacts, {"purpose": "child-in-need", **(request or {})}),
        decision=filled(DecisionFacts, {"danger": "no", "decider": "ann", **(decision or {})}),
        items=tuple(items),
        consents=tuple(filled(ConsentFacts, c) for c in consents),
        match=match,
        agreement=None if agreement is None else agreed(**agreement),
        about=frozenset(about),
    )


def agreed(**given: Any) -> AgreementFacts:
    """An agreement between the school and social care, in force, unless told otherwise in plain words."""
    made: AgreementFacts = filled(AgreementFacts, {**AGREED, **given})
    return made


def changed(facts: SharingFacts, **changes: Any) -> SharingFacts:
    """The same facts but for these."""
    return dataclasses.replace(facts, **changes)


def from_case(case: Mapping[str, Any]) -> tuple[SharingFacts, Book]:
    """A case of cases.toml as facts and the Book of its day."""
    facts = sharing(
        case.get("provider", "school"),
        case.get("recipient", "social care"),
        request=case.get("request"),
        decision=case.get("decision"),
        items=[
            item(row.get("item", "item"), **{k: v for k, v in row.items() if k != "item"})
            for row in case.get("items", [])
        ],
        consents=case.get("consents", []),
        match=filled(MatchFacts, case["match"]) if "match" in case else SURE,
        agreement=case.get("agreement"),
        about=case.get("about", ()),
    )
    if case.get("recipient_suspended"):
        facts = changed(facts, recipient=dataclasses.replace(facts.recipient, suspended=True))
    return facts, book(case.get("on", AUTUMN), confirmed=case.get("duty_confirmed", True))
