"""What this agency holds of others: an item, in which disclosure it came, what was asked of its owner. Clause 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from chiltern.code_of_practice.words import ConsentState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.foundation.working import insist_working
from chiltern.sharing.models import (
    DisclosedItem,
    Disclosure,
    Item,
    OnwardAnswer,
    OnwardPermission,
    RestsOnConsent,
)
from chiltern.sharing.queries.consent_over import consent_over
from chiltern.sharing.queries.quiet import Quiet, quiet_among, quiet_of


@dataclass(frozen=True, slots=True)
class Held:
    """Items with the disclosure in which they came, and every question to their owners for one third agency."""

    disclosure: Disclosure
    items: tuple[Item, ...]
    asked: tuple[tuple[OnwardPermission, OnwardAnswer | None], ...]
    over: Mapping[UUID, ConsentState]
    """What came on consent alone that has ended, and how; what is kept on another basis is not among it."""
    quiet: Quiet
    """Of whose items here their owners are not told yet."""

    def asked_of(self, item: UUID) -> tuple[tuple[OnwardPermission, OnwardAnswer | None], ...]:
        """The questions about one item, in the order in which they were asked."""
        return tuple(pair for pair in self.asked if pair[0].item == item)


def held(by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID) -> Held:
    """Raises Missing where the disclosure did not come to this agency, or an item was not in it."""
    rests = RestsOnConsent.objects.filter(disclosure=OuterRef("id"))
    rows = Disclosure.objects.with_keys().annotate(rests=Exists(rests), quiet=quiet_among(items))
    came = rows.filter(id=disclosure_id, recipient=by.agency).first()
    if came is None:
        raise Missing
    insist_working(came.id)
    inside = set(DisclosedItem.objects.filter(disclosure=came, item__in=items).values_list("item", flat=True))
    # In the order in which they were chosen: it is the order in which they stand where they go.
    found = sorted(by_id.rows(Item, inside), key=lambda item: list(items).index(item.id))
    if not items or {item.id for item in found} != set(items):
        raise Missing
    questions = list(
        OnwardPermission.objects.filter(item__in=inside, recipient=recipient, keeper=by.agency).order_by(
            "made_at"
        )
    )
    answers = {row.permission_id: row for row in OnwardAnswer.objects.filter(permission__in=questions)}
    asked = tuple((question, answers.get(question.id)) for question in questions)
    over = consent_over(by, came.id) if came.rests else {}
    return Held(came, tuple(found), asked, over, quiet_of(came.quiet))
