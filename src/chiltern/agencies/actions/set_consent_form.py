"""Writes down the agency's own consent form: its wording, and what it asks besides. Clauses 1.3 and 9.1."""

from __future__ import annotations

from chiltern.agencies.models import OwnConsentForm
from chiltern.agencies.workings.consent_form import FormAsked, checked
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("consent_form.set")
def set_consent_form(*, by: Actor, form: FormAsked) -> OwnConsentForm:
    """From now on it is printed and asked; what was answered on an earlier one stays. Raises Refused and Invalid."""
    if not opens(by.role, Act.SET_CONSENT_FORM):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("1.3",))
    said = checked(form)
    row = OwnConsentForm(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        wording=said.wording,
        questions=[{"asks": one.asks, "kind": str(one.kind)} for one in said.questions],
        set_by=by.post,
    )
    row.save(force_insert=True)
    record(by=by, rows=[row], says={"consent_form": row.id, "questions": len(said.questions)})
    return row
