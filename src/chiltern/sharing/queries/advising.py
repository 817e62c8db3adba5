"""Advice under way: what the Code says of the answers so far, and which question comes next. Clauses 3.3 to 3.5, 9.1 to 9.5."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from chiltern.agencies.facts import KnownAgreement, agreements_between
from chiltern.code_of_practice.book import Book, Row, UnknownRowError
from chiltern.code_of_practice.consent import whether_to_ask
from chiltern.code_of_practice.facts import AgencyFacts, SharingFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.sharing import may_share, offered_bases, offered_conditions
from chiltern.code_of_practice.sharing.advising import FIRST, asks_necessary, duty_asks, may_write_note, steps
from chiltern.code_of_practice.sharing.lawful import not_offered
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, AdviceStep
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests
from chiltern.sharing.facts.advice import advice_facts, person_facts, unlisted
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.agreed import AgreementOffered, offered_of
from chiltern.sharing.workings.advising import AdviceGiven, advice_from, said_on


@dataclass(frozen=True, slots=True)
class UnderAdvice:
    """What the pages show, and what a note stores."""

    facts: SharingFacts
    verdict: Verdict
    asking: tuple[Reason, ...]
    """Whether to seek consent, with every reason; empty where the order of questions does not come to it."""
    steps: tuple[AdviceStep, ...]
    duty: bool
    """Whether the two questions of the duty to share are asked."""
    necessary: bool
    """Whether “necessary” is asked apart."""
    law: Book
    agreements: tuple[AgreementOffered, ...] = ()
    """Those that fit."""

    def bases(self) -> tuple[Row, ...]:
        """The lawful bases that these facts allow."""
        return offered_bases(self.facts, self.verdict, self.law)

    def conditions(self) -> tuple[Row, ...]:
        """The conditions for special-category and offence data that these facts allow."""
        return offered_conditions(self.facts, self.law)

    def left_out(self) -> tuple[tuple[Row, str], ...]:
        """What they do not allow, each with why."""
        return not_offered(self.facts, self.verdict, self.law)

    def lawful(self) -> dict[str, list[Any]]:
        """What it may rest on in law and what not, as a note stores it."""
        return {
            "offered": [row.id for row in (*self.bases(), *self.conditions())],
            "left_out": [[row.id, why] for row, why in self.left_out()],
        }


def under_advice(by: Actor, given: AdviceGiven) -> UnderAdvice:
    """Raises Missing for an unknown recipient, Refused by role, Invalid for an unknown row of law."""
    both = _both(by, given.recipient)
    refuse_unless_may(
        may_write_note(requests.actor_facts(by, both[by.agency]), law_at(by.at)), Act.WRITE_NOTE
    )
    return _under(by, given, both, _between(by, given))


def answered(by: Actor, said: Mapping[str, Any], done: Collection[str]) -> tuple[AdviceGiven, UnderAdvice]:
    """The answers that count: those of the questions that the answers before them leave open. Raises as above.

    What was answered on a page that is asked for no longer is kept in the draft, and changes nothing.
    """
    used = [*FIRST]
    both = _both(by, advice_from(said_on(said, used)).recipient)
    refuse_unless_may(
        may_write_note(requests.actor_facts(by, both[by.agency]), law_at(by.at)), Act.WRITE_NOTE
    )
    between = _between(by, advice_from(said_on(said, used))) if AdviceStep.PURPOSE in done else ()
    while True:
        given = advice_from(said_on(said, used))
        under = _under(by, given, both, between)
        comes = next((step for step in under.steps if step not in used), None)
        if comes is None or comes not in done:
            return given, under
        used.append(comes)


def _both(by: Actor, recipient: UUID | None) -> Mapping[UUID, AgencyFacts]:
    return requests.agencies(by, by.agency, *([recipient] if recipient else []))


def _between(by: Actor, given: AdviceGiven) -> tuple[KnownAgreement, ...]:
    """The agreements with whom it would go to; a body that is not on the list has none."""
    return agreements_between([by.agency, given.recipient]) if given.recipient else ()


def _under(
    by: Actor,
    given: AdviceGiven,
    both: Mapping[UUID, AgencyFacts],
    between: Sequence[KnownAgreement],
) -> UnderAdvice:
    law, asking = law_at(by.at), given.asking
    _known_rows(given, law)
    other = both[given.recipient] if given.recipient else unlisted(given.function)
    named = next((one.facts for one in between if one.facts.agreement == given.agreement), None)
    facts = advice_facts(by, given, both[by.agency], other, named)
    offered = offered_of(between, replace(facts, agreement=None), law.on)
    found = steps(
        facts,
        law,
        would_no_change=asking.would_no_change,
        already_asked=asking.already_asked,
        agreements=bool(offered),
    )
    seek = whether_to_ask(person_facts(given), asking.would_no_change, law)[1]
    whole = may_share(replace(facts, items=()), law)
    return UnderAdvice(
        facts=facts,
        verdict=may_share(facts, law),
        asking=seek if AdviceStep.ASKING in found else (),
        steps=found,
        duty=duty_asks(whole),
        necessary=asks_necessary(facts, whole),
        law=law,
        agreements=offered,
    )


def _known_rows(given: AdviceGiven, law: Book) -> None:
    answers = given.answers
    named = [
        ("purpose", given.purpose, "purpose"),
        ("ground", answers.ground, "ground"),
        ("power", answers.power, None),
        ("basis", answers.basis, "basis"),
        *(("conditions", one, "condition") for one in answers.conditions),
    ]
    for field, row, kind in named:
        try:
            if row:
                law.row(row, kind)
        except UnknownRowError:
            raise Invalid(field, "Choose one from the list") from None
