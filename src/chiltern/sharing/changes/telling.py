"""How telling unasked comes to stand: weighed, decided, told. No gate and no entry here. Clauses 3.2 to 3.6, 3.8, 3.10, 9.3.

In danger nothing is waited for, no purpose and no words; the two bars stand everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.sharing.telling import PURPOSE_IN_DANGER
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id
from chiltern.people.queries.hidden_places import HiddenPlaces, hidden_places
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Decision, Disclosure, Telling
from chiltern.sharing.queries.hidden_words import deciding_with_places, insist_no_place, typed_places
from chiltern.sharing.queries.offered import insist_offered
from chiltern.sharing.queries.under_telling import weigh_telling
from chiltern.sharing.queries.verdicts import Weighed, insist_decidable, insist_unless_danger
from chiltern.sharing.workings.plain import plain
from chiltern.sharing.workings.telling import TellingGiven


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose telling it is, also where a second person lets it go."""

    post: UUID
    practitioner: UUID
    called: dict[str, str]


def about_whom(given: TellingGiven) -> list[UUID]:
    """Our own records of those whom it is about."""
    return sorted({person.person for person in given.people if person.person is not None})


def with_places(by: Actor, given: TellingGiven) -> tuple[TellingGiven, HiddenPlaces]:
    """With from whom our own record hides a place that an item names. Raises Invalid for a field."""
    given.check()
    hidden = hidden_places(by, about_whom(given))
    said = given.decision
    return replace(given, decision=deciding_with_places(by, hidden, said, said.answers.danger)), hidden


def weigh(by: Actor, given: TellingGiven, hidden: HiddenPlaces) -> Weighed:
    """In danger a purpose that is missing or has ended, and words that are, stop nothing.

    Raises Invalid for a field, or Refused by role, by a bar, or where the Code does not let it go.
    """
    insist_offered(given.decision.answers, law_at(by.at), purpose=given.purpose)
    weighed = weigh_telling(by, given)
    texts = {"why": given.why, "reach": given.reach, "people": typed_places(given.people)}
    insist_no_place(hidden, texts, in_danger=weighed.verdict.in_danger, items=given.decision.items)
    insist_decidable(weighed, given.decision)
    insist_unless_danger(weighed.verdict, "why", given.why, "Say why you tell them")
    return weighed


def telling_myself(by: Actor) -> Teller:
    """The acting post."""
    me = who(by)
    return Teller(by.post, by.practitioner, {"name": me.name, "title": me.title})


def teller_of(decision: Decision) -> Teller:
    """Whoever decided it, as they were called then."""
    return Teller(decision.decided_by, decision.decided_by_practitioner, dict(decision.answers["from"]))


def tell(by: Actor, made: Disclosure, given: TellingGiven, due: clocks.Due, teller: Teller) -> Telling:
    """Why it was told, and what its recipient is asked to do."""
    telling: Telling = Telling(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=made,
        asks=given.asks,
        purpose=given.purpose or PURPOSE_IN_DANGER,
        due_at=due.at,
        worked_out=due.worked_out,
        said=_as_told(given, teller),
        named_posts=sorted(given.posts),
        told_by=teller.post,
        told_by_practitioner=teller.practitioner,
    ).sealed_with(made.key_of_thing())
    telling.save(force_insert=True)
    return telling


def _as_told(given: TellingGiven, teller: Teller) -> dict[str, Any]:
    """What the recipient reads besides the items. Ids of the teller's own records stay at home."""
    people = [plain(person) for person in given.people]
    for person in people:
        del person["person"]
    return {
        "from": {**teller.called, "reach": given.reach},
        "people": people,
        "why": given.why,
        "danger": given.decision.answers.danger.value,
    }


def decide(
    by: Actor, filing: Filing, ids: tuple[UUID, UUID], given: TellingGiven, weighed: Weighed, **beside: Any
) -> Decision:
    """`ids`: its own, and of what is told. `beside`: what is kept with its answers until it is released."""
    decision_id, about = ids
    decision = Decision(
        id=decision_id,
        keeper=by.agency,
        made_at=by.at,
        kind="telling",
        about=about,
        number=1,
        recipient=given.recipient,
        outcome=given.decision.outcome,
        state=weighed.state,
        standing=weighed.verdict.standing,
        book=weighed.law.digest,
        rules=RULES_VERSION,
        answers={"facts": plain(weighed.facts), "said": plain(given), **beside},
        trace=trace_of(weighed.verdict, weighed.law),
        reasons=given.decision.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    decision.sealed_with(filing.bear_sealed(decision.id, "decision")).save(force_insert=True)
    return decision
