"""Pass on a hidden place where one of those works from whom it is hidden: a second person releases it first. 3.4, 3.7, 3.10.

Until then nothing of it is anybody's elsewhere, and no owner is told. In danger nothing waits: it goes by voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.sharing import released
from chiltern.code_of_practice.sharing.looking import look_due
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import passing_on as passings
from chiltern.sharing.changes import relying
from chiltern.sharing.changes.releasing import NamedAlone, ask_to_release, insist_second_persons
from chiltern.sharing.models import PlaceRelease
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.about_whom import people_about
from chiltern.sharing.queries.addressing import titles_named
from chiltern.sharing.queries.holding import held, insist_by_itself
from chiltern.sharing.queries.verdicts import insist_waits
from chiltern.sharing.queries.weighing_onward import terms_that_travel
from chiltern.sharing.workings.passing import PassingGiven

NOT_BOTH = (
    "A hidden place that waits for a second person cannot be held back from its owner at the same time. Pass the rest on and hold "
    "that back, and say the place by telephone; or tell its owner now. If somebody is in danger, say so: then nothing waits."
)


@recorded("passing_on.to_release")
def pass_on_once_released(
    *, by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID, given: PassingGiven
) -> PlaceRelease:
    """Raises Missing, Invalid for a field, or Refused as `pass_on` does, and where nobody could release or read it."""
    given.check()
    if given.hold is not None:
        raise Invalid("notice", NOT_BOTH)
    holding = held(by, disclosure_id, items, recipient)
    insist_by_itself(holding)
    given = replace(given, terms=terms_that_travel(by, holding, given))
    to = passings.to_third(by, recipient)
    holding, facts, weighed = passings.weigh(by, holding, recipient, given)
    once = insist_waits(weighed)
    titles = titles_named(recipient, given.to_posts)
    passings.readers_alone(to, people_about(by, holding.about, holding.sources), given.to_posts)
    named = NamedAlone(titles, given.outside_line, insist_second_persons(by, disclosure_id))
    filed, filing = fetch.filed(by, disclosure_id), Filing(by)
    beside = {"items": [str(item.id) for item in holding.items]}
    decision = passings.decide(by, holding, recipient, given, facts, weighed, **beside)
    due, ends = look_due(by.at, weighed.law), holding.disclosure.expires_at
    release = ask_to_release(
        by, filing, decision, named, once_released=once, due_at=due.at, home=filed.readers
    )
    # Whoever is to release it reads what came, as long as anybody here does.
    filing.let_in(named.unseeing, disclosure_id, "disclosure.received", by.at, until=ends)
    things = dict.fromkeys(item.id for item in holding.items)
    filing.let_in(named.unseeing, things, "item.received", by.at, until=ends)
    keyed = {str(item.id): item.id for item in holding.items}
    relied = relying.rely(by, decision, released(facts.sharing), weighed.law, keyed)
    filing.write(filed.people)
    record(
        by=by,
        thing=disclosure_id,
        parties=[by.agency],
        says={"items": list(things), "standing": weighed.verdict.standing, "book": weighed.verdict.book},
        rows=[decision, release, *relied],
    )
    return release
