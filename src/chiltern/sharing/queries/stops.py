"""A withdrawn consent at one recipient, in hand: its answer, what it is about, and what can be done with it. 2.2, 3.3, 9.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.book import Row
from chiltern.code_of_practice.facts import AgencyFacts
from chiltern.code_of_practice.sharing.resting import (
    StopInHand,
    bases_not_offered,
    bases_to_keep,
    conditions_to_keep,
    may_do_on_stop,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, InfoClass, StopState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import AgencyRequest, ConsentStop, Disclosure, Item, StopAnswer
from chiltern.sharing.queries.acts import refuse_unless_may

_ACTED = "select ctx.acted_on(%s::uuid)"


@dataclass(frozen=True, slots=True)
class InHand:
    """A stop with its answer, and what was shared as far as this post sees it."""

    stop: ConsentStop
    answer: StopAnswer | None
    shared: Disclosure | None
    mine: AgencyFacts
    asked: AgencyRequest | None = None
    """Where it is what was told in order to ask: the request, which stays with both."""

    @property
    def state(self) -> StopState:
        """How it stands."""
        return StopState(self.answer.state) if self.answer else StopState.ASKED

    @property
    def removed(self) -> list[UUID]:
        """The items that were removed, and can be read again; a request was never out of sight."""
        return list(self.answer.removed) if self.answer and self.asked is None else []


@dataclass(frozen=True, slots=True)
class Offered:
    """On what something could be kept: bases, those that are not offered with why, conditions where one is needed."""

    bases: tuple[Row, ...]
    left_out: tuple[tuple[Row, str], ...]
    conditions: tuple[Row, ...]


def stop_in_hand(by: Actor, stop_id: UUID) -> InHand:
    """For whoever shared it and its recipient. Raises Missing, at the recipient also for who may not see what was shared,
    unless it has gone up to them because it is late.
    """
    stop = ConsentStop.objects.filter(id=stop_id).first()
    if stop is None:
        raise Missing
    shared = by_id.row(Disclosure, stop.disclosure)
    asked = None if shared else by_id.row(AgencyRequest, stop.disclosure)
    if stop.keeper != by.agency and shared is None and asked is None and not _gone_up(stop_id):
        raise Missing
    answer = StopAnswer.objects.with_keys().filter(stop=stop_id).first()
    return InHand(stop, answer, shared, facts.agencies(by, by.agency)[by.agency], asked)


def _gone_up(stop_id: UUID) -> bool:
    return Access.objects.filter(thing=stop_id, kind="stop.climbed").exists()


def may(by: Actor, act: Act, in_hand: InHand) -> Verdict:
    """What the Code says of it."""
    stop = in_hand.stop
    decided = acted_on(stop) if act is Act.READ_RELIED_ON and in_hand.removed else frozenset()
    hand = StopInHand(stop.keeper, stop.recipient, in_hand.state, stop.outside, decided)
    return may_do_on_stop(act, facts.actor_facts(by, in_hand.mine), hand, law_at(by.at))


def insist_may(by: Actor, act: Act, in_hand: InHand) -> None:
    """Raises Refused with every reason."""
    refuse_unless_may(may(by, act, in_hand), act)


def acted_on(stop: ConsentStop) -> frozenset[UUID]:
    """The posts of its recipient that acted on it before; none for anybody else."""
    return frozenset(post for (post,) in prepared.fetch(_ACTED, [stop.id]))


def items_of(stop: ConsentStop) -> list[Item]:
    """Those of its items that this post can read now, in their order."""
    order = {item: place for place, item in enumerate(stop.items)}
    return sorted(by_id.rows(Item, list(order)), key=lambda item: order[item.id])


def offered(by: Actor, in_hand: InHand, items: Sequence[Item]) -> Offered:
    """From what is known of whoever keeps it, and from the kinds of information. Outside the Code little is known."""
    recipient, law = in_hand.stop.recipient, law_at(by.at)
    agency = AgencyFacts(recipient, recipient) if in_hand.stop.outside else in_hand.mine
    classes = frozenset(InfoClass(word) for item in items for word in item.classes)
    return Offered(
        bases_to_keep(agency, law),
        bases_not_offered(agency, law),
        conditions_to_keep(agency, classes, law),
    )
