"""What this agency asked the owners about one disclosure, in one query. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from chiltern.code_of_practice.words import PermissionState
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Disclosure, OnwardAnswer, OnwardPermission
from chiltern.sharing.queries.fetch import agency_name
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, shows_owner


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, without its words: those stand on its own page."""

    id: UUID
    item: UUID
    owner: str
    recipient: UUID
    third_agency: str
    purpose_key: str
    purpose: str
    due_at: datetime
    state: str


def questions_about(by: Actor, disclosure_id: UUID) -> tuple[QuestionView, ...]:
    """In the order in which they were asked."""
    answered = OnwardAnswer.objects.filter(permission=OuterRef("id")).values("state")
    rows = list(
        OnwardPermission.objects.filter(disclosure=disclosure_id, keeper=by.agency)
        .defer("why")
        .order_by("made_at", "id")
        .annotate(
            answered=Subquery(answered), owner=agency_name("originator"), third=agency_name("recipient")
        )
    )
    came = Disclosure.objects.filter(id=disclosure_id).first() if rows else None
    purposes = law_at(by.at) if rows else None
    return tuple(
        QuestionView(
            id=row.id,
            item=row.item,
            owner=row.owner if came and shows_owner(came, row.originator) else HIDDEN_OWNER,
            recipient=row.recipient,
            third_agency=row.third,
            purpose_key=row.purpose,
            purpose=purposes.row(row.purpose, "purpose").says if purposes else "",
            due_at=row.due_at,
            state=row.answered or PermissionState.ASKED,
        )
        for row in rows
    )
