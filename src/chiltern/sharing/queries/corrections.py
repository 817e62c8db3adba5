"""Items with what was corrected of them since; a correction in hand, at its owner and at one holder. Clauses 2.2 and 3.10."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.facts import AgencyFacts
from chiltern.code_of_practice.sharing.correcting import (
    Correcting,
    NoticeInHand,
    may_ask_back,
    may_confirm,
    may_correct,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, CorrectionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Correction, CorrectionConfirmed, CorrectionNotice, Disclosure, Item
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.views import CorrectionView


def corrections_of(items: Collection[Item]) -> Mapping[UUID, tuple[CorrectionView, ...]]:
    """Of those of these items that were corrected, the oldest first. Nothing is asked where none was."""
    corrected = {item.id: item for item in items if item.corrected}
    if not corrected:
        return {}
    found: dict[UUID, list[CorrectionView]] = {}
    for row in Correction.objects.filter(item__in=corrected).order_by("version"):
        row.sealed_with(corrected[row.item].key_of_thing())
        found.setdefault(row.item, []).append(_view(row))
    return {item: tuple(rows) for item, rows in found.items()}


def _view(row: Correction) -> CorrectionView:
    return CorrectionView(
        row.id, row.reference, row.version, row.untrue, row.instead, row.made_at, row.asked_back
    )


def texts_of(items: Collection[Item]) -> Mapping[UUID, str]:
    """Each item's words, with what was corrected of it behind them, where both stand in one text."""
    beside = corrections_of(items)
    return {item.id: " ".join((item.text, *map(_in_one, beside.get(item.id, ())))) for item in items}


def _in_one(row: CorrectionView) -> str:
    if row.asked_back:
        return f"(Asked back by its owner on {row.at:%d.%m.%Y}: {row.untrue})"
    instead = f" True of this child: {row.instead}" if row.instead else ""
    return f"(Corrected on {row.at:%d.%m.%Y}: no longer true of this child: {row.untrue}{instead})"


@dataclass(frozen=True, slots=True)
class ItemInHand:
    """An item that can be read here, with what was corrected of it."""

    item: Item
    corrections: Sequence[CorrectionView]
    mine: AgencyFacts

    @property
    def stands(self) -> int:
        """The version that stands."""
        return self.corrections[-1].version if self.corrections else self.item.version


def item_in_hand(by: Actor, item_id: UUID) -> ItemInHand:
    """Raises Missing for whoever does not read it."""
    item = by_id.row(Item, item_id)
    if item is None:
        raise Missing
    return ItemInHand(item, corrections_of([item]).get(item.id, ()), facts.agencies(by, by.agency)[by.agency])


def may_correct_it(by: Actor, in_hand: ItemInHand, version: int) -> Verdict:
    """What the Code says of correcting this version of it."""
    hand = Correcting(in_hand.item.keeper, version, in_hand.stands)
    return may_correct(facts.actor_facts(by, in_hand.mine), hand, law_at(by.at))


def may_ask_it_back(by: Actor, in_hand: ItemInHand, version: int) -> Verdict:
    """What the Code says of asking its holders for this version of it."""
    hand = Correcting(in_hand.item.keeper, version, in_hand.stands, in_hand.item.asked_back)
    return may_ask_back(facts.actor_facts(by, in_hand.mine), hand, law_at(by.at))


def insist_may_correct(by: Actor, in_hand: ItemInHand, version: int) -> None:
    """Raises Refused with every reason."""
    refuse_unless_may(may_correct_it(by, in_hand, version), Act.CORRECT_ITEM)


@dataclass(frozen=True, slots=True)
class InHand:
    """A correction at one holder. `item` is None for whoever does not read it any more, or has it only because it is late."""

    notice: CorrectionNotice
    confirmed: CorrectionConfirmed | None
    shared: Disclosure | None
    item: Item | None
    corrections: Sequence[CorrectionView]
    mine: AgencyFacts

    @property
    def state(self) -> CorrectionState:
        """How far it has come."""
        return CorrectionState.CONFIRMED if self.confirmed else CorrectionState.TOLD


def notice_in_hand(by: Actor, notice_id: UUID) -> InHand:
    """For the owner and the holder. Raises Missing, at the holder also for who may not see what it came in, unless it has
    gone up to them because it is late.
    """
    notice = CorrectionNotice.objects.filter(id=notice_id).first()
    if notice is None:
        raise Missing
    shared = Disclosure.objects.filter(id=notice.disclosure).first()
    if notice.keeper != by.agency and shared is None and not _gone_up(notice_id):
        raise Missing
    item = by_id.row(Item, notice.item)
    beside = corrections_of([item]).get(item.id, ()) if item else ()
    confirmed = CorrectionConfirmed.objects.with_keys().filter(notice=notice_id).first()
    return InHand(notice, confirmed, shared, item, beside, facts.agencies(by, by.agency)[by.agency])


def _gone_up(notice_id: UUID) -> bool:
    return Access.objects.filter(thing=notice_id, kind="correction.climbed").exists()


def may_confirm_it(by: Actor, in_hand: InHand) -> Verdict:
    """What the Code says of confirming it."""
    notice = in_hand.notice
    hand = NoticeInHand(notice.keeper, notice.recipient, in_hand.state, notice.outside)
    return may_confirm(facts.actor_facts(by, in_hand.mine), hand, law_at(by.at))
