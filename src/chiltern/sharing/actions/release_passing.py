"""A second person releases a hidden place that is passed on: only now it goes, to the named posts alone. 3.4, 3.7, 3.8, 3.10.

Its owners' leave is read as it stands now: what was taken back or ran out meanwhile stays where it is.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.facts import PassingOnFacts
from chiltern.code_of_practice.onward import may_pass_on
from chiltern.code_of_practice.stored_facts import read_back
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import Act, ReleaseWord
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes import passing_on as passings
from chiltern.sharing.changes import relying
from chiltern.sharing.changes.releasing import answer_release, let_go
from chiltern.sharing.changes.reviewing import ask_to_review
from chiltern.sharing.models import Decision, Disclosure
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.about_whom import people_about
from chiltern.sharing.queries.holding import Held, held
from chiltern.sharing.queries.places_in_hand import insist_may_answer_place
from chiltern.sharing.queries.releases import release_seen
from chiltern.sharing.queries.weighing_onward import held_now, insist_items_go
from chiltern.sharing.workings.passing import passing_from
from chiltern.sharing.workings.plain import plain


@recorded("disclosure.passed_on")
def release_passing(*, by: Actor, release_id: UUID) -> Disclosure:
    """Raises Missing, Refused for whoever decided, where leave has ended or nobody named is left, or AlreadyDone."""
    release = release_seen(release_id)
    decision = insist_may_answer_place(by, Act.RELEASE_PLACE, release)
    items = [UUID(item) for item in decision.answers["items"]]
    given, holding = (
        passing_from(decision.answers["said"]),
        held(by, release.about, items, release.recipient),
    )
    verdict = _as_it_stands(by, decision, holding)
    insist_items_go(holding, verdict)
    to, people = passings.to_third(by, release.recipient), people_about(by, holding.about, holding.sources)
    filed, filing = fetch.filed(by, release.about), Filing(by)
    home = sorted({*release.home, *filed.readers})
    readers = passings.readers_alone(to, people, release.posts)
    answer = answer_release(by, release, ReleaseWord.RELEASED)
    let_go(decision)
    notice = passings.notice(by, holding, to, given, verdict)
    onward = passings.Onward(to, readers, home, decision.id, verdict, notice.not_told)
    made, parts = passings.give_on(by, filing, holding, given, onward)
    trace = from_trace(release.trace)
    reviews = ask_to_review(by, filing, decision, people, home, gives=True, verdict=trace)
    relied = relying.relied_in(decision, items)
    relying.insist_still_stands(by, relied)
    resting = relying.say_so(by, [made], relied)
    quiet = notice.written(by, filing, made, home)
    filing.write(filed.people)
    owners = passings.tell_owners(by, holding, made, onward)
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, *([] if to.outside else [to.id]), *owners],
        says={"from": release.about, "items": items, "standing": verdict.standing, "book": verdict.book},
        rows=[answer, made, *parts, *reviews, *resting, *quiet],
    )
    return made


def _as_it_stands(by: Actor, decision: Decision, holding: Held) -> Verdict:
    """The decider's answers, released by whoever acts now, with the owners' leave of today."""
    stored = decision.answers["facts"]
    weighed = {**stored["sharing"]["decision"], "released_by": str(by.practitioner)}
    sharing = {**stored["sharing"], "decision": weighed}
    facts = read_back(PassingOnFacts, {**stored, "sharing": sharing, "held": plain(held_now(holding))})
    return may_pass_on(facts, law_at(by.at))
