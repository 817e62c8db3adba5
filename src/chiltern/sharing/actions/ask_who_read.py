"""An owner's representative asks, within an investigation, who at an agency read what it disclosed. Clause 8.1.2.

Days by agency are the owner's to see at any time; names are another thing, on a ground and with a reason, in both records.
"""

from __future__ import annotations

from chiltern.agencies.queries import names
from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, InquiryGround
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.foundation.ids import OFFICE, new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.inquiring import ask
from chiltern.sharing.models import Inquiry
from chiltern.sharing.queries.inquiries import is_answered, went_under

NOT_FOUND = (
    "Nothing of yours went to another agency under this reference. It stands on the page of what was shared"
)


@recorded("inquiry.asked")
def ask_who_read(*, by: Actor, reference: str, ground: InquiryGround, reason: str) -> Inquiry:
    """`reference`: of what was shared. Raises Refused by role, Invalid for a field, AlreadyDone where that waits."""
    if not opens(by.role, Act.INVESTIGATE) or by.agency == OFFICE:
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("8.1.2",))
    why = words(reason, "reason", "Say why names are needed")
    shared_as = reference.strip().upper()
    found = went_under(shared_as)
    if found is None or found[1] == by.agency or not names([found[1]]):
        raise Invalid("reference", NOT_FOUND)
    disclosure, recipient = found
    before = Inquiry.objects.filter(keeper=by.agency, disclosure=disclosure).values_list("id", flat=True)
    if not all(is_answered(one) for one in before):
        raise AlreadyDone("inquiry.asked_before", "This is asked already, and the answer is awaited.")
    row = Inquiry(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        disclosure=disclosure,
        shared_as=shared_as,
        recipient=recipient,
        ground=ground,
        reason=why,
        asked_by=by.post,
    )
    ask(by, row)
    record(
        by=by,
        thing=row.id,
        parties=[recipient],
        says={"disclosure": disclosure, "ground": ground.value},
        says_to={recipient: {"ground": ground.value}},
        rows=[row],
    )
    return row
