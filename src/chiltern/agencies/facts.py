"""An agency, and an agreement, as a rule sees it, for the day of a decision (clauses 1.2, sign.1, 3.9, 7.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.agencies.models import Agency, Agreement, OutsideBody, OutsideChecked
from chiltern.code_of_practice.facts import AgencyFacts, AgreementFacts
from chiltern.code_of_practice.words import (
    AgencyState,
    Answer,
    Function,
    InfoClass,
    Method,
    OutsideCheck,
    PassingOn,
    StatutoryDuty,
)
from chiltern.foundation import prepared
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.scheme.queries import day_in_london

# Of several functions the one that the order of questions asks about first.
_FIRST = (Function.SOCIAL_CARE, Function.POLICE, Function.EMERGENCY_HEALTH)

READ_AGREEMENTS = """
select g.*, coalesce(s.signed_by, '{{}}') as signed_by, s.signed_at, e.ended_at, coalesce(r.review_on, g.review_on) as review_now
  from agencies_agreement g
  left join lateral (select array_agg(keeper) as signed_by, max(made_at) as signed_at from agencies_agreementsigned
    where agreement_id = g.id) s on true
  left join lateral (select min(made_at) as ended_at from agencies_agreementended where agreement_id = g.id) e on true
  left join lateral (select review_on from agencies_agreementreviewed where agreement_id = g.id
    order by made_at desc, id desc limit 1) r on true
 where {where} order by g.made_at desc, g.id desc"""
"""How agreements are read, with what their parties did since: whoever is no party sees none."""
_BETWEEN = READ_AGREEMENTS.format(where="g.parties @> %s::uuid[]")
_AGREEMENT = READ_AGREEMENTS.format(where="g.id = %s::uuid")

_WITH_BODY = """
select a.*, b.registration_exempt, b.registration_expires_on
  from agencies_agency a join agencies_legalbody b on b.id = a.legal_body_id where a.id = any(%s::uuid[]) and a.id <> %s::uuid"""


def agency_facts(agency: UUID, on: date) -> AgencyFacts:
    """The facts of one agency. Raises Missing; for the partnership's office too, which shares nothing."""
    return facts_of_agencies([agency], on)[agency]


def facts_of_agencies(agencies: Sequence[UUID], on: date) -> dict[UUID, AgencyFacts]:
    """The facts of several, in one query. Raises Missing where one is not there.

    One that is no agency can be a body outside the Code that the acting agency knows.
    """
    found = {row.id: _facts(row, on) for row in prepared.load(Agency, _WITH_BODY, [list(agencies), OFFICE])}
    others = set(agencies) - set(found)
    found |= facts_of_outside(others) if others else {}
    if set(agencies) - set(found):
        raise Missing
    return found


def facts_of_outside(bodies: Collection[UUID]) -> dict[UUID, AgencyFacts]:
    """Who a body is stands only where it was checked the last time that somebody looked. The law reaches it all the same."""
    ordered = OutsideChecked.objects.filter(body__in=bodies).order_by("happened_at", "made_at", "id")
    checked = {body: OutsideCheck(how) for body, how in ordered.values_list("body", "how")}
    return {
        row.id: AgencyFacts(
            agency=row.id,
            legal_body=row.id,
            function=Function(row.function),
            state=AgencyState.OUTSIDE,
            statutory_duty=StatutoryDuty(row.statutory_duty),
            identity_stands=Answer.YES
            if checked.get(row.id, OutsideCheck.NOT_CHECKED).stands
            else Answer.NOT_KNOWN,
        )
        for row in OutsideBody.objects.filter(id__in=bodies).defer("described", "reach")
    }


def _facts(row: Agency, on: date) -> AgencyFacts:
    exempt, expires = row.__dict__["registration_exempt"], row.__dict__["registration_expires_on"]
    return AgencyFacts(
        agency=row.id,
        legal_body=row.legal_body_id,
        function=_function(row.functions),
        state=AgencyState(row.state),
        suspended=row.suspended,
        statutory_duty=StatutoryDuty(row.statutory_duty),
        sensitive=row.sensitive_service,
        # Who an admitted agency is was checked when it was admitted; nobody else's word stands yet.
        identity_stands=Answer.YES if row.state == AgencyState.ADMITTED else Answer.NOT_KNOWN,
        second_on_grounds=row.second_on_grounds,
        registration_lapsed=not exempt and expires is not None and expires < on,
    )


def _function(words: Sequence[str]) -> Function:
    for function in _FIRST:
        if function in words:
            return function
    return Function(words[0]) if words else Function.OTHER


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """An agreement as a rule sees it, and what it is called."""

    facts: AgreementFacts
    reference: str
    title: str


def agreement_facts(agreement: UUID) -> KnownAgreement:
    """One agreement of ours, however it stands. Raises Missing."""
    found = prepared.load(Agreement, _AGREEMENT, [agreement])
    if not found:
        raise Missing
    return _known(found[0])


def agreements_between(agencies: Sequence[UUID]) -> tuple[KnownAgreement, ...]:
    """Every agreement to which all of these are parties, the latest first, in one query."""
    return tuple(map(_known, prepared.load(Agreement, _BETWEEN, [list(agencies)])))


def _known(row: Agreement) -> KnownAgreement:
    also = row.__dict__
    everybody = set(also["signed_by"]) >= set(row.parties)
    return KnownAgreement(
        AgreementFacts(
            agreement=row.id,
            parties=frozenset(row.parties),
            purposes=frozenset(row.purposes),
            classes=frozenset(map(InfoClass, row.classes)),
            methods=frozenset(map(Method, row.methods)),
            passing_on=PassingOn(row.passing_on),
            basis=row.basis,
            signed_on=day_in_london(also["signed_at"]) if everybody else None,
            ended_on=day_in_london(also["ended_at"]) if also["ended_at"] else None,
            review_on=also["review_now"],
            called=f"{row.title} ({row.reference})",
        ),
        row.reference,
        row.title,
    )
