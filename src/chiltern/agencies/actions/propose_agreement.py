"""Proposes an agreement to other signatories, and signs it for one's own agency in the same act. Clauses 1.2 and 4.1."""

from __future__ import annotations

from chiltern.agencies.changes import agreements as changes
from chiltern.agencies.models import Agency, Agreement
from chiltern.agencies.workings.agreements import AgreementAsked, checked
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, AgencyState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at


@recorded("agreement.proposed")
def propose_agreement(*, by: Actor, asked: AgreementAsked) -> Agreement:
    """It waits for the others' signatures. Raises Refused for a role that does not sign, Invalid for a field."""
    if not opens(by.role, Act.PROPOSE_AGREEMENT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    said = checked(asked, by.agency, law_at(by.at))
    parties = [by.agency, *said.others]
    admitted = Agency.objects.filter(id__in=parties, state=AgencyState.ADMITTED).exclude(id=OFFICE)
    if admitted.count() != len(parties):
        raise Invalid("party_1", "Every party has to be a signatory of the Code today")
    made = changes.propose(by.agency, by.post, said, by.at)
    signed = changes.sign(made.id, by.agency, by.post, by.at)
    told = {party: {"reference": made.reference} for party in (*said.others, OFFICE)}
    says = {"reference": made.reference, "parties": parties}
    record(by=by, thing=made.id, parties=parties, says=says, says_to=told, rows=[made, signed])
    return made
