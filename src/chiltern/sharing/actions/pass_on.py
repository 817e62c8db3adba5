"""Pass on what belongs to others: by their terms or their permission. What was refused stays behind. Clause 3.10.

It still belongs to the first; the owner's page shows where it went.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.facts import PassingOnFacts
from chiltern.code_of_practice.onward import is_exceptional, may_pass_on
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.verdict import RULES_VERSION, Verdict
from chiltern.code_of_practice.words import DecisionState, InfoClass, ItemKind, Outcome
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.hidden_places import hidden_places
from chiltern.scheme.queries import law_at
from chiltern.sharing import changes
from chiltern.sharing.changes import relying
from chiltern.sharing.changes.holding_back import HeldNow, NoticeToOwners, tell_representatives
from chiltern.sharing.changes.looks import Weighing, ask_to_look
from chiltern.sharing.facts import passing_on as passing_facts
from chiltern.sharing.models import Decision, Disclosure
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.about_whom import people_about, readers_clear
from chiltern.sharing.queries.hidden_words import insist_no_place, insist_no_place_of_others
from chiltern.sharing.queries.holding import Held, held
from chiltern.sharing.queries.notices import insist_hold
from chiltern.sharing.queries.offered import insist_offered, insist_review
from chiltern.sharing.queries.quiet import inherited, insist_not_to_its_owner
from chiltern.sharing.queries.third import Third, show_to_owners, third
from chiltern.sharing.queries.verdicts import insist_unless_danger, insist_way
from chiltern.sharing.queries.weighing_onward import (
    ending_with_leave,
    insist_items_go,
    onward_facts,
    terms_that_travel,
)
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.deciding import ItemGiven
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.plain import plain


@recorded("disclosure.passed_on")
def pass_on(
    *, by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID, given: PassingGiven
) -> Disclosure:
    """Raises Missing, Invalid for a field, or Refused where an owner's leave is missing or the Code forbids it."""
    given.check()
    holding = held(by, disclosure_id, items, recipient)
    to = _third(by, recipient)
    facts, verdict = _weigh(by, holding, recipient, given)
    insist_unless_danger(verdict, "purpose", given.purpose, "Choose what it is for")
    insist_unless_danger(verdict, "reasons", given.reasons, "Say why you pass this on")
    insist_way(facts.sharing, given.method)
    insist_items_go(holding, verdict)
    insist_review(given.answers, verdict)
    _insist_no_place(by, holding, given, verdict)
    if not verdict.in_danger:
        insist_not_to_its_owner(holding.items, holding.quiet, recipient)
    notice = _notice(by, holding, to, given, verdict)
    decision = _decision(by, holding, recipient, given, facts, verdict)
    things = changes.ways_onward(
        by,
        holding.items,
        recipient,
        passing_facts.without_leave(holding.items, verdict),
        notice.not_told,
    )
    if things.keys() != set(items):
        raise Refused(
            "passing_on.no_leave",
            "Its owner has not given leave for all of it. Ask the owner, or take it out.",
            clauses=("3.10",),
        )
    filed, filing = fetch.filed(by, disclosure_id), Filing(by)
    people = people_about(by, holding.disclosure)
    way = changes.Way(
        recipient=recipient,
        readers=readers_clear(to, people),
        home=filed.readers,
        decision=decision.id,
        method=given.method,
        note=given.note,
        outside=to.outside,
    )
    terms = ending_with_leave(holding, verdict, terms_that_travel(by, holding, given))
    made, parts = changes.give(by, filing, things, terms, way)
    weighing = _weighing(holding, given, verdict, people)
    looks = ask_to_look(
        by, filing, decision, weighing, filed.readers, under=disclosure_id, never=notice.not_told
    )
    keyed = {str(item.id): item.id for item in holding.items}
    relied = relying.rely(by, decision, facts.sharing, law_at(by.at), keyed)
    resting = [*relied, *relying.say_so(by, [made], relied)]
    quiet = notice.written(by, filing, made, filed.readers)
    filing.write(filed.people)
    owners = _tell_owners(by, holding, made, to, verdict, notice.not_told)
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, *([] if to.outside else [recipient]), *owners],
        says={
            "from": disclosure_id,
            "items": list(things),
            "standing": verdict.standing,
            "book": verdict.book,
            "owners_told": not notice.not_told,
        },
        rows=[decision, made, *parts, *looks, *resting, *quiet],
    )
    return made


def _insist_no_place(by: Actor, holding: Held, given: PassingGiven, verdict: Verdict) -> None:
    """What others hid is in their items; what only our record hides is looked for here. In danger nothing waits for it."""
    if not verdict.in_danger:
        hidden = hidden_places(by, under=holding.disclosure.id)
        insist_no_place(hidden, {"note": given.note})
        insist_no_place_of_others(hidden, holding.items)


def _third(by: Actor, recipient: UUID) -> Third:
    try:
        return third(by, recipient)
    except Missing:
        raise Invalid("recipient", "Choose another agency") from None


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


def _weigh(by: Actor, holding: Held, recipient: UUID, given: PassingGiven) -> tuple[PassingOnFacts, Verdict]:
    insist_offered(given.answers, law_at(by.at), purpose=given.purpose)
    facts = onward_facts(by, holding, recipient, given)
    return facts, may_pass_on(facts, law_at(by.at))


def _decision(
    by: Actor, holding: Held, recipient: UUID, given: PassingGiven, facts: PassingOnFacts, verdict: Verdict
) -> Decision:
    about = holding.disclosure.id
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
        state=DecisionState.MADE,
        standing=verdict.standing,
        book=verdict.book,
        rules=RULES_VERSION,
        answers={"facts": plain(facts), "said": plain(given)},
        trace=trace_of(verdict, law_at(by.at)),
        reasons=given.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    access.bear(decision.id, by.agency, "decision")
    decision.sealed_with(keys.make(decision.id, by.agency)).save(force_insert=True)
    return decision


def _notice(by: Actor, holding: Held, to: Third, given: PassingGiven, verdict: Verdict) -> NoticeToOwners:
    """Whether its owners are told of it now: not where it is held back now, nor where it came under a notice held back."""
    told = {by.agency, to.id}
    under = inherited(holding.items, holding.quiet, told)
    if given.hold is None or under:
        return NoticeToOwners(holding.disclosure.id, under)
    owners = tuple(sorted({item.keeper for item in holding.items} - told))
    if not owners:
        return NoticeToOwners(holding.disclosure.id)
    asked = insist_hold(by, holding.disclosure.id, given.hold, in_danger=verdict.in_danger)
    items = tuple(item.id for item in holding.items if item.keeper in owners)
    return NoticeToOwners(holding.disclosure.id, held=HeldNow(given.hold, asked, owners, items))


def _tell_owners(
    by: Actor, holding: Held, made: Disclosure, to: Third, verdict: Verdict, not_told: Collection[UUID]
) -> list[UUID]:
    """Each owner sees that its own went on, to whom and under which terms; not what else went with it.

    An owner has filed what it gave under the people whom it is about: who is in conflict there sees neither. Where it went
    without permission those who represent the owner are told too.
    """
    owners = sorted({item.keeper for item in holding.items} - {by.agency, to.id, *not_told})
    desks = Agency.objects.filter(id__in=owners).values_list("duty_desk", flat=True)
    access.grant(list(desks), made.id, kind="disclosure.of_ours", sort_at=by.at)
    access.name_alike([made.id], holding.disclosure.id)
    show_to_owners(by, to, desks)
    without = {item.keeper for item in holding.items if is_exceptional(verdict.item(str(item.id)))}
    tell_representatives(made, sorted(without & set(owners)))
    return owners
