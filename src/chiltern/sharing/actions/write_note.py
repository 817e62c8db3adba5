"""Somebody keeps what the Code said to "may I share this?", about no one by name: advice, and no decision. 3.3 to 3.5, 9.1."""

from __future__ import annotations

from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import AdviceNote
from chiltern.sharing.queries.advising import under_advice
from chiltern.sharing.queries.offered import insist_offered
from chiltern.sharing.workings.advising import AdviceGiven, flat, said_on
from chiltern.sharing.workings.plain import plain


@recorded("note.written")
def write_note(*, by: Actor, given: AdviceGiven, named_nobody: bool = False) -> AdviceNote:
    """Raises Missing, Refused by role, or Invalid where somebody is named. `named_nobody`: looked at, and said so."""
    under, filing = under_advice(by, given), Filing(by)
    given.check(named_nobody=named_nobody)
    insist_offered(given.answers, under.law, purpose=given.purpose)
    note = AdviceNote(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        recipient=given.recipient,
        function=under.facts.recipient.function,
        standing=under.verdict.standing,
        in_danger=under.verdict.in_danger,
        book=under.law.digest,
        code_version=under.law.code_version,
        rules=RULES_VERSION,
        answers={
            "facts": plain(under.facts),
            "said": said_on(flat(given), under.steps),
            "steps": plain(under.steps),
        },
        trace={
            "verdict": under.verdict.to_trace(),
            "asking": [one.key for one in under.asking],
            **under.lawful(),
        },
        written_by=by.post,
        written_by_practitioner=by.practitioner,
    )
    note.sealed_with(filing.bear_sealed(note.id, "note"))
    filing.let_in([by.post], note.id, "note.own", by.at)
    note.save(force_insert=True)
    filing.write()
    record(by=by, thing=note.id, parties=[by.agency], says={"standing": note.standing}, rows=[note])
    return note
