"""Consent: whose answer counts, and for what it was given (clauses 3.3, 9.1, 9.2).

Consent does not come first: danger and duty do. One holder of parental responsibility is enough; another's no
is recorded. A competent child's answer prevails over a parent's. Competence is not known only where it would
matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import NOBODY, ConsentFacts, Id, PersonFacts
from chiltern.code_of_practice.latest_answers import Limit, Limited, Standing, both, still_standing, without
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_consent import (
    ANOTHER_SAID_NO,
    ASSESS_COMPETENCE,
    CHILD_DECIDES,
    CHILD_OBJECTS,
    COMPETENCE_NOT_KNOWN,
    CONSENT,
    CONSENT_FOR_SOME,
    CONSENT_FOR_SOMETHING_ELSE,
    CONSENT_LAPSED,
    CONSENT_NOT_SOUGHT,
    CONSENT_NOT_THEIRS,
    CONSENT_REFUSED,
    CONSENT_WITHDRAWN,
    DELEGATION_NOT_KNOWN,
    KNOWING_RAISES_RISK,
    LIMITS_IN_WORDS,
    OPPOSITE_ANSWERS,
    OUTSIDE_DELEGATION,
    RESPONSIBILITY_NOT_KNOWN,
    RISK_OF_ASKING_NOT_KNOWN,
    SEEK,
    SUSPECTED,
    TELL_INSTEAD,
    WOULD_NO_CHANGE_NOT_KNOWN,
)
from chiltern.code_of_practice.whose_answer import (
    GIVEN,
    PRESUMED_COMPETENT,
    SAID_NO,
    competence,
    delegation_stands,
    in_scope,
    is_own,
    reaches,
    whose_to_give,
    within_delegation,
)
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, InfoClass

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
_WORST_FIRST = (NO, NOT_KNOWN, YES)
_WHO_IS_OPEN = {
    ConsentBy.CHILD: COMPETENCE_NOT_KNOWN,
    ConsentBy.ADULT: COMPETENCE_NOT_KNOWN,
    ConsentBy.PARENT: RESPONSIBILITY_NOT_KNOWN,
    ConsentBy.CARER: DELEGATION_NOT_KNOWN,
}


class ConsentStanding(NamedTuple):
    """Whether there is consent for one recipient, purpose and day.

    `classes`: for each answer that it rests on, the classes of information it is limited to, or None. `also`: what is
    on record besides, and stops nothing.
    """

    answer: Answer
    reason: Reason
    classes: tuple[Limit, ...]
    refused: bool
    also: tuple[Reason, ...] = ()

    def covers(self, classes: frozenset[InfoClass]) -> bool:
        """Whether it covers information of these classes too."""
        return any(limit is None or classes <= limit for limit in self.classes)


NONE_LEFT: Limit = frozenset()
"""Of what a carer said yes to, nothing was theirs to decide."""
NOTHING_SAID = ConsentStanding(NOT_KNOWN, CONSENT.not_known, (), False)


def consent_for(
    consents: Iterable[ConsentFacts],
    recipient: Id,
    purpose: str | None,
    on: date,
    about: frozenset[Id] = NOBODY,
) -> ConsentStanding:
    """How consent stands for this recipient and purpose on this day, whatever the class of information.

    `about`: whom it is about; there has to be consent for each of them. Where nobody is named all answers are of one.
    """
    consents = tuple(consents)
    if not consents:
        return NOTHING_SAID
    if len(about) < 2:
        return _for_one(consents, recipient, purpose, on)
    # Always in one order: of two who say no for different reasons the same one is named when it is made again.
    people = sorted(about, key=str)
    return _for_all(
        [
            _for_one(tuple(c for c in consents if c.person == person), recipient, purpose, on)
            for person in people
        ]
    )


def rests_on(consents: Iterable[ConsentFacts], recipient: Id, purpose: str | None, on: date) -> frozenset[Id]:
    """The records on which consent for this recipient and purpose rests on this day, where there is consent."""
    _, standing = _standing(tuple(consents), recipient, purpose, on)
    return frozenset(c.consent for c, _ in standing.said_yes if whose_to_give(c) is YES)


def _for_all(each: Sequence[ConsentStanding]) -> ConsentStanding:
    """Of several people the one for whom it stands worst; what it covers, it covers for all of them."""
    worst = min(each, key=lambda one: _WORST_FIRST.index(one.answer))
    limits: tuple[Limit, ...] = (None,)
    for one in each:
        limits = tuple(dict.fromkeys(both(limit, other) for limit in limits for other in one.classes))
    also = tuple(dict.fromkeys(reason for one in each for reason in one.also))
    some = (CONSENT_FOR_SOME,) if worst.answer is not YES and any(one.answer is YES for one in each) else ()
    refused = any(one.refused for one in each)
    return ConsentStanding(worst.answer, worst.reason, limits, refused, (*some, *also))


def _standing(
    consents: tuple[ConsentFacts, ...], recipient: Id, purpose: str | None, on: date
) -> tuple[list[ConsentFacts], Standing]:
    """Every answer but each no that a later yes replaced, and what still stands for this recipient, purpose and day."""
    consents = tuple(within_delegation(c) for c in consents)
    said_yes = [c for c in consents if in_scope(c, recipient, purpose, on)]
    said_no = [c for c in consents if c.state in SAID_NO and reaches(c, recipient, purpose)]
    standing = still_standing(said_yes, said_no)
    kept = [c for c, _ in standing.said_no]
    undecided = [yes.giver for yes, _ in standing.opposite]
    return [c for c in consents if c not in said_no or c in kept or c.giver in undecided], standing


def _for_one(
    consents: tuple[ConsentFacts, ...], recipient: Id, purpose: str | None, on: date
) -> ConsentStanding:
    if not consents:
        return NOTHING_SAID
    left, standing = _standing(consents, recipient, purpose, on)
    refused = any(c.state in SAID_NO for c in left)
    own_no = [one for one in standing.said_no if is_own(one[0])]
    whole_no = [c for c, limit in own_no if limit is None and competence(c) is YES]
    if whole_no:
        return ConsentStanding(NO, _own_no_reason(whole_no), (), refused)
    counts = _uncontested(standing.said_yes, own_no, YES)
    open_answer = _what_is_open(standing, own_no, bool(counts))
    if open_answer is not None:
        return ConsentStanding(NOT_KNOWN, open_answer, (), refused)
    if counts:
        limits = tuple(limit for _, limit in counts)
        also = (*_limits_in_words(counts), *_others_no(standing.said_no))
        return ConsentStanding(YES, CONSENT.yes, limits, refused, also)
    theirs = any(whose_to_give(c) is YES for c, _ in standing.said_yes)
    why_not = CONSENT_NOT_THEIRS if standing.said_yes and not theirs else _why_not(left, on)
    return ConsentStanding(NO, why_not, (), refused)


def _what_is_open(standing: Standing, own_no: Sequence[Limited], counts: bool) -> Reason | None:
    """What leaves it open: the person's own no or their two answers, whatever others say; and, where nobody's yes
    counts, a parent's two answers, or a yes of somebody of whom nobody knows whether it is theirs to give.
    """
    if counts and any(competence(c) is NOT_KNOWN for c, _ in own_no):
        return COMPETENCE_NOT_KNOWN
    undecided = [c for answer in (YES, NOT_KNOWN) for c, _ in _uncontested(standing.opposite, own_no, answer)]
    if undecided and (not counts or any(is_own(c) for c in undecided)):
        return OPPOSITE_ANSWERS
    unsure = [] if counts else _uncontested(standing.said_yes, own_no, NOT_KNOWN)
    return _WHO_IS_OPEN[unsure[0][0].by] if unsure else None


def _uncontested(said: Sequence[Limited], own_no: Sequence[Limited], whose: Answer) -> list[Limited]:
    """Those whose answer it is, or of whom that is not known, without the classes to which the competent person said no."""
    left = []
    for answer, limit in said:
        if whose_to_give(answer) is whose:
            for no, refused in own_no:
                limit = without(limit, refused) if competence(no) is YES else limit
            left.append((answer, limit))
    return [(answer, limit) for answer, limit in left if limit is None or limit]


def _limits_in_words(counts: Sequence[Limited]) -> tuple[Reason, ...]:
    """What words leave out no rule can hold back: whoever decides reads them."""
    return (LIMITS_IN_WORDS,) if any(answer.limits_said for answer, _ in counts) else ()


def _others_no(said_no: Sequence[Limited]) -> tuple[Reason, ...]:
    """A no of another holder, who is known as such: on record, and listed."""
    theirs = any(
        c.by is ConsentBy.PARENT and c.giver != "" and whose_to_give(c) is not NO for c, _ in said_no
    )
    return (ANOTHER_SAID_NO,) if theirs else ()


def _own_no_reason(own_no: list[ConsentFacts]) -> Reason:
    if any(c.by is ConsentBy.CHILD for c in own_no):
        return CHILD_DECIDES
    withdrawn = any(c.state is ConsentState.WITHDRAWN for c in own_no)
    return CONSENT_WITHDRAWN if withdrawn else CONSENT_REFUSED


def _why_not(consents: Sequence[ConsentFacts], on: date) -> Reason:
    states = {c.state for c in consents}
    if ConsentState.WITHDRAWN in states:
        return CONSENT_WITHDRAWN
    if ConsentState.REFUSED in states:
        return CONSENT_REFUSED
    if ConsentState.LAPSED in states or any(c.state in GIVEN and c.until and c.until < on for c in consents):
        return CONSENT_LAPSED
    if any(c.state in GIVEN and (c.classes == NONE_LEFT or not delegation_stands(c, on)) for c in consents):
        return OUTSIDE_DELEGATION
    return CONSENT_FOR_SOMETHING_ELSE if states & set(GIVEN) else CONSENT_NOT_SOUGHT


def whether_to_ask(
    person: PersonFacts, would_no_change: Answer, book: Book
) -> tuple[Answer, tuple[Reason, ...]]:
    """Whether to seek this person's consent, with every reason. Safety first; then: would a no change
    anything?
    """
    reasons = []
    if person.suspected is YES:
        reasons.append(SUSPECTED)
    if person.knowing_raises_risk is YES:
        reasons.append(KNOWING_RAISES_RISK)
    if person.competent_child_objects:
        reasons.append(CHILD_OBJECTS)
    if NOT_KNOWN in (person.suspected, person.knowing_raises_risk):
        reasons.append(RISK_OF_ASKING_NOT_KNOWN)
    by_answer = {YES: SEEK, NO: TELL_INSTEAD, NOT_KNOWN: WOULD_NO_CHANGE_NOT_KNOWN}
    reasons.append(by_answer[would_no_change])
    answers = {reason.answer for reason in reasons}
    answer = NO if NO in answers else NOT_KNOWN if NOT_KNOWN in answers else YES
    return answer, (*reasons, *_prompt(person, book))


def _prompt(person: PersonFacts, book: Book) -> tuple[Reason, ...]:
    """About twelve is a prompt to assess, never a gate."""
    prompt_age: int = book.setting("competence_prompt_age")
    young = person.age is not None and prompt_age <= person.age < PRESUMED_COMPETENT
    return (ASSESS_COMPETENCE,) if young and person.competent is NOT_KNOWN else ()
