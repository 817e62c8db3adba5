"""Pass on what belongs to others: by their terms or their permission. What was refused stays behind. Clause 3.10.

It still belongs to the first; the owner's page shows where it went. A bundle goes the same way, as far as it may.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import InfoClass, ItemKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import passing_on as passings
from chiltern.sharing.changes import relying
from chiltern.sharing.changes.bundling import went
from chiltern.sharing.changes.looks import Weighing, ask_to_look
from chiltern.sharing.models import Disclosure
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.about_whom import people_about, readers_clear
from chiltern.sharing.queries.holding import Held, held
from chiltern.sharing.queries.verdicts import insist_leaves_now
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.deciding import ItemGiven
from chiltern.sharing.workings.passing import PassingGiven


@recorded("disclosure.passed_on")
def pass_on(
    *, by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID, given: PassingGiven
) -> Disclosure:
    """Raises Missing, Invalid for a field, or Refused where an owner's leave is missing or the Code forbids it."""
    given.check()
    holding = held(by, disclosure_id, items, recipient)
    to = passings.to_third(by, recipient)
    holding, facts, weighed = passings.weigh(by, holding, recipient, given)
    insist_leaves_now(weighed)
    verdict = weighed.verdict
    notice = passings.notice(by, holding, to, given, verdict)
    decision = passings.decide(by, holding, recipient, given, facts, weighed)
    filed, filing = fetch.filed(by, disclosure_id), Filing(by)
    people = people_about(by, holding.about, holding.sources)
    readers = readers_clear(to, people, given.to_posts)
    onward = passings.Onward(to, readers, filed.readers, decision.id, verdict, notice.not_told)
    made, parts = passings.give_on(by, filing, holding, given, onward)
    weighing = _weighing(holding, given, verdict, people)
    looks = ask_to_look(
        by, filing, decision, weighing, filed.readers, under=disclosure_id, never=notice.not_told
    )
    keyed = {str(item.id): item.id for item in holding.items}
    relied = relying.rely(by, decision, facts.sharing, weighed.law, keyed)
    resting = [*relied, *relying.say_so(by, [made], relied)]
    quiet = notice.written(by, filing, made, filed.readers)
    quoted = went(by, holding, made)
    filing.write(filed.people)
    owners = passings.tell_owners(by, holding, made, onward)
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, *([] if to.outside else [recipient]), *owners],
        says={
            "from": disclosure_id,
            "items": [item.id for item in holding.items],
            "standing": verdict.standing,
            "book": verdict.book,
            "owners_told": not notice.not_told,
        },
        rows=[decision, made, *parts, *looks, *resting, *quiet, *quoted],
    )
    return made


def _weighing(
    holding: Held, given: PassingGiven, verdict: Verdict, people: Sequence[PersonAsked]
) -> Weighing:
    """The items' words stay out of a second look; names are taken out of what was written beside them."""
    items = [
        ItemGiven(
            "",
            ItemKind(item.kind),
            "",
            "",
            frozenset(map(InfoClass, item.classes)),
            tests=given.tests,
            hidden_from=tuple(item.about.get("hidden_from", ())),
        )
        for item in holding.items
    ]
    return Weighing(people, given.answers, given.reasons, items, verdict)
