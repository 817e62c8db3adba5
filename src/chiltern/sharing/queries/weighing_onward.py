"""Facts for passing on: the sharing itself, with the holder as its provider, and each owner's leave. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.facts import PassingOnFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.words import InfoClass, ItemKind
from chiltern.foundation.actor import Actor
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.facts.passing_on import held_facts
from chiltern.sharing.queries.holding import Held
from chiltern.sharing.workings.deciding import ItemGiven
from chiltern.sharing.workings.passing import PassingGiven


def onward_facts(by: Actor, holding: Held, recipient: UUID, given: PassingGiven) -> PassingOnFacts:
    """What the rule of passing on looks at."""
    both = requests.agencies(by, by.agency, recipient)
    items = tuple(
        decisions.item_facts(
            str(item.id),
            ItemGiven(
                text="",
                kind=ItemKind(item.kind),
                source="",
                about="",
                classes=frozenset(InfoClass(word) for word in item.classes),
                tests=given.tests,
                hidden_from=tuple(item.about.get("hidden_from", ())),
            ),
        )
        for item in holding.items
    )
    return PassingOnFacts(
        sharing=SharingFacts(
            provider=both[by.agency],
            recipient=both[recipient],
            request=RequestFacts(
                practitioner=by.practitioner, post=by.post, unasked=True, purpose=given.purpose
            ),
            decision=decisions.decision_facts(by, given.answers, reasons=given.reasons),
            items=items,
        ),
        held=tuple(held_facts(item, holding.disclosure, holding.asked_of(item.id)) for item in holding.items),
        protects_this_child=given.protects_this_child,
        exception=given.exception,
        exception_reason=bool(given.exception_reason.strip()),
    )
