"""Write down what was told elsewhere: by telephone, in a meeting, by secure e-mail, on paper. Clauses 3.6, 3.8 and 3.10.

What has happened can always be written down: what the Code would have said is kept beside it, and stops nothing.

Nobody writes in another's name. What its receiver writes is a report, kept by the receiver, that names the giver; it is
no item and no disclosure, since those are kept by whose information they are, and nothing of it can be passed on from
here. The giver's duty desk reads it; confirming or correcting makes it the giver's own. What its giver writes is the
giver's own decision, item and disclosure at once, to a body outside the Code too. Such a body confirms nothing: what it
told stays a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chiltern.agencies.changes.outside import body_called
from chiltern.agencies.models import Agency
from chiltern.agencies.queries.posts import who
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.machines import REQUESTER
from chiltern.code_of_practice.sharing.reported import confirm_by
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import Act, CallSide, RequesterState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import must_see
from chiltern.scheme.queries import law_at
from chiltern.sharing import changes
from chiltern.sharing.changes import relying, stopping
from chiltern.sharing.changes.calls import decide_call
from chiltern.sharing.changes.looks import Weighing, ask_to_look
from chiltern.sharing.changes.told_about import with_records
from chiltern.sharing.models import AgencyRequest, CallExplanation, WrittenDown
from chiltern.sharing.queries import fetch, screening
from chiltern.sharing.queries.asked_outside import is_answered_by
from chiltern.sharing.queries.calls import insist_may_write, weigh_given
from chiltern.sharing.queries.weighing_calls import WeighedCall
from chiltern.sharing.workings.calling import CallGiven, PersonTold
from chiltern.sharing.workings.deciding import ItemGiven


@recorded("disclosure.written_down")
def write_down(*, by: Actor, given: CallGiven) -> WrittenDown:
    """Raises Invalid for a field, Missing for an agency, a person or a request that is not there for this post."""
    insist_may_write(by)
    given.check(by.at)
    other, asked = _other(by, given), _asked(by, given)
    must_see([person.person for person in given.people if person.person])
    readers = _home(by, [person for person in given.people if person.person is None])
    given, added = with_records(by, given, readers)
    weighed = weigh_given(by, given, asked)
    filing = Filing(by)
    call = _call(by, filing, given, weighed)
    filing.let_in(readers, call.id, "call.own", by.at)
    rows, (body, named) = list[Any](), _outside(by, given)
    if other is not None and given.side is CallSide.RECEIVED:
        filing.let_in(_desk(other, given), call.id, "call.reported", call.confirm_by or by.at)
        filing.share_keys({call.id: None}, other.id)
    elif other is not None:
        rows = _give(by, filing, call, given, weighed, (readers, _desk(other, given)))
    elif body is not None:
        rows = [*named, *_give(by, filing, call, given, weighed, (readers, []), body)]
    call.save(force_insert=True)
    rows += _explained(by, filing, call, given)
    filing.write([person.person for person in given.people if person.person])
    stopped = stopping.stop_what_ended(by, rows)
    _answered(by, asked)
    record(
        by=by,
        thing=call.id,
        parties=[by.agency, *([other.id] if other else [])],
        says={
            "reference": call.reference,
            "side": given.side,
            "standing": call.standing,
            "book": call.book,
            "identity": given.identity,
            "method": given.method,
        },
        says_to=stopped.told(),
        rows=[call, *rows, *added, *stopped.seen],
    )
    return call


def _other(by: Actor, given: CallGiven) -> Agency | None:
    if given.agency is None:
        return None
    if given.agency == by.agency:
        raise Invalid("agency", "That is your own agency: choose the other one")
    found = Agency.objects.filter(id=given.agency).first()
    if found is None:
        raise Missing
    return found


def _outside(by: Actor, given: CallGiven) -> tuple[UUID | None, list[Any]]:
    """The body outside the Code that we told, by its name, and its rows where it is named here for the first time."""
    if given.agency is not None or given.side is CallSide.RECEIVED:
        return None, []
    row, named = body_called(by, BodyGiven(given.outside, given.function))
    return row.id, [*named]


def _asked(by: Actor, given: CallGiven) -> AgencyRequest | None:
    """A request of ours to the agency that told us."""
    if given.request is None:
        return None
    asked: AgencyRequest | None = AgencyRequest.objects.filter(id=given.request, keeper=by.agency).first()
    if asked is None:
        raise Missing
    answers = asked.provider == given.agency or (
        given.agency is None and is_answered_by(by, asked, given.outside)
    )
    if given.side is not CallSide.RECEIVED or not answers:
        raise Invalid("agency", "This request went to another agency: choose the one that answered it")
    return asked


def _desk(other: Agency, given: CallGiven) -> list[UUID]:
    """Whoever sees what comes in there, outside a conflict with those who were spoken about."""
    people = [person.as_asked() for person in given.people]
    return screening.readers_outside(other.id, other.duty_desk, people)


def _call(by: Actor, filing: Filing, given: CallGiven, weighed: WeighedCall) -> WrittenDown:
    me, received = who(by), given.side is CallSide.RECEIVED
    due = confirm_by(by.at, law_at(by.at)) if received and given.agency else None
    call = WrittenDown(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        side=given.side,
        giver=given.agency if received else by.agency,
        recipient=by.agency if received else given.agency,
        method=given.method,
        identity=given.identity,
        happened_at=given.happened_at,
        confirm_by=due.at if due else None,
        worked_out=due.worked_out if due else "",
        agency_request=given.request,
        standing=weighed.verdict.standing,
        book=weighed.law.digest,
        rules=RULES_VERSION,
        said=given.as_shared({"name": me.name, "title": me.title}),
        weighed=weighed.stored(),
        reply_to=_home(by, given.people),
        written_by=by.post,
        written_by_practitioner=by.practitioner,
    )
    call.sealed_with(filing.bear_sealed(call.id, "call"))
    return call


def _home(by: Actor, people: Sequence[PersonTold]) -> list[UUID]:
    """The team; named posts alone where somebody here could be in conflict with one of these people.

    A record of ours needs no such care: access names it. Somebody typed, and another agency's answer, name nobody.
    """
    outside = screening.outside_conflict(by.agency, [person.as_asked() for person in people])
    return fetch.team_readers(by) if outside is None else sorted({by.post, *outside})


def _give(
    by: Actor,
    filing: Filing,
    call: WrittenDown,
    given: CallGiven,
    weighed: WeighedCall,
    seen_by: tuple[list[UUID], list[UUID]],
    outside: UUID | None = None,
) -> list[Any]:
    """Our own telling: from now on the recipient has it from us, under our terms. `outside`: a body that is told so."""
    (home, desk), recipient = seen_by, outside or call.recipient
    if recipient is None:
        raise Missing
    decision = decide_call(by, filing, call.id, recipient, weighed, given, given.explanation)
    item = ItemGiven(
        text=given.words,
        kind=given.kind,
        source=call.said["writer"]["name"],
        about=", ".join(person.name for person in given.people),
        why_it_bears=given.why_it_bears,
    )
    items = changes.bear_items(by, filing, [item], home)
    way = changes.Way(
        recipient=recipient,
        readers=desk,
        home=home,
        decision=decision.id,
        method=given.method,
        note=f"Told to {given.whom.strip()}." if given.whom.strip() else "",
        outside=outside is not None,
    )
    made, parts = changes.give(by, filing, dict.fromkeys(item.id for item in items), given.terms, way)
    call.disclosure = made.id
    people = [person.as_asked() for person in given.people]
    weighing = Weighing(people, given.answers(), given.explanation, [item], weighed.verdict)
    looks = ask_to_look(by, filing, decision, weighing, home)
    resting = relying.rely_at_once(by, decision, weighed.facts, weighed.law, items, made, has_gone=True)
    return [decision, *items, made, *parts, *looks, *resting]


def _explained(by: Actor, filing: Filing, call: WrittenDown, given: CallGiven) -> list[CallExplanation]:
    """What stays at home: why, and whether the family knows."""
    family = f"Whether the family knows: {given.told.strip()}" if given.told.strip() else ""
    made = []
    for text in (given.explanation, family):
        if text.strip():
            row = CallExplanation(
                id=new_id(), keeper=by.agency, made_at=by.at, call=call, text=text, explained_by=by.post
            )
            row.sealed_with(filing.bear_sealed(row.id, "explanation")).save(force_insert=True)
            made.append(row)
    return made


def _answered(by: Actor, asked: AgencyRequest | None) -> None:
    """Our request is answered as far as we are concerned; the provider's own row waits for its word."""
    if asked is None:
        return
    asked.requester_state = REQUESTER.next_state(RequesterState(asked.requester_state), Act.DISCLOSE)
    asked.save(update_fields=["requester_state"])
    access.file_under(asked.id, kind="request.answered", sort_at=by.at)
