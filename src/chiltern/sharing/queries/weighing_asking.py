"""What the Code says of telling each agency that is asked what it may know in order to answer. Clauses 3.2 to 3.6 and 9.3.

The rule is that of telling unasked, once for each agency; what it looks at is read once for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import MatchFacts, RequestFacts
from chiltern.code_of_practice.reasons import DANGER
from chiltern.code_of_practice.sharing import DecliningNeeds, may_share, unanswered
from chiltern.code_of_practice.sharing.asking import SAID_IN_REQUEST
from chiltern.code_of_practice.sharing.reviewing import USUALLY
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer, DecisionState, Outcome, Standing
from chiltern.consent.facts.standing import consents_of
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.people.queries.hidden_places import HiddenPlaces, hidden_places
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.queries.consent_lines import consent_lines
from chiltern.sharing.queries.hidden_words import asked_with_places, with_places_said
from chiltern.sharing.queries.offered import insist_offered
from chiltern.sharing.queries.second import insist_colleague
from chiltern.sharing.queries.verdicts import CAN_GO, Weighed, insist_second, known_rows
from chiltern.sharing.workings.asking import AgencyAsked, Question, short_enough
from chiltern.sharing.workings.asking_decided import AskingGiven
from chiltern.sharing.workings.deciding import DecisionGiven

NO_NEEDS = DecliningNeeds(manager=False, detriment_test=False, items=())
WHAT_NEXT = "Tell them less, or ask for consent; without it, asking takes a ground or a power"


@dataclass(frozen=True, slots=True)
class AskingWeighed:
    """One agency that is asked: the question with how consent stands for it, what it is told, what the Code says."""

    asked: AgencyAsked
    question: Question
    consent: tuple[str, ...]
    given: DecisionGiven
    weighed: Weighed

    @property
    def verdict(self) -> Verdict:
        """What the Code says."""
        return self.weighed.verdict


def weigh_asking(
    by: Actor, question: Question, asked: Sequence[AgencyAsked], deciding: AskingGiven
) -> tuple[AskingWeighed, ...]:
    """In the order of the agencies. Raises Missing for one that there is not, Invalid for a row of law that there is not."""
    law = law_at(by.at)
    known_rows(DecisionGiven(Outcome.SHARE, "", answers=deciding.answers), law)
    bodies = requests.agencies(by, by.agency, *(one.agency for one in asked))
    consents = consents_of(by, [one.person for one in question.people if one.person is not None])
    purpose, found, hidden = question.purpose or None, [], _hidden(by, question)
    request = RequestFacts(
        practitioner=by.practitioner,
        post=by.post,
        unasked=True,
        urgency=question.urgency,
        purpose=purpose,
    )
    for one in asked:
        lines = consent_lines(question.people, consents, one.agency, purpose, law)
        said = replace(question, consent="\n".join(lines))
        told, given = _in_danger_hiding(by, hidden, said, one, deciding)
        given = _with_a_day(given, law)
        facts = decisions.sharing_facts(
            by,
            given,
            provider=bodies[by.agency],
            recipient=bodies[one.agency],
            request=request,
            match=MatchFacts(),
            consents=consents,
        )
        weighed = Weighed(facts, may_share(facts, law), NO_NEEDS, DecisionState.MADE, law)
        found.append(AskingWeighed(told, said, lines, given, weighed))
    return tuple(found)


def _hidden(by: Actor, question: Question) -> HiddenPlaces | None:
    """In danger no place stops a request: whoever reads one reads from whom it stays hidden."""
    if question.danger_said is not Answer.YES:
        return None
    return hidden_places(by, [one.person for one in question.people if one.person is not None])


def _in_danger_hiding(
    by: Actor, hidden: HiddenPlaces | None, question: Question, one: AgencyAsked, deciding: AskingGiven
) -> tuple[AgencyAsked, DecisionGiven]:
    if hidden is None or not hidden.words:
        return one, deciding.to_one(question, one)
    told = asked_with_places(by, hidden, question, one)
    given = deciding.to_one(question, told)
    return told, replace(given, items=with_places_said(by, hidden, given.items, Answer.YES))


def _with_a_day(given: DecisionGiven, law: Book) -> DecisionGiven:
    """Outside danger it is looked at again on the usual day, where whoever asks names no other and it takes a ground."""
    if given.answers.danger is Answer.YES or given.answers.review_on is not None:
        return given
    return replace(given, answers=replace(given.answers, review_on=law.on + USUALLY))


def insist_askable(by: Actor, found: Sequence[AskingWeighed], called: Mapping[UUID, str]) -> None:
    """Raises Invalid for the first question without an answer and for what has ended since it was chosen, Refused for an
    agency that may not be told so. In danger nothing is waited for.
    """
    for one in found:
        insist_colleague(by, one.given.answers, one.weighed.facts)
        for name, text in one.given.answers.texts().items():
            short_enough(name, text)
        insist_offered(one.given.answers, one.weighed.law, purpose=one.question.purpose)
        for condition in unanswered(one.weighed.facts, one.verdict, Outcome.SHARE):
            field = SAID_IN_REQUEST.get(condition.fact, condition.fact)
            raise Invalid(field, f"Asking tells them something. Answer this before you ask: {condition.asks}")
        for item in one.verdict.items:
            insist_second(one.verdict, item.item)
            if item.standing not in CAN_GO:
                raise _refused(one, item.item, called[one.asked.agency])


def _refused(one: AskingWeighed, key: str, name: str) -> Refused:
    said, whole = one.verdict.item(key), one.verdict
    # That nobody is in danger stands against nothing: it is why the rest is asked.
    reasons = (*whole.reasons, *said.reasons)
    against = [one for one in reasons if one.answer is not Answer.YES and one is not DANGER.no]
    shown = dict.fromkeys(reason.says for reason in against)
    return Refused(
        f"asking.{said.standing.value}",
        f"{name}: {_SAYS[said.standing]}. {' '.join(shown)} {WHAT_NEXT}.",
        clauses=tuple(dict.fromkeys(clause for reason in against for clause in reason.clauses)),
    )


_SAYS = {
    Standing.MUST_NOT: "you cannot tell them this in order to ask",
    Standing.UNKNOWN: "not enough is known to tell them this in order to ask",
}
