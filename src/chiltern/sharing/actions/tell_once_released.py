"""Tell a hidden place unasked where one of those works from whom it is hidden: a second person releases it first.

Clauses 3.2 to 3.7, 3.8 and 9.3. Until then nothing of it is anybody's elsewhere. In danger nothing waits: it goes by voice.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.sharing import released
from chiltern.code_of_practice.sharing.looking import look_due
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import changes
from chiltern.sharing.changes import documents, relying
from chiltern.sharing.changes import telling as tellings
from chiltern.sharing.changes.recognising import words_entered, write_words
from chiltern.sharing.changes.releasing import NamedAlone, ask_to_release, insist_second_persons
from chiltern.sharing.models import PlaceRelease
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.addressing import readers_named, titles_named
from chiltern.sharing.queries.told_to import told_to
from chiltern.sharing.queries.verdicts import insist_waits
from chiltern.sharing.workings.telling import TellingGiven


@recorded("telling.to_release")
def tell_once_released(*, by: Actor, given: TellingGiven) -> PlaceRelease:
    """Raises Missing, Invalid for a field, or Refused by role, by a bar, and where nobody could release or read it."""
    given, hidden = tellings.with_places(by, given)
    to = told_to(by, given, None)
    weighed = tellings.weigh(by, given, hidden)
    once = insist_waits(weighed)
    titles = titles_named(to.id, given.posts)
    readers_named(to.id, given.people, given.posts)
    about, home = tellings.about_whom(given), fetch.team_readers(by)
    thing = _born(by, home, about)
    filing, due = Filing(by), look_due(by.at, weighed.law)
    named = NamedAlone(titles, given.decision.outside_line, insist_second_persons(by, thing))
    seen_at_home = sorted({*home, *named.unseeing})
    items = changes.bear_items(by, filing, given.decision.items, seen_at_home)
    papers = documents.attach(by, filing, given.decision.items, items, seen_at_home)
    beside = {"from": tellings.telling_myself(by).called, "items": [str(item.id) for item in items]}
    decision = tellings.decide(by, filing, (new_id(), thing), given, weighed, **beside)
    release = ask_to_release(by, filing, decision, named, once_released=once, due_at=due.at, home=home)
    filing.let_in(named.unseeing, thing, "telling.waits", by.at)
    keyed = {str(place): item.id for place, item in enumerate(items)}
    relied = relying.rely(by, decision, released(weighed.facts), weighed.law, keyed)
    words = write_words(by, filing, thing, given.typed, given.decision.words, to.id)
    filing.write(about)
    record(
        by=by,
        thing=thing,
        parties=[by.agency],
        says={
            "standing": weighed.verdict.standing,
            "book": weighed.law.digest,
            **given.decision.rests_on,
            **words_entered(words),
        },
        rows=[decision, release, *items, *papers, *relied, *words],
    )
    return release


def _born(by: Actor, home: list[UUID], about: list[UUID]) -> UUID:
    """What it will be once it is told: at home from now on, so that whoever is in conflict is known before anybody is asked."""
    thing, filing = new_id(), Filing(by)
    filing.bear_sealed(thing, "disclosure")
    filing.let_in(home, thing, "telling.waits", by.at)
    filing.write(about)
    return thing
