"""A decision's answers as facts of the rule. Clauses 2.1 and 3.3 to 3.5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.facts import (
    AgencyFacts,
    AgreementFacts,
    ConsentFacts,
    DecisionFacts,
    ItemFacts,
    MatchFacts,
    RequestFacts,
    SharingFacts,
)
from chiltern.code_of_practice.words import Answer, InfoClass
from chiltern.foundation.actor import Actor
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven, DecisionGiven, ItemGiven

NOBODY: Mapping[UUID, Sequence[ConsentFacts]] = MappingProxyType({})


def within_order(given: AnswersGiven) -> bool:
    """Whether a court's order covers what is shared, where there is one: not known never reads as yes."""
    return given.court_order is not Answer.YES or given.within_order is Answer.YES


def item_facts(key: str, given: ItemGiven, *, ordered: bool = True) -> ItemFacts:
    """One item with the tests answered for it. A place is not known to be safe unless somebody says so.

    `ordered`: as `within_order` says.
    """
    tests: dict[str, Any] = {name: given.tests.get(name, Answer.NOT_KNOWN) for name in ITEM_TESTS}
    locating = InfoClass.LOCATING in given.classes
    there = given.hidden_there if given.hidden_from else Answer.NOT_KNOWN
    return ItemFacts(
        item=key,
        kind=given.kind,
        classes=given.classes,
        known_false=given.known_false,
        hidden_from=frozenset(given.hidden_from) if locating else frozenset(),
        hidden_person_there=there if locating else Answer.NO,
        to_hidden_person=bool(locating and given.hidden_from and given.reaches_them is Answer.YES),
        within_order=ordered,
        **tests,
    )


def decision_facts(
    by: Actor,
    given: AnswersGiven,
    *,
    reasons: str,
    manager: UUID | None = None,
    named_posts: bool = False,
    needs_second: bool = False,
) -> DecisionFacts:
    """What was answered for the whole; of a text a rule sees only that it was written. `needs_second`: on a ground."""
    return DecisionFacts(
        decider=by.practitioner,
        danger=given.danger,
        recipient_can_act=given.recipient_can_act,
        court_order=given.court_order is Answer.YES,
        court_confidential_form=given.court_confidential_form is Answer.YES,
        relevant_to_welfare=given.relevant_to_welfare,
        may_help=given.may_help,
        detriment=given.detriment,
        ground_applies=given.ground_applies,
        ground=given.ground or None,
        power=given.power or None,
        better_than_silence=bool(given.better_than_silence.strip()),
        why_this_much=bool(given.why_this_much.strip()),
        review_on=given.review_on is not None,
        procedure_needs_second=needs_second,
        second_person=given.second_person if given.second_words.strip() else None,
        views=bool(given.views.strip() or (given.child_says.strip() and given.family_says.strip())),
        child_says=bool((given.child_says or given.views).strip()),
        family_says=bool((given.family_says or given.views).strip()),
        basis=given.basis or None,
        conditions=frozenset(given.conditions),
        confidence=bool(given.confidence.strip()),
        confidence_met=given.confidence_met,
        safety_if_shared=bool(given.safety_if_shared.strip()),
        safety_if_not_shared=bool(given.safety_if_not_shared.strip()),
        told=bool(given.told.strip()),
        family_work=bool(given.family_work.strip()),
        advice=bool(given.advice.strip()),
        reasons=bool(reasons.strip()),
        method=given.method,
        method_accepted=Answer.YES,
        named_posts_outside_line=named_posts,
        manager=manager,
    )


def sharing_facts(
    by: Actor,
    given: DecisionGiven,
    *,
    provider: AgencyFacts,
    recipient: AgencyFacts,
    request: RequestFacts,
    match: MatchFacts,
    consents: Mapping[UUID, Sequence[ConsentFacts]] = NOBODY,
    named_posts: bool = False,
    agreement: AgreementFacts | None = None,
) -> SharingFacts:
    """Everything the rule looks at. Items are keyed by their place in what was given.

    `consents`: how each of the people on record whom it is about, or who answers for them, has answered.
    """
    return SharingFacts(
        provider=provider,
        recipient=recipient,
        request=request,
        decision=decision_facts(
            by,
            given.answers,
            reasons=given.reasons,
            named_posts=named_posts,
            needs_second=provider.second_on_grounds,
        ),
        items=tuple(
            item_facts(str(place), item, ordered=within_order(given.answers))
            for place, item in enumerate(given.items)
        ),
        consents=tuple(one for answers in consents.values() for one in answers),
        match=match,
        agreement=agreement,
        about=frozenset(consents),
    )
