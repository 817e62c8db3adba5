"""The owner answers for its own part: permitted, with an end, or refused with reasons. Clause 3.10."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.machines import ONWARD_PERMISSION
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, PermissionState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.models import Passage
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london, last_moment
from chiltern.sharing.models import OnwardAnswer, OnwardPermission
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.workings.asking import short_enough


@recorded("permission.answered")
def answer_passing_on(
    *,
    by: Actor,
    permission_id: UUID,
    permit: bool,
    reasons: str = "",
    until: date | None = None,
    told: str = "",
) -> OnwardAnswer:
    """`told`: whom at the asker's it was told by telephone. Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    question = OnwardPermission.objects.with_keys().filter(id=permission_id, originator=by.agency).first()
    if question is None:
        raise Missing
    insist_working(question.id)
    act = Act.GIVE_PERMISSION if permit else Act.REFUSE_PERMISSION
    _insist(by, question, act, reasons, until)
    short_enough("told", told)
    insist_no_place_answered(by, question.item, {"reasons": reasons, "told": told})
    answer: OnwardAnswer = OnwardAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        permission=question,
        state=ONWARD_PERMISSION.next_state(PermissionState.ASKED, act),
        until=last_moment(until) if until else None,
        reasons=reasons,
        passage=_passage(by, question, until) if permit else None,
        told=told or None,
        answered_by=by.post,
    ).sealed_with(question.key_of_thing())
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("permission.answered", "A colleague has answered this already.") from None
    access.file_under(question.id, kind="permission.answered", sort_at=by.at)
    record(
        by=by,
        thing=question.id,
        parties=[by.agency, question.keeper],
        says={"state": answer.state, "until": until.isoformat() if until else ""},
        rows=[answer],
    )
    return answer


def _insist(by: Actor, question: OnwardPermission, act: Act, reasons: str, until: date | None) -> None:
    if not opens(by.role, act):
        raise Refused(
            "permission.role",
            "Your role does not answer this question. Ask a colleague who works with children.",
            clauses=("3.10", "4.1"),
        )
    if by.practitioner == question.asked_by_practitioner:
        raise Refused(
            "permission.self_dealing",
            "You asked this yourself, in another post: a colleague answers it.",
            clauses=("3.10",),
        )
    if act is Act.REFUSE_PERMISSION and not reasons.strip():
        raise Invalid("reasons", "Say why it may not be passed on")
    if until is not None and until < day_in_london(by.at):
        raise Invalid("until", "Choose a day that is not past")
    short_enough("reasons", reasons)


def _passage(by: Actor, question: OnwardPermission, until: date | None) -> UUID:
    passage = Passage(
        id=new_id(),
        thing=question.item,
        keeper=by.agency,
        holder=question.keeper,
        recipient=question.recipient,
        ground="permission",
        until=last_moment(until) if until else None,
    )
    Passage.objects.bulk_create([passage])
    return passage.id
