"""The asker writes down what the owner said by telephone: it confirms the owner's answer, and alone lets nothing go. 3.6, 3.10."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, PermissionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import last_moment
from chiltern.sharing.models import OnwardAnswer, OnwardHeard, OnwardPermission
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.workings.asking import short_enough


@recorded("permission.heard")
def hear_permission(
    *, by: Actor, permission_id: UUID, permits: bool, who: str, at: datetime, until: date | None = None
) -> OnwardHeard:
    """`at`: when it was said. Raises Missing for everybody but the asker, Refused, Invalid for a field, or AlreadyDone."""
    question = OnwardPermission.objects.with_keys().filter(id=permission_id, keeper=by.agency).first()
    if question is None:
        raise Missing
    insist_working(question.id)
    _insist(by, question)
    _check(by, question, who, at, until)
    heard: OnwardHeard = OnwardHeard(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        permission=question,
        permits=permits,
        until=last_moment(until) if until and permits else None,
        who=who,
        heard_at=at,
        heard_by=by.post,
        heard_by_practitioner=by.practitioner,
    ).sealed_with(question.key_of_thing())
    try:
        with transaction.atomic():
            heard.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("permission.heard", "A colleague has written this down already.") from None
    record(
        by=by,
        thing=question.id,
        parties=[by.agency, question.originator],
        says={"permits": permits, "until": until.isoformat() if until and permits else ""},
        rows=[heard],
    )
    return heard


def _insist(by: Actor, question: OnwardPermission) -> None:
    if not opens(by.role, Act.HEAR_PERMISSION):
        raise Refused(
            "permission.role",
            "Your role does not write this down. Ask a colleague who works with children.",
            clauses=("3.10", "4.1"),
        )
    if OnwardAnswer.objects.filter(permission=question, state=PermissionState.WITHDRAWN).exists():
        raise Refused(
            "permission.taken_back",
            "Its owner has taken this permission back since. Ask again.",
            clauses=("3.10",),
        )


def _check(by: Actor, question: OnwardPermission, who: str, at: datetime, until: date | None) -> None:
    if not who.strip():
        raise Invalid("who", "Say who said so: name and role")
    short_enough("who", who)
    insist_no_place_answered(by, question.item, {"who": who})
    if at > by.at:
        raise Invalid("at", "Say when it was said: the day and the time must not be in the future")
    if until is not None and last_moment(until) < at:
        raise Invalid("until", "Choose a day that is not before it was said")
