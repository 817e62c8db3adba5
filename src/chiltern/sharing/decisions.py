"""How a decision comes to stand, first or again: the row with its parts and items, and what the requester is told.

No gate and no entry here. A decision to share by another way than this service is told by `disclose`: until then the
request is decided, not yet told. Serves clauses 3.4 to 3.8 and 9.3.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.sharing import released
from chiltern.code_of_practice.sharing.open_acts import WAITING
from chiltern.code_of_practice.standing_reply import goes_out_at
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import Act, DecisionState, Declining, Method, Outcome
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.scheme.queries import law_at
from chiltern.sharing import changes
from chiltern.sharing.changes import answering, documents, looks, releasing, relying, reviewing
from chiltern.sharing.changes.recognising import write_words
from chiltern.sharing.facts import requests
from chiltern.sharing.models import ConsentRelied, DecidedItem, Decision, Item
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.agreed import agreement_under
from chiltern.sharing.queries.verdicts import Weighed
from chiltern.sharing.workings.asking import PersonAsked, person_asked
from chiltern.sharing.workings.deciding import DecisionGiven, terms_from
from chiltern.sharing.workings.plain import plain


def insist_read(in_hand: fetch.InHand, given: DecisionGiven) -> None:
    """Raises Refused where the requester has written since the decider opened the page."""
    if given.seen_up_to is not None and in_hand.followed > given.seen_up_to:
        raise Refused(
            "request.written_since",
            "The agency that asked has written to you since you opened this page. Read it on the request, "
            "then decide.",
            clauses=("3.5", "3.6"),
        )


def insist_nothing_since(in_hand: fetch.InHand, decision: Decision) -> None:
    """Raises Refused where the requester has written since a decision not to share was proposed: it is decided with that."""
    seen = decision.answers["said"].get("seen_up_to")
    if seen is not None and in_hand.followed > seen:
        raise Refused(
            "request.written_since",
            "The agency that asked has written to you since this was decided. Read it on the request, and send the decision "
            "back, so that it is decided with what is new.",
            clauses=("3.5", "3.6"),
        )


def stand(
    by: Actor, in_hand: fetch.InHand, given: DecisionGiven, weighed: Weighed
) -> tuple[Decision, list[Any]]:
    """The decision, with every row that it makes. Raises AlreadyDone where a colleague was a moment earlier."""
    filed, filing = fetch.filed(by, in_hand.asked.id), Filing(by)
    decision = _decision(by, filing, in_hand, given, weighed)
    items = changes.bear_items(by, filing, given.items, filed.readers)
    made: list[Any] = [decision, *_parts(by, decision, given, weighed, items), *items]
    made += documents.attach(by, filing, given.items, items, filed.readers)
    made += _relied(by, decision, given, weighed, items)
    made += write_words(by, filing, decision.id, given.typed, given.words, in_hand.asked.requester)
    told, going = list[Any](), list[UUID]()
    if decision.state == DecisionState.MADE:
        replace_earlier(by, decision)
        going = [item.id for one, item in zip(given.items, items, strict=True) if one in given.going]
        told = settle(by, filing, in_hand, decision, going, filed.readers)
        looked = _weighing(in_hand, given, weighed)
        made += looks.ask_to_look(by, filing, decision, looked, filed.readers, under=in_hand.asked.id)
    elif weighed.once_released is not None:
        to = releasing.NamedAlone(
            releasing.insist_posts_asked(decision.about, given),
            given.outside_line,
            releasing.insist_second_persons(by, decision.about, managers=weighed.needs.manager),
        )
        filing.let_in(to.unseeing, decision.about, "request.asked", in_hand.due_at)
        made.append(
            releasing.ask_to_release(
                by,
                filing,
                decision,
                to,
                once_released=weighed.once_released,
                declines=weighed.needs.manager,
                due_at=in_hand.due_at,
                home=filed.readers,
            )
        )
    # What is told is about whom the request is about: who is in conflict there sees neither, from the first moment.
    filing.write(
        filed.people, alike=([*(row.id for row in told), *going], in_hand.asked.id) if told else None
    )
    return decision, [*made, *told]


def _weighing(in_hand: fetch.InHand, given: DecisionGiven, weighed: Weighed) -> looks.Weighing:
    verdict = weighed.verdict
    stayed = [
        item
        for place, item in enumerate(given.items)
        if item not in given.going and verdict.item(str(place)).declining is not Declining.FREE
    ]
    people = people_asked(in_hand)
    return looks.Weighing(people, given.answers, given.reasons, given.going, verdict, stayed)


def people_asked(in_hand: fetch.InHand) -> tuple[PersonAsked, ...]:
    """Those whom the request is about, as it named them."""
    return tuple(person_asked(said) for said in in_hand.asked.asked["people"])


def _relied(
    by: Actor, decision: Decision, given: DecisionGiven, weighed: Weighed, items: list[Item]
) -> list[ConsentRelied]:
    """What goes on consent alone, of what leaves now or once it is agreed to or released."""
    facts = weighed.facts if weighed.once_released is None else released(weighed.facts)
    going = {
        str(place): item.id
        for place, (one, item) in enumerate(zip(given.items, items, strict=True))
        if one in given.going
    }
    return relying.rely(by, decision, facts, weighed.law, going)


def name_as_the_request(in_hand: fetch.InHand, told: list[Any], going: list[UUID]) -> None:
    """What is told is about whom the request is about: who is in conflict there sees neither, from the first moment."""
    if told:
        access.name_alike([*(row.id for row in told), *going], in_hand.asked.id)


def replace_earlier(by: Actor, decision: Decision) -> None:
    """What was decided before stands until this one is made; then it is replaced, and stays readable as it was."""
    earlier = Decision.objects.filter(about=decision.about, kind="answer", number__lt=decision.number)
    for one in earlier.filter(state=DecisionState.MADE) if decision.number > 1 else ():
        one.state = DECISION.next_state(DecisionState(one.state), Act.DECIDE_AGAIN)
        one.save(update_fields=["state"])
        reviewing.review_no_more(by, one.id)


def settle(
    by: Actor,
    filing: Filing,
    in_hand: fetch.InHand,
    decision: Decision,
    going: list[UUID],
    home: list[UUID],
) -> list[Any]:
    """Tells the requester where it is told in this service; else it waits to be told, and its clock stands."""
    if in_hand.handling is None:
        raise Missing
    method = decision.answers["said"]["answers"]["method"]
    # Who sees nothing here is told by its own means, whatever the answer; until then it waits to be told.
    told = in_hand.asked.outside_body is None and (method == Method.SERVICE or not going)
    goes_at = goes_at_its_hour(by, in_hand, decision) if told else None
    said = replace(telling(decision, going, home, method), goes_at=goes_at)
    made = answering.answer(by, filing, in_hand.asked, decision, said) if told else []
    if told and decision.outcome == Outcome.NO_STATEMENT:
        made.append(answering.say_nothing(by, in_hand, decision, made[-1].id, goes_at))
    elif told and going:
        relied = relying.relied_in(decision, going)
        relying.insist_still_stands(by, relied)
        made += relying.say_so(by, made, relied)
    if goes_at is None:
        answering.close_handling(by, in_hand.handling, in_hand.followed, told=told)
    return made


def goes_at_its_hour(by: Actor, in_hand: fetch.InHand, decision: Decision) -> datetime | None:
    """For a standing reply the hour at which it goes out; None for everything else, and where danger is claimed."""
    if decision.outcome != Outcome.NO_STATEMENT:
        return None
    asked = requests.request_facts(in_hand.asked, in_hand.stated)
    return goes_out_at(asked, in_hand.due_at, by.at, law_at(by.at))


def telling(decision: Decision, going: list[UUID], home: list[UUID], method: str) -> answering.Telling:
    """What a stored decision tells the requester, by this way."""
    said = decision.answers["said"]
    return answering.Telling(
        outcome=Outcome(decision.outcome),
        as_sent=said["as_sent"],
        terms=terms_from(said["terms"]),
        method=method,
        going=going,
        home=home,
        settles=said.get("settles", ()),
        posts=[UUID(post) for post in said.get("to_posts", ())],
        agreement=agreement_under(decision),
    )


def going_with(decision: Decision) -> list[UUID]:
    """The items that a stored decision gives."""
    return list(DecidedItem.objects.filter(decision=decision, shared=True).values_list("item", flat=True))


def told_to(by: Actor, in_hand: fetch.InHand, decision: Decision) -> list[UUID]:
    """The parties of the entry: a proposal is nobody's but one's own, the requester sees it as late.

    A standing reply that waits for its hour is nobody's either until it is told, by an entry of its own.
    """
    at_home = decision.state in WAITING or goes_at_its_hour(by, in_hand, decision) is not None
    return [by.agency] if at_home else [by.agency, in_hand.asked.keeper]


def _decision(
    by: Actor, filing: Filing, in_hand: fetch.InHand, given: DecisionGiven, weighed: Weighed
) -> Decision:
    decision = Decision(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        kind="answer",
        about=in_hand.asked.id,
        number=in_hand.decision.number + 1 if in_hand.decision else 1,
        recipient=in_hand.asked.requester,
        outcome=given.outcome,
        state=weighed.state,
        standing=weighed.verdict.standing,
        book=weighed.law.digest,
        rules=RULES_VERSION,
        answers={"facts": plain(weighed.facts), "said": plain(given)},
        trace=trace_of(weighed.verdict, weighed.law),
        reasons=given.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    decision.sealed_with(filing.bear_sealed(decision.id, "decision"))
    if not prepared.insert([decision], unless_there=True):
        raise AlreadyDone("request.decided", "A colleague has decided on this request already.")
    return decision


def _parts(
    by: Actor, decision: Decision, given: DecisionGiven, weighed: Weighed, items: list[Item]
) -> list[DecidedItem]:
    rows = [
        DecidedItem(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            decision=decision,
            about=decision.about,
            item=item.id,
            shared=one in given.going,
            standing=weighed.verdict.item(str(place)).standing,
            withheld_because=None
            if one in given.going
            else _withheld_because(one.withheld_because, one.known_false),
        ).sealed_with(decision.key_of_thing())
        for place, (one, item) in enumerate(zip(given.items, items, strict=True))
    ]
    prepared.insert(rows)
    return rows


def _withheld_because(said: str, known_false: bool) -> str:
    if said:
        return said
    return "Known to be false." if known_false else "Nothing is shared: see the reasons of the decision."
