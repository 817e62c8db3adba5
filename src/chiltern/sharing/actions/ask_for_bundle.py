"""Each owner is asked for its own part of a bundle, where its terms do not already answer. Clause 3.10.

An owner reads what any question about its own item says. That there are other owners, what they hold and how much is said
to none of them: the entry of what was asked names no bundle to them either.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.asking_leave import ask_owners
from chiltern.sharing.models import OnwardPermission
from chiltern.sharing.queries.bundle_weighed import parts_stand, to_ask
from chiltern.sharing.queries.bundled import bundle_seen, parts_of
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.queries.holding import held_of_bundle
from chiltern.sharing.queries.third import third


@recorded("permission.asked")
def ask_for_bundle(*, by: Actor, bundle_id: UUID) -> list[OnwardPermission]:
    """Raises Missing, or Refused where no owner has to be asked, or each that has to is asked already."""
    bundle = bundle_seen(bundle_id)
    insist_working(bundle.id)
    to = third(by, bundle.recipient)
    holding = held_of_bundle(by, bundle, parts_of(by, bundle.id))
    wanted = to_ask(parts_stand(by, bundle, holding), holding)
    if not wanted:
        raise Refused(
            "permission.asked_already",
            "No owner is left to ask: their terms answer, or you have asked them already. Their answers stand on this page.",
            clauses=("3.10",),
        )
    insist_no_place_answered(by, bundle.id, {"why": bundle.why})
    rows, owners = ask_owners(by, holding, wanted, to, bundle.purpose, bundle.why)
    record(
        by=by,
        parties=[by.agency, *owners],
        says={
            "bundle": bundle.id,
            "items": [row.item for row in rows],
            "recipient": bundle.recipient,
            "purpose": bundle.purpose,
        },
        rows=rows,
    )
    return rows
