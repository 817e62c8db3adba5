"""An applicant signs the Code and the terms of reference, and names its representative. Clauses sign.3, sign.5, 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies import changes
from chiltern.agencies.models import Agency, Signature
from chiltern.agencies.workings.profile import Signed, WrongProfile, checked_signature
from chiltern.code_of_practice.machines import SIGNATORY
from chiltern.code_of_practice.words import Act, AgencyState
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import queries as scheme

__all__ = ["Signed", "sign_code"]


@recorded("code.signed")
def sign_code(*, by: Outsider, agency: UUID, code_version: UUID, signed: Signed) -> Signature:
    """Signs the version that was shown. Raises Missing, AlreadyDone where it has signed, Invalid at a field.

    The group that is chosen here is the agency's from now on.
    """
    row = _waiting(agency)
    code = scheme.code_on(scheme.day_in_london(by.at))
    if code is None or code.id != code_version:
        raise Invalid("agreed", "A new version of the Code came into force meanwhile: read it, then sign")
    try:
        right = checked_signature(signed)
    except WrongProfile as wrong:
        raise Invalid(wrong.field, wrong.says) from None
    signature = changes.sign(row, code.id, right, by.at)
    row.group = right.group
    state = AgencyState(SIGNATORY.next_state(AgencyState(row.state), Act.SIGN_CODE))
    standing = changes.move_to(row, state, by.at)
    says = {
        "organisation": row.name,
        "signed_by": right.signed_by,
        "representative_name": right.representative_name,
        "representative_email": right.representative_email,
        "group": right.group.value,
        "code": code.label,
        "reference": signature.reference,
    }
    # An applicant cannot read a signature back, so the entry holds its words instead of its row.
    record(by=by, thing=row.id, says=says, rows=[standing])
    return signature


def _waiting(agency: UUID) -> Agency:
    """The application, locked: of two who sign at once the second finds it signed."""
    row = Agency.objects.select_for_update().filter(id=agency, state=AgencyState.APPLIED).first()
    if row is None:
        if Agency.objects.filter(id=agency).exists():
            raise AlreadyDone("code.signed_before", "This application has been signed already.")
        raise Missing
    return row
