"""A correction at its owner, with who has confirmed; and at one holder, beside the old text. Clauses 2.2, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import CorrectionState, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import Correction, CorrectionConfirmed, CorrectionNotice, Disclosure
from chiltern.sharing.queries.copies_taken import copies_taken
from chiltern.sharing.queries.corrections import (
    InHand,
    ItemInHand,
    item_in_hand,
    may_ask_it_back,
    may_confirm_it,
    may_correct_it,
    notice_in_hand,
)
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.received_page import item_view
from chiltern.sharing.queries.views import ItemView, StepView

OUTSIDE = "a body outside the Code"


@dataclass(frozen=True, slots=True)
class HolderLine:
    """One holder, for whoever at the owner sees that it holds it."""

    notice: UUID
    agency: str
    outside: bool
    state: CorrectionState
    due_at: datetime
    overdue: bool
    confirmed_at: datetime | None
    kept: bool
    """Of what was asked back: whether they keep it, on the basis that their row says."""


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """The old text with what stands beside it, and, at the owner, who has confirmed this correction."""

    reference: str
    version: int
    at: datetime
    ours: bool
    asked_back: bool
    item: ItemView
    lines: tuple[HolderLine, ...]


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A correction at one holder, for either side."""

    id: UUID
    reference: str
    ours: bool
    """Whether it is our correction."""
    from_agency: str
    to_agency: str
    recipient: UUID
    outside: bool
    at: datetime
    state: CorrectionState
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]
    item: ItemView | None
    disclosure: UUID | None
    disclosure_reference: str
    correction: UUID | None
    """At the owner, for whoever reads the item."""
    copies: tuple[str, ...]
    can_confirm: bool
    confirmed_at: datetime | None
    words: str
    asked_back: bool
    """Whether it is asked back, rather than corrected."""
    kept: bool
    """Whether the holder keeps it all the same; its words say on which basis."""


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """An item that can be corrected here: its old text with what was corrected before."""

    item: ItemView
    stands: int
    can_be_asked_back: bool


def item_to_correct(by: Actor, item_id: UUID) -> ToCorrect:
    """For its owner. Raises Missing for everybody else, a holder too."""
    in_hand = item_in_hand(by, item_id)
    if may_correct_it(by, in_hand, in_hand.stands).standing is not Standing.MAY:
        raise Missing
    back = may_ask_it_back(by, in_hand, in_hand.stands).standing is Standing.MAY
    return ToCorrect(_own(by, in_hand), in_hand.stands, back)


def correction_page(by: Actor, correction_id: UUID) -> CorrectionPage:
    """For whoever reads the item. Raises Missing."""
    row = Correction.objects.filter(id=correction_id).defer("untrue", "instead").first()
    if row is None:
        raise Missing
    in_hand, ours = item_in_hand(by, row.item), row.keeper == by.agency
    return CorrectionPage(
        reference=row.reference,
        version=row.version,
        at=row.made_at,
        ours=ours,
        asked_back=row.asked_back,
        item=_own(by, in_hand),
        lines=_lines(by, correction_id) if ours else (),
    )


def notice_page(by: Actor, notice_id: UUID) -> NoticeView:
    """For whoever has it in hand. Raises Missing."""
    hand = notice_in_hand(by, notice_id)
    notice, confirmed = hand.notice, hand.confirmed
    ours, late = notice.keeper == by.agency, confirmed is None and clocks.is_overdue(notice.due_at, by.at)
    called = names(list({notice.keeper, notice.recipient, notice.as_from}))
    return NoticeView(
        id=notice.id,
        reference=notice.reference,
        ours=ours,
        from_agency=called[notice.keeper if ours else notice.as_from],
        to_agency=called.get(notice.recipient, OUTSIDE),
        recipient=notice.recipient,
        outside=notice.outside,
        at=notice.made_at,
        state=hand.state,
        due_at=notice.due_at,
        worked_out=notice.worked_out,
        overdue=late,
        steps=steps_of(notice.id, notice.due_at) if late else (),
        item=_item(by, hand, called),
        disclosure=hand.shared.id if hand.shared else None,
        disclosure_reference=hand.shared.reference if hand.shared else "",
        correction=notice.correction_id if ours and hand.item else None,
        copies=() if ours else _copies(notice),
        can_confirm=may_confirm_it(by, hand).standing is Standing.MAY,
        confirmed_at=confirmed.made_at if confirmed else None,
        words=confirmed.words if confirmed else "",
        asked_back=notice.asked_back,
        kept=confirmed.kept if confirmed else False,
    )


def _own(by: Actor, in_hand: ItemInHand) -> ItemView:
    """To a holder its owner is shown on what it came in, and not here."""
    owner = names([by.agency])[by.agency]
    return item_view(by, in_hand.item, owner, Disclosure(show_originator="nobody"), in_hand.corrections)


def _item(by: Actor, hand: InHand, called: dict[UUID, str]) -> ItemView | None:
    if hand.item is None:
        return None
    came = hand.shared or Disclosure(show_originator="nobody")
    return item_view(by, hand.item, called[hand.item.keeper], came, hand.corrections)


def _lines(by: Actor, correction: UUID) -> tuple[HolderLine, ...]:
    notices = list(CorrectionNotice.objects.filter(correction=correction))
    done = {row.notice_id: row for row in CorrectionConfirmed.objects.filter(notice__in=notices)}
    called = names(list({row.recipient for row in notices})) if notices else {}
    found = (_line(by, row, called.get(row.recipient, OUTSIDE), done.get(row.id)) for row in notices)
    return tuple(sorted(found, key=lambda line: (line.agency, line.notice)))


def _line(by: Actor, row: CorrectionNotice, agency: str, done: CorrectionConfirmed | None) -> HolderLine:
    return HolderLine(
        notice=row.id,
        agency=agency,
        outside=row.outside,
        state=CorrectionState.CONFIRMED if done else CorrectionState.TOLD,
        due_at=row.due_at,
        overdue=done is None and clocks.is_overdue(row.due_at, by.at),
        confirmed_at=done.made_at if done else None,
        kept=done is not None and done.kept,
    )


def _copies(notice: CorrectionNotice) -> tuple[str, ...]:
    """Copies that the holder took into its own file: they are put right there by people."""
    return copies_taken(notice.disclosure, [notice.item])
