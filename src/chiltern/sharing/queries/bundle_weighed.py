"""How each part of a bundle stands for whom it is made: its owner's terms, its owner's answer. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.bundles import PartStands, part_stands
from chiltern.code_of_practice.facts import PassingOnFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.words import Answer, PartState
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.facts import requests
from chiltern.sharing.models import Bundle, Item
from chiltern.sharing.queries.holding import Held
from chiltern.sharing.queries.weighing_onward import held_now


def parts_stand(by: Actor, bundle: Bundle, holding: Held) -> dict[UUID, PartStands]:
    """Of each item of it."""
    both = requests.agencies(by, by.agency, bundle.recipient)
    sharing = SharingFacts(
        provider=both[by.agency],
        recipient=both[bundle.recipient],
        request=RequestFacts(purpose=bundle.purpose),
    )
    protects = Answer(bundle.protects_this_child)
    facts = PassingOnFacts(sharing, (), protects_this_child=protects)
    today = day_in_london(by.at)
    stands = (part_stands(held, facts, today) for held in held_now(holding))
    return {item.id: one for item, one in zip(holding.items, stands, strict=True)}


def to_ask(stands: dict[UUID, PartStands], holding: Held) -> tuple[Item, ...]:
    """Those whose owner has to be asked, and can be: where it is not told yet that we have it, asking would tell it."""
    wanted = (item for item in holding.items if stands[item.id].state is PartState.TO_ASK)
    return tuple(item for item in wanted if item.id not in holding.quiet)
