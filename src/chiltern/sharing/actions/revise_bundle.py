"""What stands in a bundle is changed: items that came since are taken up, others left out, a summary is written on. 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Refused
from chiltern.foundation.sealed import by_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.bundling import UNDER_WAY, home_of, insist_held, people_of, write_edition
from chiltern.sharing.changes.recognising import words_entered, write_words
from chiltern.sharing.models import Bundle, Item
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.bundled import Part, bundle_seen, parts_of
from chiltern.sharing.workings.bundling import PartGiven, check_parts, together
from chiltern.sharing.workings.recognising import WordsSaid


@recorded("bundle.changed")
def revise_bundle(
    *, by: Actor, bundle_id: UUID, parts: Sequence[PartGiven], words: Sequence[WordsSaid] = ()
) -> Bundle:
    """A later edition stands for all of the one before. `words`: what its writer said of such as also stand in something
    received. Raises Missing, Invalid for a field, Refused, or AlreadyDone."""
    bundle = bundle_seen(bundle_id)
    insist_working(bundle.id)
    if not opens(by.role, Act.PASS_ON):
        raise Refused("bundle.role", "Your role does not pass on what belongs to others.", clauses=("4.1",))
    before = parts_of(by, bundle.id)
    given = _as_before(together(tuple(parts)), before)
    check_parts(given)
    came = insist_held(by, given)
    filed, filing = fetch.filed(by, bundle.id), Filing(by)
    edition = 1 + max(part.row.edition for part in before)
    home = home_of(by, came)
    rows = write_edition(by, filing, bundle, edition, given, came, home)
    filing.let_in([by.post], bundle.id, UNDER_WAY, by.at)
    people = people_of(bundle.person, came)
    typed = {f"words_{place}": part.words for place, part in enumerate(given, 1) if part.item is None}
    recognised = write_words(by, filing, bundle.id, typed, words, bundle.recipient)
    filing.write(people)
    access.end(bundle.id, sorted(set(filed.readers) - set(home)))
    access.file_under(bundle.id, kind=UNDER_WAY, people=people)
    record(
        by=by,
        thing=bundle.id,
        parties=[by.agency],
        says={"edition": edition, "items": sorted(came), **words_entered(recognised)},
        rows=[*rows, *recognised],
    )
    return bundle


def _as_before(given: Sequence[PartGiven], before: Sequence[Part]) -> tuple[PartGiven, ...]:
    """Own words that stood there already are the same item, and no new one."""
    own = by_id.rows(Item, [part.row.item for part in before if part.row.source is None])
    known = {item.text: item.id for item in own}
    return tuple(
        replace(part, item=known[part.words], words="") if part.item is None and part.words in known else part
        for part in given
    )
