"""The owner takes back its leave to pass something on: no new passing on from now; what went before stands. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from chiltern.code_of_practice.machines import ONWARD_PERMISSION
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, PermissionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.models import Passage
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import OnwardAnswer, OnwardPermission, OnwardWithdrawal
from chiltern.sharing.workings.asking import short_enough


@recorded("permission.withdrawn")
def withdraw_permission(*, by: Actor, permission_id: UUID, reasons: str) -> OnwardWithdrawal:
    """Raises Missing, Refused, Invalid for the reasons, or AlreadyDone."""
    question = OnwardPermission.objects.with_keys().filter(id=permission_id, originator=by.agency).first()
    if question is None:
        raise Missing
    insist_working(question.id)
    answer = _given(by, question)
    if not reasons.strip():
        raise Invalid("reasons", "Say why it may not be passed on any more")
    short_enough("reasons", reasons)
    taken_back: OnwardWithdrawal = OnwardWithdrawal(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        permission=question,
        reasons=reasons,
        withdrawn_by=by.post,
    ).sealed_with(question.key_of_thing())
    try:
        with transaction.atomic():
            taken_back.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("permission.withdrawn", "A colleague has taken it back already.") from None
    after = ONWARD_PERMISSION.next_state(PermissionState.GIVEN, Act.WITHDRAW_PERMISSION)
    OnwardAnswer.objects.filter(id=answer.id).update(state=after)
    still_open = Q(until=None) | Q(until__gt=by.at)
    Passage.objects.filter(still_open, id__in=[answer.passage]).update(until=by.at)
    parties = [by.agency, question.keeper]
    record(by=by, thing=question.id, parties=parties, says={"state": after}, rows=[taken_back])
    return taken_back


def _given(by: Actor, question: OnwardPermission) -> OnwardAnswer:
    if not opens(by.role, Act.WITHDRAW_PERMISSION):
        raise Refused(
            "permission.role",
            "Your role does not answer for what your agency shared. Ask a colleague who works with children.",
            clauses=("3.10", "4.1"),
        )
    answer: OnwardAnswer | None = OnwardAnswer.objects.filter(permission=question).first()
    if answer is None or answer.state == PermissionState.REFUSED:
        raise Refused(
            "permission.not_given",
            "No leave was given here, so there is none to take back.",
            clauses=("3.10",),
        )
    if answer.state == PermissionState.WITHDRAWN:
        raise AlreadyDone("permission.withdrawn", "It has been taken back already.")
    return answer
