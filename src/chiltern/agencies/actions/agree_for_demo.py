"""Gives a demo's agencies agreements in force, one of them past its review; open to the operator's command in a demo alone.
Clause 1.2."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.agencies.changes import agreements as changes
from chiltern.agencies.workings.agreements import AgreementAsked
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("demo.agreed")
def agree_for_demo(*, by: Outsider, agreements: Sequence[tuple[UUID, UUID, AgreementAsked]]) -> None:
    """Each is proposed by an agency, through this post, and signed by every party. Raises Missing for anybody else."""
    if by.way != "command":
        raise Missing
    for agency, post, asked in agreements:
        made = changes.propose(agency, post, asked, by.at)
        for party in (agency, *asked.others):
            changes.sign(made.id, party, post, by.at)
    record(by=by, says={"agencies": [agency for agency, _, _ in agreements]})
