"""Takes back what was shared before anybody there has opened it: it was never read, and nobody reads it. Clauses 3.6, 3.10.

Access and keys end in this transaction. Whoever opens it at the same moment waits: one of the two is first.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import DISCLOSURE
from chiltern.code_of_practice.words import Act, DisclosureState
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Disclosure, Recall, Telling
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.recalls import alone_with_shared, given_away, may_recall_it
from chiltern.sharing.workings.asking import short_enough

_RECALL = "select ctx.recall(%s::uuid)"


@recorded("disclosure.recalled")
def recall_disclosure(*, by: Actor, disclosure_id: UUID, why: str) -> Recall:
    """Raises Missing, Invalid without a reason, or Refused: it was read, was recalled already, or went another way."""
    about(disclosure_id)
    insist_working(disclosure_id)
    alone_with_shared(disclosure_id)
    shared = given_away(by, disclosure_id)
    refuse_unless_may(may_recall_it(by, shared), Act.RECALL_DISCLOSURE)
    if not why.strip():
        raise Invalid("why", "Say why you take it back")
    short_enough("why", why)
    made = _recall(by, shared, why)
    after = DISCLOSURE.next_state(DisclosureState.SHARED, Act.RECALL_DISCLOSURE)
    Disclosure.objects.filter(id=shared.id).update(state=after)
    if Telling.objects.filter(disclosure=shared.id).exists():
        access.file_under(shared.id, kind="telling.done", sort_at=by.at)
    record(
        by=by,
        thing=shared.id,
        says={"recall": made.id, "reference": shared.reference},
        says_to={shared.recipient: {"recall": made.id}},
        rows=[made],
    )
    return made


def _recall(by: Actor, shared: Disclosure, why: str) -> Recall:
    made: Recall = Recall(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=shared.id,
        reference=shared.reference,
        recipient=shared.recipient,
        shared_at=shared.made_at,
        why=why,
        recalled_by=by.post,
        recalled_by_practitioner=by.practitioner,
    ).sealed_with(keys.held([shared.id])[shared.id])
    access.bear(made.id, by.agency, "recall")
    prepared.insert([made])
    prepared.fetch(_RECALL, [made.id])
    return made
