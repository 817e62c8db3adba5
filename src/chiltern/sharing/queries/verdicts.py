"""What the Code says of a decision under way: the same answer for the page and for the act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.facts import AgencyFacts, SharingFacts
from chiltern.code_of_practice.reasons import SECOND_PERSON
from chiltern.code_of_practice.reasons_for_items import PLACE_TO_BE_RELEASED
from chiltern.code_of_practice.sharing import (
    GIVES_ITEMS,
    DecliningNeeds,
    against_answer,
    declining_needs,
    may_share,
    released,
    state_of_decision,
    unanswered,
    waits_for_release,
)
from chiltern.code_of_practice.sharing.whole import read_danger
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer, DecisionState, Method, Standing
from chiltern.consent.facts.standing import STANDING_SQL, facts_from
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.models import Match
from chiltern.sharing.queries.agreed import agreement_named, insist_within
from chiltern.sharing.queries.fetch import InHand
from chiltern.sharing.queries.offered import insist_offered
from chiltern.sharing.queries.second import insist_colleague
from chiltern.sharing.workings.deciding import DecisionGiven

CAN_GO = frozenset({Standing.MUST, Standing.MAY, Standing.MAY_WITH_REASON})

# How consent stands for whoever was matched comes with the match: a decision asks nothing more for it.
_MATCHED = f"""
select m.*, {STANDING_SQL.format(person="m.person")} from sharing_match m where m.agency_request_id = %s::uuid"""  # noqa: S608  constants of ours


@dataclass(frozen=True, slots=True)
class Weighed:
    """Facts, verdict, and what the outcome needs: everything a decision stores."""

    facts: SharingFacts
    verdict: Verdict
    needs: DecliningNeeds
    state: DecisionState
    law: Book
    once_released: Verdict | None = None
    """Where a hidden place waits for a second person: what the Code says once that person has released it."""


def both_sides(by: Actor, in_hand: InHand) -> dict[UUID, AgencyFacts]:
    """Facts of provider and requester, in one query."""
    return requests.agencies(by, in_hand.asked.provider, in_hand.asked.requester)


def danger_read(in_hand: InHand, given: DecisionGiven, both: Mapping[UUID, AgencyFacts]) -> Answer:
    """What the Code makes of the decider's answer, before anything is weighed."""
    asked = in_hand.asked
    request = requests.request_facts(asked, in_hand.stated)
    return read_danger(given.answers.danger, request, both[asked.requester])


def weigh(
    by: Actor, in_hand: InHand, given: DecisionGiven, *, both: Mapping[UUID, AgencyFacts] | None = None
) -> Weighed:
    """What the Code says of this decision on this request, at the actor's time. `both`: as `both_sides` gives them."""
    law = law_at(by.at)
    known_rows(given, law)
    both = both or both_sides(by, in_hand)
    matches = _latest(prepared.load(Match, _MATCHED, [in_hand.asked.id]))
    facts = decisions.sharing_facts(
        by,
        given,
        provider=both[in_hand.asked.provider],
        recipient=both[in_hand.asked.requester],
        request=requests.request_facts(in_hand.asked, in_hand.stated),
        match=requests.match_facts(matches),
        consents={
            match.person: facts_from(match.__dict__["consents"], by.at) for match in matches if match.person
        },
        named_posts=given.names_who(outside=both[in_hand.asked.requester].outside),
        agreement=agreement_named(given.agreement),
    )
    insist_colleague(by, given.answers, facts)
    verdict = may_share(facts, law)
    withheld = [str(place) for place, item in enumerate(given.items) if not item.share]
    needs = declining_needs(verdict, given.judged, withheld)
    going = [str(place) for place, item in enumerate(given.items) if item in given.going]
    return to_weigh(facts, verdict, needs, law, going)


def to_weigh(
    facts: SharingFacts, verdict: Verdict, needs: DecliningNeeds, law: Book, going: Sequence[str]
) -> Weighed:
    """With where the decision stands then: it waits where a hidden place among what goes is to be released first."""
    waits = waits_for_release(verdict, going)
    state = state_of_decision(needs, facts.decision, to_release=waits)
    return Weighed(facts, verdict, needs, state, law, may_share(released(facts), law) if waits else None)


def insist_leaves_now(weighed: Weighed) -> None:
    """Raises Refused where a hidden place waits for a second person."""
    if weighed.once_released is not None:
        raise Refused(
            PLACE_TO_BE_RELEASED.key, PLACE_TO_BE_RELEASED.says, clauses=PLACE_TO_BE_RELEASED.clauses
        )


def insist_waits(weighed: Weighed) -> Verdict:
    """What the Code says once a second person has released it. Raises Refused where nothing waits for one."""
    if weighed.once_released is None:
        raise Refused("release.not_needed", "Nothing here waits for a second person: it can leave now.")
    return weighed.once_released


def insist_decidable(weighed: Weighed, given: DecisionGiven) -> None:
    """Raises Invalid for the first condition of section 3 without an answer and for what has ended since it was chosen,
    Refused for an item that may not go.
    """
    against, verdict = (
        against_answer(weighed.facts.provider, given.outcome),
        weighed.once_released or weighed.verdict,
    )
    if against is not None:
        raise Refused(against.key, against.says, clauses=against.clauses)
    insist_offered(given.answers, weighed.law, in_danger=verdict.in_danger)
    for condition in unanswered(weighed.facts, verdict, given.judged, declines=weighed.needs.detriment_test):
        raise Invalid(condition.fact, f"Answer this before you decide: {condition.asks}")
    if given.outcome not in GIVES_ITEMS:
        return
    insist_way(weighed.facts, given.answers.method)
    insist_within(weighed.facts, verdict, given.terms)
    for place, item in enumerate(given.items):
        if not item.share:
            continue
        insist_second(verdict, str(place))
        said = verdict.item(str(place))
        if said.standing not in CAN_GO:
            stands = [reason for reason in said.reasons if reason.answer != "yes"]
            raise Refused(
                f"item.{said.standing.value}",
                f"Item {place + 1}: {said.standing.says}. " + " ".join(reason.says for reason in stands),
                clauses=tuple(dict.fromkeys(clause for reason in stands for clause in reason.clauses)),
            )


def insist_unless_danger(verdict: Verdict, field: str, text: str, says: str) -> None:
    """Raises Invalid where this is not written. In danger nothing waits for words: they can come afterwards."""
    if not (text.strip() or verdict.in_danger):
        raise Invalid(field, says)


def insist_second(verdict: Verdict, item: str) -> None:
    """Raises Invalid where nothing but a ground would let this go, and the second person it takes here is not named."""
    if verdict.item(item).standing in CAN_GO or SECOND_PERSON.yes in verdict.reasons:
        return
    for reason in (SECOND_PERSON.not_known, SECOND_PERSON.no):
        if reason in verdict.reasons:
            raise Invalid("second_person", f"{reason.says} Name who agreed, and in which words.")


def insist_way(facts: SharingFacts, method: Method) -> None:
    """Raises Invalid where it would go in this service to a body that is outside it."""
    if facts.recipient.outside and method is Method.SERVICE:
        raise Invalid(
            "method", "They are outside the Code and see nothing here: choose by which other way it goes"
        )


def known_rows(given: DecisionGiven, law: Book) -> None:
    """Raises Invalid for a ground, power, basis or condition that is not in the Book."""
    answers = given.answers
    named = [
        ("ground", answers.ground, "ground"),
        ("basis", answers.basis, "basis"),
        ("power", answers.power, None),
    ]
    named += [("conditions", condition, "condition") for condition in answers.conditions]
    for field, row, kind in named:
        try:
            if row:
                law.row(row, kind)
        except UnknownRowError:
            raise Invalid(field, "Choose one from the list") from None


def _latest(matches: list[Match]) -> list[Match]:
    by_place: dict[int, Match] = {}
    for match in sorted(matches, key=lambda row: row.made_at):
        by_place[match.position] = match
    return list(by_place.values())
