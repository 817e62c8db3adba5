"""Agreements for a decision under way: those that fit it, and the one on which it is to rest. Clause 1.2.

Asked only where somebody looks for one or has named one: a decision without an agreement costs nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.agencies.facts import KnownAgreement, agreement_facts, agreements_between
from chiltern.code_of_practice.agreements import fits, goes_too_far, past_review
from chiltern.code_of_practice.facts import AgreementFacts, SharingFacts
from chiltern.code_of_practice.reasons_for_agreements import AGREEMENT, CLASS_NOT_AGREED
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import AgencyState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import Decision
from chiltern.sharing.workings.deciding import TermsGiven


@dataclass(frozen=True, slots=True)
class AgreementOffered:
    """An agreement that fits: what it is called, what it covers, and whether its review is late."""

    id: UUID
    reference: str
    title: str
    facts: AgreementFacts
    past_review: bool


def agreement_named(agreement: UUID | None) -> AgreementFacts | None:
    """The facts of the one that somebody named. Raises Invalid where it is none of ours."""
    if agreement is None:
        return None
    try:
        return agreement_facts(agreement).facts
    except Missing:
        raise Invalid("agreement", "Choose an agreement from the list, or none") from None


def called(agreement: UUID | str) -> str:
    """Its title with its reference. Raises Missing."""
    return agreement_facts(UUID(str(agreement))).facts.called


def agreements_offered(by: Actor, facts: SharingFacts) -> tuple[AgreementOffered, ...]:
    """Those in force between both sides, for this purpose or while none is named."""
    both = (facts.provider, facts.recipient)
    if any(one.state is not AgencyState.ADMITTED for one in both):
        return ()
    ids = [UUID(str(one.agency)) for one in both]
    return offered_of(agreements_between(ids), facts, day_in_london(by.at))


def offered_of(
    known: Sequence[KnownAgreement], facts: SharingFacts, on: date
) -> tuple[AgreementOffered, ...]:
    """Those of them that fit."""
    return tuple(
        _offered(each, past_review(each.facts.review_on, on)) for each in known if fits(each.facts, facts, on)
    )


def told_under(disclosure_id: UUID) -> str:
    """The id of the agreement on which our telling rests; empty where it rests on none, or is not ours."""
    decision = Decision.objects.with_keys().filter(about=disclosure_id, kind="telling").first()
    return str(decision.answers["said"]["decision"].get("agreement") or "") if decision else ""


def rests_on_agreement(verdict: Verdict) -> bool:
    """Whether the Code says that it rests on the agreement that was named. In danger goes what no agreement covers, too."""
    beyond = verdict.in_danger and any(CLASS_NOT_AGREED in item.reasons for item in verdict.items)
    return AGREEMENT.yes in verdict.reasons and not beyond


def agreement_under(decision: Decision) -> UUID | None:
    """The agreement on which a stored decision rests; None where none was named, or it did not cover this."""
    named = decision.answers["said"].get("agreement")
    return UUID(named) if named and rests_on_agreement(from_trace(decision.trace)) else None


def insist_within(facts: SharingFacts, verdict: Verdict, terms: TermsGiven) -> None:
    """Raises Invalid where the terms let it be passed on further than the agreement; in danger nothing waits for that."""
    named = facts.agreement
    if named is None or verdict.in_danger or not goes_too_far(named, terms.passing_on, terms.bodies):
        return
    raise Invalid("passing_on", no_further(named))


def no_further(named: AgreementFacts) -> str:
    """What to do where the terms go too far."""
    return (
        f"The agreement lets it be passed on no further than this: {named.passing_on.says}. "
        "Change the terms, or decide without the agreement."
    )


def _offered(known: KnownAgreement, late: bool) -> AgreementOffered:
    return AgreementOffered(UUID(str(known.facts.agreement)), known.reference, known.title, known.facts, late)
