"""Any facts at all, from bytes: each byte chooses one answer. Bytes are quick to draw, and shrink to the
first choices. One string of bytes makes several facts, begun at another byte each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

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
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Delegated, InfoClass, Method
from tests.code_of_practice.build import BODIES

T = TypeVar("T")
ANSWERS = tuple(Answer)
FLAG = (False, True)
TESTS = (
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
    "relevant_to_welfare",
    "may_help",
)
GIVERS = ("", "mother", "child")
PEOPLE = (frozenset[str](), frozenset({"amara"}), frozenset({"amara", "joel"}))
PURPOSES = (frozenset({"child-in-need"}), frozenset({"child-in-need"}), frozenset({"early-help"}))
DAYS = (None, None, date(2026, 1, 5), date(2026, 12, 1))
BYTES, STEP = 96, 12
MINUTES = (None, datetime(2026, 11, 1, 9, 0), datetime(2026, 11, 1, 9, 1))  # noqa: DTZ001  only compared
AGENCIES = frozenset(body.agency for body in BODIES.values())


class Chooser:
    """Takes one byte for each choice; round again when they are used up."""

    def __init__(self, given: bytes) -> None:
        self._bytes: Iterator[int] = iter(given * 4)

    def of(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[next(self._bytes) % len(choices)]


def facts_of(given: bytes) -> Iterator[SharingFacts]:
    """Several, all from the same bytes."""
    for place in range(0, BYTES, STEP):
        yield facts_from(given[place:] + given[:place])


def facts_from(given: bytes) -> SharingFacts:
    """Facts for one to three items; any byte string of 64 or more makes some."""
    choose = Chooser(given)
    bodies = tuple(BODIES.values())
    provider, recipient, about = choose.of(bodies), choose.of(bodies), choose.of(PEOPLE)
    return SharingFacts(
        provider=provider,
        recipient=recipient,
        request=RequestFacts(
            purpose=choose.of((None, "child-in-need", "child-in-need")),
            unasked=choose.of(FLAG),
            danger_said=choose.of(ANSWERS),
            acts_now=choose.of(ANSWERS),
        ),
        decision=_decision(choose),
        items=tuple(_item(choose, f"item {place}") for place in range(choose.of((1, 1, 2, 3)))),
        consents=tuple(_consent(choose, recipient, about) for _ in range(choose.of((0, 1, 2, 3, 4)))),
        match=MatchFacts(
            agreeing=choose.of((frozenset({"name", "upn"}), frozenset({"name", "upn"}), frozenset({"name"}))),
            namesake=choose.of((False, False, True)),
            second_look=choose.of(ANSWERS),
        ),
        agreement=_agreement(choose, provider, recipient) if choose.of((False, False, True)) else None,
        about=about,
    )


def _decision(choose: Chooser) -> DecisionFacts:
    return DecisionFacts(
        decider="ann",
        danger=choose.of((Answer.NO, *ANSWERS)),
        recipient_can_act=choose.of(ANSWERS),
        court_order=choose.of((False, False, True)),
        court_confidential_form=choose.of(FLAG),
        detriment=choose.of(ANSWERS),
        ground_applies=choose.of((Answer.YES, *ANSWERS)),
        ground=choose.of((None, "serious-crime")),
        power=choose.of((None, "cda-1998-s115")),
        better_than_silence=choose.of((True, True, True, False)),
        why_this_much=choose.of((True, True, True, False)),
        review_on=choose.of(FLAG),
        procedure_needs_second=choose.of(FLAG),
        second_person=choose.of((None, "ann", "bob")),
        conditions=choose.of((frozenset(), frozenset({"sch1-18"}), frozenset({"sch1-6"}))),
        method=choose.of(tuple(Method)),
        named_posts_outside_line=choose.of(FLAG),
        released_by=choose.of((None, "ann", "bob")),
    )


def _item(choose: Chooser, name: str) -> ItemFacts:
    # Every second one passes: else hardly any would ever go.
    likely_yes = ANSWERS if choose.of(FLAG) else (Answer.YES,)
    return ItemFacts(
        item=name,
        classes=frozenset({choose.of(tuple(InfoClass)), choose.of((InfoClass.GENERAL, InfoClass.LOCATING))}),
        known_false=choose.of((False, False, False, True)),
        hidden_from=choose.of((frozenset(), frozenset({"father"}))),
        hidden_person_there=choose.of(ANSWERS),
        to_hidden_person=choose.of((False, False, False, True)),
        within_order=choose.of(FLAG),
        **{name: choose.of(likely_yes) for name in TESTS},
    )


def _consent(choose: Chooser, recipient: AgencyFacts, about: frozenset[str]) -> ConsentFacts:
    here = frozenset({recipient.agency})
    return ConsentFacts(
        by=choose.of(tuple(ConsentBy)),
        state=choose.of((ConsentState.GIVEN, *ConsentState)),
        recipients=choose.of((here, here, AGENCIES, AGENCIES - here)),
        purposes=choose.of(PURPOSES),
        since=choose.of(DAYS),
        until=choose.of(DAYS),
        person_age=choose.of((None, 9, 14, 16)),
        competent=choose.of(ANSWERS),
        delegated=choose.of((Answer.YES, *ANSWERS)),
        delegated_for=choose.of((None, frozenset({Delegated.SCHOOL}), frozenset(Delegated))),
        delegated_until=choose.of(DAYS),
        responsibility=choose.of((Answer.YES, *ANSWERS)),
        giver=choose.of(GIVERS),
        at=choose.of(MINUTES),
        person=choose.of(sorted(about) or [""]),
        classes=choose.of((None, None, frozenset({InfoClass.GENERAL, InfoClass.LOCATING}))),
        limits_said=choose.of(FLAG),
    )


def _agreement(choose: Chooser, provider: AgencyFacts, recipient: AgencyFacts) -> AgreementFacts:
    both = frozenset({provider.agency, recipient.agency})
    return AgreementFacts(
        agreement="attendance",
        parties=choose.of((both, both, frozenset({provider.agency}))),
        purposes=choose.of(PURPOSES),
        classes=choose.of((frozenset(InfoClass), frozenset({InfoClass.GENERAL, InfoClass.LOCATING}))),
        methods=choose.of((frozenset(Method), frozenset(Method), frozenset({Method.SERVICE}))),
        signed_on=choose.of((date(2025, 11, 3), date(2025, 11, 3), None)),
        ended_on=choose.of((None, None, date(2026, 6, 1))),
        review_on=choose.of(DAYS),
    )
