"""The list of signatories on paper comes in: all of it or nothing, as often as one likes. Clauses sign.1, sign.4."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models.functions import Lower

from chiltern.agencies import changes
from chiltern.agencies.models import Agency
from chiltern.agencies.workings import paper_list
from chiltern.agencies.workings.paper_list import BadList, Listed
from chiltern.agencies.workings.profile import NewAgency
from chiltern.code_of_practice.words import Act, AgencyState
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.facts import officer_may
from chiltern.scheme.queries import day_in_london

CHECKED_BY = "the list on paper"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in, and what was there already, by name."""

    new: tuple[str, ...]
    already: tuple[str, ...]


@recorded("signatories.imported")
def import_signatories(*, by: Actor | Outsider, content: bytes) -> Imported:
    """Takes in those that are not there yet, as admitted: signed on paper, by import on this day.

    Raises Missing for anyone but the officer and the machine's operator; paper_list.BadList with every fault,
    and then nothing is imported.
    """
    if isinstance(by, Actor):
        officer_may(by, Act.IMPORT_SIGNATORIES)
    elif by.way != "command":
        raise Missing
    rows = paper_list.read(content)
    there = set(Agency.objects.annotate(low=Lower("name")).values_list("low", flat=True))
    if faults := paper_list.unknown_commissioners(rows, there):
        raise BadList(faults)
    new = [row for row in rows if row.name.lower() not in there]
    said = f"signed on paper, by import on {day_in_london(by.at).isoformat()}"
    made = changes.make_agencies(
        [_new(row) for row in new], by.at, state=AgencyState.ADMITTED, by_import=True, reason=said
    )
    digest = hashlib.sha256(content).hexdigest()
    record(
        by=by, says={"file": digest, "new": len(new), "already": len(rows) - len(new)}, rows=made.standings
    )
    already = tuple(row.name for row in rows if row.name.lower() in there)
    return Imported(tuple(row.name for row in new), already)


def _new(row: Listed) -> NewAgency:
    return NewAgency(
        name=row.name,
        sector=row.sector,
        legal_body=row.legal_body,
        group=row.group,
        statutory_duty=row.statutory_duty,
        duty_checked_by=CHECKED_BY,
        commissioned_by=row.commissioned_by,
        size=row.size,
        area=row.area,
        sensitive_service=row.sensitive_service,
    )
