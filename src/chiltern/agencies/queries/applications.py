"""Applications and signatures, for the office that admits and for the agency that signed. Clauses sign.3, 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from chiltern.agencies.models import Agency, Representative, Signature
from chiltern.agencies.workings import signing
from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, AgencyState, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.scheme.models import CodeVersion

PAGE = 25
_WAITING = (AgencyState.SIGNED, AgencyState.APPLIED)
_OWN_COPY = frozenset({Role.REPRESENTATIVE, Role.DEPUTY})


@dataclass(frozen=True, slots=True)
class Application:
    """One agency on its way in."""

    id: UUID
    name: str
    sector: Sector
    state: AgencyState
    since: datetime


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """The signed copy: exactly what the signature page asks, its version and its reference (sign.3)."""

    agency: str
    signed_by: str
    signed_on: datetime
    representative_name: str
    representative_email: str
    group: Group
    code_label: str
    reference: str


@dataclass(frozen=True, slots=True)
class Unsigned:
    """An application that its link opens: it waits for its signature, or has it."""

    id: UUID
    name: str
    legal_body: str
    waits: bool


def link_of(agency: UUID) -> str:
    """What an applicant keeps to go on with the application later."""
    return signing.link_of(agency)


def application_of(link: str) -> Unsigned:
    """Raises Missing for a link that is forged or stale, or leads to no application."""
    agency = signing.agency_of(link)
    if agency is None:
        raise Missing
    row = Agency.objects.select_related("legal_body").filter(id=agency, state__in=_WAITING).first()
    if row is None:
        raise Missing
    return Unsigned(row.id, row.name, row.legal_body.name, row.state == AgencyState.APPLIED)


def applications(by: Actor, page: int = 1) -> tuple[list[Application], bool]:
    """Those that wait, first those that have signed, oldest first; and whether there is more. Raises Missing."""
    only_who_admits(by)
    rows = Agency.objects.filter(state__in=_WAITING).order_by("-state", "state_since", "id")
    found = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    shown = [
        Application(each.id, each.name, Sector(each.sector), AgencyState(each.state), each.state_since)
        for each in found[:PAGE]
    ]
    return shown, len(found) > PAGE


def waiting_to_be_admitted(by: Actor) -> int:
    """How many have signed. Raises Missing."""
    only_who_admits(by)
    return Agency.objects.filter(state=AgencyState.SIGNED).count()


def without_representative(by: Actor) -> int:
    """How many signatories have not named their representative yet: it nags, it never locks. Raises Missing."""
    only_who_admits(by)
    named = Representative.objects.filter(agency=OuterRef("id"), kind="representative", until=None)
    return Agency.objects.filter(~Exists(named), state=AgencyState.ADMITTED).count()


def has_representative(agency: UUID) -> bool:
    """Whether somebody represents it now; seen by its own people and by the office."""
    return Representative.objects.filter(agency=agency, kind="representative", until=None).exists()


def signed_copy(by: Actor, agency: UUID) -> SignedCopy:
    """The latest signature of an agency, for the office and its own representative. Raises Missing."""
    own = by.agency == agency and by.role in _OWN_COPY
    if not own:
        only_who_admits(by)
    row = Signature.objects.select_related("agency").filter(agency=agency).order_by("-made_at", "-id").first()
    if row is None:
        raise Missing
    row.sealed_with(signing.key())
    label = CodeVersion.objects.values_list("label", flat=True).get(id=row.code_version)
    return SignedCopy(
        agency=row.agency.name,
        signed_by=row.signed_by,
        signed_on=row.made_at,
        representative_name=row.representative_name,
        representative_email=row.representative_email,
        group=Group(row.group),
        code_label=label,
        reference=row.reference,
    )


def only_who_admits(by: Actor) -> None:
    """Raises Missing for everyone but the officer: these pages do not exist for anyone else."""
    if by.agency != OFFICE or not opens(by.role, Act.ADMIT_AGENCY):
        raise Missing
