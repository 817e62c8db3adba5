"""Writes of a correction: the words beside the old text, and a row for each holder, by whatever hops. No gate, no entry.

Serves clause 3.10. The database finds who holds the item, and lets those in who read what it came in: ids alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.sharing.correcting import correction_due
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Correction, CorrectionNotice, Item
from chiltern.sharing.workings.correcting import CorrectionGiven

_ALONE = "select ctx.alone_with_item(%s::uuid)"
_HOLDERS = "select recipient, outside, disclosure, as_from, quiet from ctx.holders_of(%s::uuid)"
_LET_IN = "select ctx.let_in_notices(%s::uuid[])"
_CONFIRMED = "select ctx.file_confirmed(%s::uuid)"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was written, every holder's row, and those of them of which whoever corrects may know."""

    correction: Correction
    notices: tuple[CorrectionNotice, ...]
    seen: tuple[CorrectionNotice, ...]
    quiet: frozenset[UUID] = frozenset()
    """The holders of which the owner knows nothing yet: its own entry names nobody whom it does not know."""

    def told(self) -> dict[UUID, dict[str, Any]]:
        """What the entry says to each holder: of its own row alone."""
        version = self.correction.version
        return {
            row.recipient: {"notice": row.id, "version": version}
            for row in self.notices
            if not row.outside and row.recipient not in self.quiet
        }


def alone_with(item: UUID) -> None:
    """Whoever corrects it at the same moment waits."""
    prepared.fetch(_ALONE, [item])


def correct(by: Actor, item: Item, given: CorrectionGiven) -> Corrected:
    """The item's next version, and each holder told."""
    correction: Correction = Correction(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        item=item.id,
        version=given.version + 1,
        untrue=given.untrue,
        instead=given.instead,
        asked_back=given.asked_back,
        corrected_by=by.post,
        corrected_by_practitioner=by.practitioner,
    ).sealed_with(item.key_of_thing())
    prepared.insert([correction])
    filing = Filing(by)
    notices, quiet = _notices(by, filing, correction)
    filing.write()
    prepared.insert(notices)
    ids = [row.id for row in notices]
    prepared.fetch(_LET_IN, [ids])
    seen = set(CorrectionNotice.objects.filter(id__in=ids).values_list("id", flat=True))
    return Corrected(correction, tuple(notices), tuple(row for row in notices if row.id in seen), quiet)


def _notices(
    by: Actor, filing: Filing, correction: Correction
) -> tuple[list[CorrectionNotice], frozenset[UUID]]:
    due, rows = correction_due(by.at, law_at(by.at)), []
    holders = prepared.fetch(_HOLDERS, [correction.item])
    for recipient, outside, disclosure, as_from, _ in holders:
        row = CorrectionNotice(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            correction=correction,
            item=correction.item,
            reference=correction.reference,
            recipient=recipient,
            outside=outside,
            disclosure=disclosure,
            as_from=as_from,
            due_at=due.at,
            worked_out=due.worked_out,
            asked_back=correction.asked_back,
        )
        filing.bear_sealed(row.id, "correction")
        if not outside:
            filing.share_keys({row.id: None}, recipient)
        rows.append(row)
    return rows, frozenset(recipient for recipient, *_, quiet in holders if quiet)


def file_confirmed(by: Actor, notice: CorrectionNotice) -> None:
    """It waits for nobody any more, here or at the owner."""
    if notice.keeper != by.agency:
        prepared.fetch(_CONFIRMED, [notice.id])
    access.file_under(notice.id, kind="correction.done", sort_at=by.at)
