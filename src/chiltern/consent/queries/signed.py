"""Signed forms, as whoever sees the person may read them (clauses 1.3, 3.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.consent.models import Consent, SignedForm
from chiltern.files import queries as files
from chiltern.foundation.gate import Missing


@dataclass(frozen=True, slots=True)
class SignedView:
    """One form: a key of files' kinds, and how many pages."""

    id: UUID
    kind: str
    pages: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The file, and the reference of the answer beside which it lies."""

    content: bytes
    kind: str
    reference: str


def whose(consent: UUID) -> UUID:
    """Whom an answer is about. Raises Missing."""
    person: UUID | None = Consent.objects.filter(id=consent).values_list("person_id", flat=True).first()
    if person is None:
        raise Missing
    return person


def signed_forms(consent: UUID) -> tuple[SignedView, ...]:
    """The first one first."""
    rows = list(SignedForm.objects.filter(consent=consent).order_by("made_at", "id"))
    known = files.kinds_and_pages([row.attachment for row in rows]) if rows else {}
    return tuple(
        SignedView(row.id, *known[row.attachment], row.made_at) for row in rows if row.attachment in known
    )


def signed_file(form: UUID) -> SignedFile:
    """Raises Missing."""
    row = SignedForm.objects.filter(id=form).select_related("consent").first()
    if row is None:
        raise Missing
    file = files.part_of(row.person_id, row.attachment)
    return SignedFile(files.content_of(file), file.kind, row.consent.reference)
