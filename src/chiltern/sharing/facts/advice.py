"""The answers to "may I share this?" as facts of the rule: the same rule as for a decision. Clauses 3.3 to 3.5 and 9.1 to 9.5."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chiltern.code_of_practice.facts import (
    AgencyFacts,
    AgreementFacts,
    ConsentFacts,
    ItemFacts,
    MatchFacts,
    PersonFacts,
    RequestFacts,
    SharingFacts,
)
from chiltern.code_of_practice.words import AgencyState, Answer, ConsentState, Function, InfoClass, Method
from chiltern.foundation.actor import Actor
from chiltern.sharing.facts.decisions import decision_facts
from chiltern.sharing.workings.advising import NAMED, VOICE, AdviceGiven
from chiltern.sharing.workings.deciding import ITEM_TESTS

SOMEBODY = "somebody"
"""Whom the note is about, and from whom a place is hidden: nobody is named."""
_UNLISTED = "a body that is not on the list"


def unlisted(function: Function) -> AgencyFacts:
    """A body of this kind that is not on the list: outside the Code, and nobody has checked who they are."""
    return AgencyFacts(
        agency=_UNLISTED,
        legal_body=_UNLISTED,
        function=function,
        state=AgencyState.OUTSIDE,
        identity_stands=Answer.NOT_KNOWN,
    )


def advice_facts(
    by: Actor,
    given: AdviceGiven,
    provider: AgencyFacts,
    recipient: AgencyFacts,
    agreement: AgreementFacts | None = None,
) -> SharingFacts:
    """Everything that the rule looks at, with one piece of information."""
    asked = given.asked is Answer.YES
    decision = decision_facts(
        by,
        replace(given.answers, method=_way(given, agreement)),
        reasons="",
        named_posts=given.piece.way in (VOICE, NAMED),
        needs_second=provider.second_on_grounds,
    )
    return SharingFacts(
        provider=provider,
        recipient=recipient,
        request=RequestFacts(
            practitioner="" if asked else by.practitioner,
            unasked=not asked,
            purpose=given.purpose or None,
            acts_now=given.acts_now,
        ),
        decision=decision,
        items=(_piece(given),),
        consents=_consents(given, recipient),
        match=MatchFacts(agreeing=given.agreeing, namesake=given.namesake is Answer.YES),
        agreement=agreement,
    )


def _way(given: AdviceGiven, agreement: AgreementFacts | None) -> Method:
    """By voice where a hidden place asks for it; else nobody is asked yet, and it is a way that the agreement has."""
    if given.piece.way == VOICE:
        return Method.TELEPHONE
    if agreement is None or Method.SERVICE in agreement.methods:
        return Method.SERVICE
    return next(way for way in Method if way in agreement.methods)


def person_facts(given: AdviceGiven) -> PersonFacts:
    """Whom one would ask, for the question whether to."""
    asking = given.asking
    return PersonFacts(
        person=SOMEBODY,
        age=asking.age,
        competent=given.consent.competent,
        suspected=asking.suspected,
        knowing_raises_risk=asking.knowing_raises_risk,
        competent_child_objects=asking.child_objects is Answer.YES,
    )


def _piece(given: AdviceGiven) -> ItemFacts:
    """Not known whether a place has to stay hidden is no no: it is asked as if it had."""
    piece = given.piece
    hidden = InfoClass.LOCATING in piece.classes and piece.hidden is not Answer.NO
    tests: dict[str, Any] = {name: piece.tests.get(name, Answer.NOT_KNOWN) for name in ITEM_TESTS}
    tests["relevant_to_welfare"], tests["may_help"] = (
        given.answers.relevant_to_welfare,
        given.answers.may_help,
    )
    return ItemFacts(
        item="piece",
        kind=piece.kind,
        classes=piece.classes,
        known_false=piece.known_false is Answer.YES,
        hidden_from=frozenset({SOMEBODY}) if hidden else frozenset(),
        hidden_person_there=piece.hidden_there if hidden else Answer.NO,
        to_hidden_person=hidden and piece.reaches_them is Answer.YES,
        **tests,
    )


def _consents(given: AdviceGiven, recipient: AgencyFacts) -> tuple[ConsentFacts, ...]:
    """What was answered, if somebody was asked; that nobody was is a fact too, once it is said."""
    said = given.consent
    if said.state is ConsentState.NOT_SOUGHT and given.asking.already_asked is Answer.NOT_KNOWN:
        return ()
    scoped = said.in_scope is Answer.YES and bool(given.purpose)
    return (
        ConsentFacts(
            by=said.by,
            state=said.state,
            recipients=frozenset({recipient.agency}) if scoped else frozenset(),
            purposes=frozenset({given.purpose}) if scoped else frozenset(),
            person_age=given.asking.age,
            competent=said.competent,
            delegated=said.delegated,
        ),
    )
