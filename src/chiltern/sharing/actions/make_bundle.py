"""A bundle, a summary or a chronology is begun: of one child, for one agency, from items of several owners. 3.5 and 3.10.

Nothing goes by this, and nobody learns of it: each owner is asked apart, and what goes is decided when it goes.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.book import UnknownRowError
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.hidden_places import hidden_places
from chiltern.people.queries.naming import called
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes.bundling import UNDER_WAY, home_of, insist_held, people_of, write_edition
from chiltern.sharing.models import Bundle
from chiltern.sharing.queries.hidden_words import insist_no_place
from chiltern.sharing.queries.third import third
from chiltern.sharing.workings.bundling import BundleGiven


@recorded("bundle.made")
def make_bundle(*, by: Actor, person: UUID, given: BundleGiven) -> Bundle:
    """Raises Missing, Invalid for a field, or Refused for nothing, for oneself, and for what is not held."""
    called(by, person)
    _insist(by, person, given)
    came = insist_held(by, given.parts)
    filing, home = Filing(by), home_of(by, came)
    bundle = Bundle(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        form=given.form,
        person=person,
        recipient=given.recipient,
        purpose=given.purpose,
        protects_this_child=given.protects_this_child,
        why=given.why,
        made_by=by.post,
        made_by_practitioner=by.practitioner,
    )
    bundle.sealed_with(filing.bear_sealed(bundle.id, "bundle")).save(force_insert=True)
    filing.let_in(home, bundle.id, UNDER_WAY, by.at)
    rows = write_edition(by, filing, bundle, 1, given.parts, came, home)
    filing.write(people_of(person, came))
    record(
        by=by,
        thing=bundle.id,
        parties=[by.agency],
        says={"form": given.form, "recipient": given.recipient, "items": sorted(came)},
        rows=[bundle, *rows],
    )
    return bundle


def _insist(by: Actor, person: UUID, given: BundleGiven) -> None:
    if not opens(by.role, Act.PASS_ON):
        raise Refused("bundle.role", "Your role does not pass on what belongs to others.", clauses=("4.1",))
    if given.recipient == by.agency:
        raise Refused(
            "bundle.oneself",
            "That is your own agency: what you hold you read here. Choose for whom else it is.",
            clauses=("3.10",),
        )
    try:
        third(by, given.recipient)
    except Missing:
        raise Invalid("recipient", "Choose another agency") from None
    try:
        law_at(by.at).offered(given.purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it is for") from None
    given.check()
    insist_no_place(hidden_places(by, [person]), {"why": given.why})
