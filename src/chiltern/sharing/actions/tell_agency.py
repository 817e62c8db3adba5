"""Tell another agency unasked: decision, information, terms and what it is asked to do, in one act.

Clauses 3.2 to 3.6, 3.8, 3.10 and 9.3. In danger nothing is waited for, no purpose and no words; the two bars stand everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.sharing.telling import PURPOSE_IN_DANGER
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import CallSide
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.hidden_places import HiddenPlaces, hidden_places
from chiltern.scheme.queries import law_at
from chiltern.sharing import changes
from chiltern.sharing.changes import documents, relying
from chiltern.sharing.changes.looks import Weighing, ask_to_look
from chiltern.sharing.changes.reached import write_reached
from chiltern.sharing.models import Decision, Disclosure, ReachedOutside, Telling
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.agreed import rests_on_agreement
from chiltern.sharing.queries.hidden_words import deciding_with_places, insist_no_place, typed_places
from chiltern.sharing.queries.offered import insist_offered
from chiltern.sharing.queries.told_to import told_to
from chiltern.sharing.queries.under_telling import weigh_telling
from chiltern.sharing.queries.verdicts import Weighed, insist_decidable, insist_unless_danger
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.plain import plain
from chiltern.sharing.workings.telling import TellingGiven


@recorded("agency.told")
def tell_agency(*, by: Actor, given: TellingGiven, reached: ToldGiven | None = None) -> Disclosure:
    """`reached`: how a body outside the Code was told, which sees nothing here.

    Raises Missing, Invalid for a field, or Refused by role, by a bar, or where the Code does not let it go.
    """
    given.check()
    about = sorted({person.person for person in given.people if person.person is not None})
    hidden = hidden_places(by, about)
    given = _with_places_said(by, hidden, given)
    to = told_to(by, given, reached)
    given = given.by_way(reached.method) if reached and to.outside else given
    weighed = _weigh(by, given, hidden)
    due = clocks.answer_back_due(by.at, weighed.law)
    decision_id, filing, home = new_id(), Filing(by), fetch.team_readers(by)
    way = changes.Way(
        recipient=to.id,
        readers=to.readers(given),
        home=home,
        decision=decision_id,
        method=given.decision.answers.method,
        listed_as="telling.received",
        kept_as="telling.put" if to.outside else "telling.given",
        due_at=due.at,
        agreement=given.decision.agreement if rests_on_agreement(weighed.verdict) else None,
        outside=to.outside,
    )
    items = changes.bear_items(by, filing, given.decision.items, home)
    papers = documents.attach(by, filing, given.decision.items, items, home)
    made, parts = changes.give(
        by, filing, dict.fromkeys(item.id for item in items), given.decision.terms, way
    )
    telling = _telling(by, made, given, due)
    said_there = [_reached(by, made, reached)] if reached and to.outside else []
    decision = _decision(by, filing, decision_id, made.id, given, weighed)
    said = given.decision
    weighing = Weighing(given.people, said.answers, said.reasons, said.items, weighed.verdict)
    looks = ask_to_look(by, filing, decision, weighing, home)
    resting = relying.rely_at_once(by, decision, weighed.facts, weighed.law, items, made)
    filing.write(about)
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, *to.parties],
        says={
            "asks": given.asks,
            "standing": weighed.verdict.standing,
            "book": weighed.law.digest,
            **said.rests_on,
        },
        says_to={party: {"reference": made.reference, "asks": given.asks} for party in to.parties},
        rows=[decision, made, telling, *said_there, *parts, *items, *papers, *looks, *resting],
    )
    return made


def _with_places_said(by: Actor, hidden: HiddenPlaces, given: TellingGiven) -> TellingGiven:
    return replace(given, decision=deciding_with_places(by, hidden, given.decision))


def _insist_no_place(hidden: HiddenPlaces, given: TellingGiven, weighed: Weighed) -> None:
    texts = {"why": given.why, "reach": given.reach, "people": typed_places(given.people)}
    insist_no_place(hidden, texts, in_danger=weighed.verdict.in_danger, items=given.decision.items)


def _weigh(by: Actor, given: TellingGiven, hidden: HiddenPlaces) -> Weighed:
    """In danger a purpose that is missing or has ended, and words that are, stop nothing."""
    insist_offered(given.decision.answers, law_at(by.at), purpose=given.purpose)
    weighed = weigh_telling(by, given)
    _insist_no_place(hidden, given, weighed)
    insist_decidable(weighed, given.decision)
    insist_unless_danger(weighed.verdict, "why", given.why, "Say why you tell them")
    return weighed


def _reached(by: Actor, made: Disclosure, reached: ToldGiven) -> ReachedOutside:
    """Who told, when, whom, and how it was made sure that it is they."""
    return write_reached(by, made.id, made.key_of_thing(), CallSide.GIVEN, reached)


def _telling(by: Actor, made: Disclosure, given: TellingGiven, due: clocks.Due) -> Telling:
    telling: Telling = Telling(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=made,
        asks=given.asks,
        purpose=given.purpose or PURPOSE_IN_DANGER,
        due_at=due.at,
        worked_out=due.worked_out,
        said=_as_told(by, given),
        named_posts=sorted(given.posts),
        told_by=by.post,
        told_by_practitioner=by.practitioner,
    ).sealed_with(made.key_of_thing())
    telling.save(force_insert=True)
    return telling


def _as_told(by: Actor, given: TellingGiven) -> dict[str, Any]:
    """What the recipient reads besides the items. Ids of the teller's own records stay at home."""
    teller = who(by)
    people = [plain(person) for person in given.people]
    for person in people:
        del person["person"]
    return {
        "from": {"name": teller.name, "title": teller.title, "reach": given.reach},
        "people": people,
        "why": given.why,
        "danger": given.decision.answers.danger.value,
    }


def _decision(
    by: Actor, filing: Filing, decision_id: UUID, about: UUID, given: TellingGiven, weighed: Weighed
) -> Decision:
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
        answers={"facts": plain(weighed.facts), "said": plain(given)},
        trace=trace_of(weighed.verdict, weighed.law),
        reasons=given.decision.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    decision.sealed_with(filing.bear_sealed(decision.id, "decision")).save(force_insert=True)
    return decision
