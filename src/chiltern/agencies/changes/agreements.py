"""How an agreement comes to stand, and one in hand for an act of one of its parties. No entry here. Clause 1.2."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import Agreement, AgreementSigned
from chiltern.agencies.queries.agreements import AgreementShown, agreement, insist_open
from chiltern.agencies.workings.agreements import AgreementAsked
from chiltern.code_of_practice.words import Act
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import OFFICE, new_id, new_reference


def propose(agency: UUID, post: UUID, said: AgreementAsked, at: datetime) -> Agreement:
    """The agreement as it was checked, kept by the agency that proposes it. It is not signed by that."""
    made = Agreement(
        id=new_id(),
        keeper=agency,
        made_at=at,
        reference=new_reference(),
        title=said.title,
        says=said.says,
        parties=[agency, *said.others],
        purposes=list(said.purposes),
        classes=sorted(said.classes),
        basis=said.basis,
        methods=sorted(said.methods),
        passing_on=said.passing_on,
        review_on=said.review_on,
        proposed_by=post,
    )
    made.save(force_insert=True)
    return made


def sign(agreement_id: UUID, agency: UUID, post: UUID, at: datetime) -> AgreementSigned:
    """One party's signature. Raises AlreadyDone where it is there."""
    row = AgreementSigned(id=new_id(), keeper=agency, made_at=at, agreement_id=agreement_id, signed_by=post)
    if not prepared.insert([row], unless_there=True):
        raise AlreadyDone("agreement.signed_before", "Your agency has signed this agreement already.")
    return row


def in_hand(by: Actor, agreement_id: UUID, act: Act) -> AgreementShown:
    """Raises Missing for whoever is no party, Refused where the act is not open to this post now."""
    found = agreement(by, agreement_id)
    insist_open(found, act)
    return found


def told(by: Actor, found: AgreementShown) -> dict[UUID, dict[str, str]]:
    """What the entry of an act says to each other party, and to the office."""
    others = [party.agency for party in found.parties if party.agency != by.agency]
    return {party: {"reference": found.row.reference} for party in (*others, OFFICE)}
