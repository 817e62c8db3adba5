"""Read, for a short time and with a reason first, what lies outside one's own work: break-glass. Clauses 2.2, 3.7, 8.1.2.

It opens nothing that is restricted or that a conflict hides; the answer is then the same as for nothing at all. The
representative is told at once, found or not.
"""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

from chiltern.agencies.changes.conflicts import told_of
from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.workings.described import Described
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes import walls as changes
from chiltern.sharing.models import BreakGlass


@recorded("thing.read_outside")
def read_outside(*, by: Actor, reason: str, whom: Described | None = None, reference: str = "") -> BreakGlass:
    """Raises Refused for a role that does not do this, Invalid at `reason`, `name`, `born`, `number` or `reference`."""
    if not opens(by.role, Act.READ_UNDER_BREAK_GLASS):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    why = words(reason, "reason", "Say why you have to see this now")
    said = whom.checked() if whom is not None else None
    wanted = _reference(reference)
    if said is None and not wanted:
        raise Invalid("name", "Enter a name with a date of birth, a number, or a reference")
    glass, until = (
        new_id(),
        by.at + timedelta(hours=law_at(by.at).setting("break-glass.hours")),
    )
    access.bear(glass, by.agency, "glass")
    opened = changes.break_glass(by, glass, until, said, wanted)
    row = BreakGlass(
        id=glass,
        keeper=by.agency,
        made_at=by.at,
        post=by.post,
        practitioner=by.practitioner,
        reason=why,
        asked=_asked(said, wanted),
        until=until,
        opened=[one.thing for one in opened],
        nouns=[one.noun for one in opened],
        told=told_of(by, by.practitioner),
    )
    row.sealed_with(keys.make(glass, by.agency)).save(force_insert=True)
    people = _people(opened)
    changes.list_glass(by, row, people, reader="glass.own", told_as="glass.told")
    says = {"opened": list(row.opened), "told": list(row.told), "until": until}
    record(by=by, thing=glass, says=says, rows=[row])
    return row


def _reference(typed: str) -> str:
    """As references are written here. Raises Invalid for what is none, such as an address."""
    signs = re.sub(r"[\s\-–]", "", typed).upper()
    if not signs:
        return ""
    if not re.fullmatch(r"[A-Z0-9]{8}", signs):
        raise Invalid(
            "reference",
            "This is not a reference: it has eight letters and figures, like ABCD-EFGH. Nobody is found by an address: "
            "enter a name with a date of birth, or a number",
        )
    return f"{signs[:4]}-{signs[4:]}"


def _people(opened: list[changes.Opened]) -> list[UUID]:
    return sorted({person for one in opened for person in one.people})


def _asked(said: Described | None, reference: str) -> str:
    parts = (
        (
            said.name,
            f"born {said.born:%d %B %Y}" if said.born else "",
            f"number {said.number}" if said.number else "",
        )
        if said
        else ()
    )
    return ", ".join(part for part in (*parts, f"reference {reference}" if reference else "") if part)
