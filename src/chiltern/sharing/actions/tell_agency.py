"""Tell another agency unasked: decision, information, terms and what it is asked to do, in one act.

Clauses 3.2 to 3.6, 3.8, 3.10 and 9.3. In danger nothing is waited for, no purpose and no words; the two bars stand everywhere.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.sharing import said_by_voice
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import CallSide
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import changes
from chiltern.sharing.changes import documents, relying
from chiltern.sharing.changes import telling as tellings
from chiltern.sharing.changes.looks import Weighing, ask_to_look
from chiltern.sharing.changes.reached import write_reached
from chiltern.sharing.changes.recognising import words_entered, write_words
from chiltern.sharing.models import Disclosure, Item, ReachedOutside
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.agreed import rests_on_agreement
from chiltern.sharing.queries.told_to import told_to
from chiltern.sharing.queries.verdicts import insist_leaves_now
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.telling import SAID_BY_VOICE, TellingGiven


@recorded("agency.told")
def tell_agency(*, by: Actor, given: TellingGiven, reached: ToldGiven | None = None) -> Disclosure:
    """`reached`: how a body outside the Code was told, which sees nothing here.

    Raises Missing, Invalid for a field, or Refused by role, by a bar, or where the Code does not let it go.
    """
    given, hidden = tellings.with_places(by, given)
    to = told_to(by, given, reached)
    given = given.by_way(reached.method) if reached and to.outside else given
    weighed = tellings.weigh(by, given, hidden)
    insist_leaves_now(weighed)
    about, due = tellings.about_whom(given), clocks.answer_back_due(by.at, weighed.law)
    decision_id, filing, home = new_id(), Filing(by), fetch.team_readers(by)
    items = changes.bear_items(by, filing, given.decision.items, home)
    papers = documents.attach(by, filing, given.decision.items, items, home)
    going = _in_writing(items, weighed.verdict)
    way = changes.Way(
        recipient=to.id,
        readers=to.readers(given),
        home=home,
        decision=decision_id,
        method=given.decision.answers.method,
        note="" if len(going) == len(items) else SAID_BY_VOICE,
        listed_as="telling.received",
        kept_as="telling.put" if to.outside else "telling.given",
        due_at=due.at,
        agreement=given.decision.agreement if rests_on_agreement(weighed.verdict) else None,
        outside=to.outside,
    )
    made, parts = changes.give(by, filing, dict.fromkeys(going), given.decision.terms, way)
    telling = tellings.tell(by, made, given, due, tellings.telling_myself(by))
    said_there = [_reached(by, made, reached)] if reached and to.outside else []
    decision = tellings.decide(by, filing, (decision_id, made.id), given, weighed)
    said = given.decision
    weighing = Weighing(given.people, said.answers, said.reasons, said.items, weighed.verdict)
    looks = ask_to_look(by, filing, decision, weighing, home)
    resting = relying.rely_at_once(by, decision, weighed.facts, weighed.law, items, made)
    words = write_words(by, filing, made.id, given.typed, said.words, to.id)
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
            **words_entered(words),
        },
        says_to={party: {"reference": made.reference, "asks": given.asks} for party in to.parties},
        rows=[decision, made, telling, *said_there, *parts, *items, *papers, *looks, *resting, *words],
    )
    return made


def _in_writing(items: list[Item], verdict: Verdict) -> list[UUID]:
    """A place that is said by voice is not put into writing there: it stays in our own record."""
    spoken = said_by_voice(verdict)
    return [item.id for place, item in enumerate(items) if str(place) not in spoken]


def _reached(by: Actor, made: Disclosure, reached: ToldGiven) -> ReachedOutside:
    """Who told, when, whom, and how it was made sure that it is they."""
    return write_reached(by, made.id, made.key_of_thing(), CallSide.GIVEN, reached)
