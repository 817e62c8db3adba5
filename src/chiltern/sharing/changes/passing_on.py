"""How passing on comes to stand: weighed, decided, given with its owners told. No gate and no entry here. 3.5, 3.7 and 3.10."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.facts import PassingOnFacts
from chiltern.code_of_practice.onward import is_exceptional
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.sharing import said_by_voice
from chiltern.code_of_practice.verdict import RULES_VERSION, Verdict
from chiltern.code_of_practice.words import Outcome
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.people.queries.hidden_places import hidden_places
from chiltern.scheme.queries import law_at
from chiltern.sharing import changes
from chiltern.sharing.changes.holding_back import HeldNow, NoticeToOwners, tell_representatives
from chiltern.sharing.facts import passing_on as passing_facts
from chiltern.sharing.models import Decision, DisclosedItem, Disclosure
from chiltern.sharing.queries.addressing import readers_named
from chiltern.sharing.queries.hidden_words import insist_no_place, insist_no_place_of_others
from chiltern.sharing.queries.holding import Held
from chiltern.sharing.queries.notices import insist_hold
from chiltern.sharing.queries.offered import insist_offered, insist_review
from chiltern.sharing.queries.quiet import inherited, insist_not_to_its_owner
from chiltern.sharing.queries.third import Third, show_to_owners, third
from chiltern.sharing.queries.verdicts import Weighed, insist_unless_danger, insist_way
from chiltern.sharing.queries.weighing_onward import (
    ending_with_leave,
    onward_facts,
    terms_that_travel,
    weigh_onward,
    what_goes,
)
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.plain import plain
from chiltern.sharing.workings.telling import SAID_BY_VOICE


@dataclass(frozen=True, slots=True)
class Onward:
    """To whom it goes on, who there reads it, and what the Code says of it."""

    to: Third
    readers: Sequence[UUID]
    home: Sequence[UUID]
    decision: UUID
    verdict: Verdict
    not_told: Collection[UUID] = ()
    """The owners that learn nothing of it yet."""


def to_third(by: Actor, recipient: UUID) -> Third:
    """Raises Invalid for whom it cannot go to."""
    try:
        return third(by, recipient)
    except Missing:
        raise Invalid("recipient", "Choose another agency") from None


def readers_alone(to: Third, people: Sequence[PersonAsked], posts: Sequence[UUID]) -> Sequence[UUID]:
    """Who there reads a hidden place: those named, and nobody in their stead; a body outside the Code reads nothing here."""
    return () if to.outside else readers_named(to.id, people, posts)


def weigh(
    by: Actor, holding: Held, recipient: UUID, given: PassingGiven
) -> tuple[Held, PassingOnFacts, Weighed]:
    """What goes of it, and why. Raises Invalid for a field, or Refused where an owner's leave is missing or the Code forbids it."""
    law = law_at(by.at)
    insist_offered(given.answers, law, purpose=given.purpose)
    facts = onward_facts(by, holding, recipient, given)
    weighed = weigh_onward(facts, law)
    verdict = weighed.once_released or weighed.verdict
    insist_unless_danger(verdict, "purpose", given.purpose, "Choose what it is for")
    insist_unless_danger(verdict, "reasons", given.reasons, "Say why you pass this on")
    insist_way(facts.sharing, given.method)
    holding = what_goes(holding, verdict)
    insist_review(given.answers, verdict)
    if not verdict.in_danger:
        insist_not_to_its_owner(holding.items, holding.quiet, recipient)
        # What others hid is in their items; what only our record hides is looked for here. In danger nothing waits for it.
        hidden = hidden_places(by, under=holding.about)
        insist_no_place(hidden, {"note": given.note})
        insist_no_place_of_others(hidden, holding.items)
    return holding, facts, weighed


def notice(by: Actor, holding: Held, to: Third, given: PassingGiven, verdict: Verdict) -> NoticeToOwners:
    """Whether its owners are told of it now: not where it is held back now, nor where it came under a notice held back."""
    told = {by.agency, to.id}
    under = inherited(holding.items, holding.quiet, told)
    owners = tuple(sorted({item.keeper for item in holding.items} - told))
    if given.hold is None or under or not owners:
        return NoticeToOwners(holding.about, under)
    asked = insist_hold(by, holding.about, given.hold, in_danger=verdict.in_danger)
    items = tuple(item.id for item in holding.items if item.keeper in owners)
    return NoticeToOwners(holding.about, held=HeldNow(given.hold, asked, owners, items))


def decide(
    by: Actor,
    holding: Held,
    recipient: UUID,
    given: PassingGiven,
    facts: PassingOnFacts,
    weighed: Weighed,
    **beside: Any,
) -> Decision:
    """`beside`: what is kept with its answers until it is released."""
    about, verdict = holding.about, weighed.verdict
    before = Decision.objects.filter(about=about, kind="passing_on", recipient=recipient).count()
    decision = Decision(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        kind="passing_on",
        about=about,
        number=before + 1,
        recipient=recipient,
        outcome=Outcome.SHARE,
        state=weighed.state,
        standing=verdict.standing,
        book=verdict.book,
        rules=RULES_VERSION,
        answers={"facts": plain(facts), "said": plain(given), **beside},
        trace=trace_of(verdict, weighed.law),
        reasons=given.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    access.bear(decision.id, by.agency, "decision")
    decision.sealed_with(keys.make(decision.id, by.agency)).save(force_insert=True)
    return decision


def give_on(
    by: Actor, filing: Filing, holding: Held, given: PassingGiven, onward: Onward
) -> tuple[Disclosure, list[DisclosedItem]]:
    """By its owners' terms or leave, or a lawful reason. A place that is said by voice is not put into writing there.

    Raises Refused where an owner has not given leave.
    """
    verdict = onward.verdict
    things = changes.ways_onward(
        by,
        holding.items,
        onward.to.id,
        passing_facts.without_leave(holding.items, verdict),
        onward.not_told,
    )
    if things.keys() != {item.id for item in holding.items}:
        raise Refused(
            "passing_on.no_leave",
            "Its owner has not given leave for all of it. Ask the owner, or take it out.",
            clauses=("3.10",),
        )
    spoken = said_by_voice(verdict)
    way = changes.Way(
        recipient=onward.to.id,
        readers=onward.readers,
        home=onward.home,
        decision=onward.decision,
        method=given.method,
        note=" ".join(filter(None, (holding.called, given.note, SAID_BY_VOICE if spoken else ""))),
        outside=onward.to.outside,
    )
    terms = ending_with_leave(holding, verdict, terms_that_travel(by, holding, given))
    written = {item: passage for item, passage in things.items() if str(item) not in spoken}
    return changes.give(by, filing, written, terms, way)


def tell_owners(by: Actor, holding: Held, made: Disclosure, onward: Onward) -> list[UUID]:
    """Each owner sees that its own went on, to whom and under which terms; not what else went with it.

    An owner has filed what it gave under the people whom it is about: who is in conflict there sees neither. Where it went
    without permission those who represent the owner are told too.
    """
    to, verdict = onward.to, onward.verdict
    owners = sorted({item.keeper for item in holding.items} - {by.agency, to.id, *onward.not_told})
    desks = Agency.objects.filter(id__in=owners).values_list("duty_desk", flat=True)
    access.grant(list(desks), made.id, kind="disclosure.of_ours", sort_at=by.at)
    access.name_alike([made.id], *(source.id for source in holding.sources))
    show_to_owners(by, to, desks)
    without = {item.keeper for item in holding.items if is_exceptional(verdict.item(str(item.id)))}
    tell_representatives(made, sorted(without & set(owners)))
    return owners
