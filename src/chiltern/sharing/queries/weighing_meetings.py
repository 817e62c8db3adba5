"""What the Code says of giving something to each agency of a meeting: our own, and what its owners' terms let in.

Clauses 3.2 to 3.6 and 3.10. What an owner's terms do not let in stays behind; danger is acted on from its own page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import MatchFacts, PassingOnFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.meetings import preset_passing_on, protects_this_child
from chiltern.code_of_practice.onward import is_exceptional, may_pass_on, preset_terms
from chiltern.code_of_practice.reasons_for_acts import SAME_LEGAL_BODY
from chiltern.code_of_practice.reasons_for_items import PLACE_NOT_THIS_WAY
from chiltern.code_of_practice.sharing import CONDITIONS, DecliningNeeds, may_share, unanswered
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import DecisionState, InfoClass, ItemKind, MeetingKind, Outcome
from chiltern.consent.facts.standing import consents_filed
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.models import Item, Meeting
from chiltern.sharing.queries.holding import Held, held
from chiltern.sharing.queries.meetings import Seat, seats_chosen
from chiltern.sharing.queries.second import insist_colleague
from chiltern.sharing.queries.under_decision import UnderDecision, asks
from chiltern.sharing.queries.verdicts import CAN_GO, Weighed, insist_decidable, known_rows
from chiltern.sharing.queries.weighing_onward import onward_facts
from chiltern.sharing.workings.deciding import DecisionGiven, ItemGiven
from chiltern.sharing.workings.meeting import ContributionGiven, MinuteGiven
from chiltern.sharing.workings.passing import PassingGiven

BY_ITSELF = (
    "Somebody from whom this place is hidden works at one of those who would get it. Take that agency off the list here, and "
    "say for the others that none of them works there. Tell that agency by itself (Tell someone): there you name who may know "
    "the place, and a colleague releases it; in danger you say it to them by voice, and nothing waits."
)
NO_NEEDS = DecliningNeeds(manager=False, detriment_test=False, items=())


@dataclass(frozen=True, slots=True)
class OthersWeighed:
    """Items that came in one disclosure, for one agency."""

    holding: Held
    facts: PassingOnFacts
    verdict: Verdict

    def going(self, to: UUID) -> tuple[Item, ...]:
        """Those that go on by terms or leave; what belongs to the agency itself need not."""
        return tuple(item for item in self.holding.items if item.keeper != to and self.can_go(item))

    def can_go(self, item: Item) -> bool:
        """Whether its owner's terms or leave let it into the meeting; never while its owner is not told yet that it is here."""
        if item.id in self.holding.quiet:
            return False
        said = self.verdict.item(str(item.id))
        return said.standing in CAN_GO and not is_exceptional(said) and SAME_LEGAL_BODY not in said.reasons


@dataclass(frozen=True, slots=True)
class SeatWeighed:
    """Everything that one agency would get."""

    seat: Seat
    own: Weighed | None
    given: DecisionGiven
    """Our own, as it was weighed."""
    others: tuple[OthersWeighed, ...]
    law: Book

    @property
    def verdict(self) -> Verdict:
        """Of our own where there is any, else of the first that belongs to others."""
        return self.own.verdict if self.own else self.others[0].verdict

    @property
    def facts(self) -> SharingFacts:
        """The same."""
        return self.own.facts if self.own else self.others[0].facts.sharing


def weigh_contribution(by: Actor, meeting: Meeting, given: ContributionGiven) -> tuple[SeatWeighed, ...]:
    """For each agency chosen. Raises Invalid for one that is not there, Missing for an item that is not."""
    purpose, protects = meeting.purpose, protects_this_child(MeetingKind(meeting.kind))
    passing = given.passing(purpose, protects)
    return tuple(
        SeatWeighed(
            seat,
            _own(by, meeting, seat.agency, given.decision) if given.items else None,
            given.decision,
            _others(by, given.received, seat.agency, passing),
            law_at(by.at),
        )
        for seat in seats_chosen(by, meeting, given.recipients)
    )


def weigh_minute(
    by: Actor,
    meeting: Meeting,
    given: MinuteGiven,
    sources: Mapping[UUID, Sequence[UUID]],
    ours: Mapping[UUID, Sequence[Item]],
) -> tuple[SeatWeighed, ...]:
    """The words of the minute with what of ours is new to an agency, and the parts of others by how each came."""
    passing = given.passing(meeting.purpose, protects_this_child(MeetingKind(meeting.kind)))
    found = []
    for seat in seats_chosen(by, meeting, given.recipients):
        again = tuple(_item_again(item, given) for item in ours[seat.agency])
        own = replace(given.own, items=(*given.own.items, *again))
        weighed = _own(by, meeting, seat.agency, own)
        others = _others(by, sources, seat.agency, passing)
        found.append(SeatWeighed(seat, weighed, own, others, law_at(by.at)))
    return tuple(found)


def insist_our_own_goes(weighed: Sequence[SeatWeighed]) -> None:
    """Raises Invalid for an unanswered condition, Refused for an item of ours that may not go to one of them."""
    for one in weighed:
        if one.own is not None:
            _insist_no_release(one.own.verdict)
            insist_decidable(one.own, one.given)


def _insist_no_release(verdict: Verdict) -> None:
    """Where somebody works from whom a place is hidden it goes to named posts, once released: by itself, and not in a meeting."""
    if any(PLACE_NOT_THIS_WAY in item.reasons for item in verdict.items):
        raise Refused("meeting.place_by_itself", BY_ITSELF, clauses=PLACE_NOT_THIS_WAY.clauses)


def insist_something_goes(weighed: Sequence[SeatWeighed]) -> None:
    """Raises Invalid where an agency that was chosen would get nothing at all."""
    for one in weighed:
        if one.own is None and not any(each.going(one.seat.agency) for each in one.others):
            raise Invalid(
                "items",
                f"Nothing of this goes to {one.seat.name} as it stands: ask the owner, or take them off the list",
            )


def under_meeting(weighed: Sequence[SeatWeighed], kind: MeetingKind) -> UnderDecision:
    """For the pages: what the Code asks for any of those who get it. Raises Invalid where nobody is chosen yet."""
    if not weighed:
        raise Invalid("recipients", "Choose at least one agency that gets it")
    each = [_under(one) for one in weighed]
    first = max(each, key=lambda under: len(under.asks))
    return replace(
        first,
        asks=tuple(one for one in CONDITIONS if any(one in under.asks for under in each)),
        open=tuple(one for one in CONDITIONS if any(one in under.open for under in each)),
        preset=first.preset._replace(passing_on=preset_passing_on(kind)),
    )


def _own(by: Actor, meeting: Meeting, to: UUID, given: DecisionGiven) -> Weighed:
    law = law_at(by.at)
    known_rows(given, law)
    both = requests.agencies(by, by.agency, to)
    facts = decisions.sharing_facts(
        by,
        given,
        provider=both[by.agency],
        recipient=both[to],
        request=RequestFacts(
            practitioner=by.practitioner, post=by.post, unasked=True, purpose=meeting.purpose
        ),
        match=MatchFacts(),
        consents=consents_filed(by, meeting.id),
    )
    insist_colleague(by, given.answers, facts)
    return Weighed(facts, may_share(facts, law), NO_NEEDS, DecisionState.MADE, law)


def _item_again(item: Item, given: MinuteGiven) -> ItemGiven:
    return ItemGiven(
        text=item.text,
        kind=ItemKind(item.kind),
        source=item.source,
        about=item.about["about"],
        classes=frozenset(InfoClass(word) for word in item.classes),
        tests=given.tests,
        # Who works at an agency that gets it only now was not asked yet: so it is put in for that agency first.
        hidden_from=tuple(item.about.get("hidden_from", ())),
    )


def _others(
    by: Actor, by_source: Mapping[UUID, Sequence[UUID]], to: UUID, passing: PassingGiven
) -> tuple[OthersWeighed, ...]:
    law, found = law_at(by.at), []
    for source, items in by_source.items():
        if items:
            holding = held(by, source, items, to)
            facts = onward_facts(by, holding, to, passing)
            found.append(OthersWeighed(holding, facts, may_pass_on(facts, law)))
    return tuple(found)


def _under(one: SeatWeighed) -> UnderDecision:
    weighed = one.own or Weighed(one.facts, one.verdict, NO_NEEDS, DecisionState.MADE, one.law)
    return UnderDecision(
        weighed=weighed,
        asks=asks(weighed, Outcome.SHARE),
        open=unanswered(weighed.facts, weighed.verdict, Outcome.SHARE) if one.own else (),
        preset=preset_terms(one.facts.provider, one.facts.recipient, one.facts.request),
        recipient_acts_in_danger=one.facts.recipient.function.acts_in_danger,
    )
