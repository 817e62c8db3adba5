"""Consent taken back, by a row that stands for the one that gave it: nothing is edited (clause 3.3)."""

from __future__ import annotations

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.models import Consent
from chiltern.consent.workings import given
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id, new_reference
from chiltern.people.workings.said import said

# Who gave it, and as what, is said again with the withdrawal: it is the same person's answer.
_SAME = (
    *("giver", "giver_name", "responsibility"),
    *("delegated", "delegated_for", "delegated_by", "delegated_until"),
)


def withdraw(by: Actor, given_by: Consent, stated: given.Withdrawal) -> Consent:
    """The withdrawal of an opened consent, checked: by whoever gave it, for all that it was for."""
    what = {name: value for name, value in said(stated).items() if name != "happened_at"}
    row = Consent(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        person_id=given_by.person_id,
        happened_at=stated.happened_at or by.at,
        post=by.post,
        reference=new_reference(),
        state=ConsentState.WITHDRAWN,
        by=given_by.by,
        giver_id=given_by.giver_id,
        recipients=list(given_by.recipients),
        purposes=list(given_by.purposes),
        classes=given_by.classes,
        instead_of_id=given_by.id,
        says={name: given_by.says[name] for name in _SAME if name in given_by.says} | what,
    )
    row.sealed_with(given_by.key_of_thing())
    prepared.insert([row])
    return row
