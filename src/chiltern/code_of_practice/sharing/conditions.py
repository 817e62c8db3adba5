"""The conditions of section 3, as one table: the form asks them, the rule requires them, the record stores
them.

Each names the clause it comes from, the question as the page puts it, and the fact that holds the answer.
Clauses 2.1, 3.1 to 3.10, 9.5.
"""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.reasons import DUTY_BINDS
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    DECLINING_OUTCOMES,
    SHARING_OUTCOMES,
    Answer,
    ConfidenceMet,
    Declining,
    OrderQuestion,
    Outcome,
    Standing,
    Word,
)

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
LEGAL_OBLIGATION = "legal-obligation"
"""The lawful basis that a court or the duty gives, and nothing else."""


class About(Word):
    """Which facts hold the answer to a condition."""

    REQUEST = "request", "the request"
    DECISION = "decision", "the decision"
    ITEM = "item", "each item"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of section 3. `fact` is the field of the facts it is `about`.

    `to_share` and `to_decline`: an answer is needed for that outcome. In danger none is: it is found out
    afterwards. `when`: only where the verdict makes it matter. `waits`: the decision waits for the answer; else it is
    asked and recorded, and may stay empty.
    """

    key: str
    clauses: tuple[str, ...]
    asks: str
    help: str
    about: About
    fact: str
    to_share: bool = True
    to_decline: bool = False
    when: str = ""
    waits: bool = True


def _item(key: str, clauses: tuple[str, ...], asks: str, help_text: str, when: str = "") -> Condition:
    return Condition(key, clauses, asks, help_text, About.ITEM, key, when=when)


def _decision(
    key: str, clauses: tuple[str, ...], asks: str, help_text: str, *, decline: bool = False, when: str = ""
) -> Condition:
    return Condition(key, clauses, asks, help_text, About.DECISION, key, to_decline=decline, when=when)


CONDITIONS: tuple[Condition, ...] = (
    _decision(
        "danger",
        ("9.3", "3.4"),
        "Is anyone in danger, or may a child be suffering significant harm?",
        "Your own answer. If yes, ring first; this is the record of it.",
        decline=True,
    ),
    Condition(
        "purpose",
        ("1.1", "3.2"),
        "What is it for?",
        "A purpose from the partnership's list. In danger: to protect a child from harm.",
        About.REQUEST,
        "purpose",
    ),
    _decision(
        "told",
        ("3.1",),
        "How and when will the family be told, or why not?",
        "“Not told: unsafe, because ...” is a complete answer.",
    ),
    Condition(
        "family_work",
        ("3.1", "3.4"),
        "What may sharing do to the work with the family, and what will you do about it?",
        "For example: they may stop coming; you will tell them yourself. It can stay empty.",
        About.DECISION,
        "family_work",
        waits=False,
    ),
    _decision(
        "child_says",
        ("3.1", "9.1"),
        "What does the child say about sharing, in their own words, or why was the child not asked?",
        "Ask the child first, where it is safe to wait.",
        when="not_in_danger",
    ),
    _decision(
        "family_says",
        ("3.1", "9.1"),
        "What does the family say about sharing, or why were they not asked?",
        "Who said what; the child’s own words stand above.",
        when="not_in_danger",
    ),
    _decision(
        "ground_applies",
        ("3.3", "9.5"),
        "There is no consent for this: is there a ground or a power to share without it?",
        "Lack of consent can be outweighed by the public interest; say which ground.",
        when="without_consent",
    ),
    _decision(
        "better_than_silence",
        ("3.3", "9.5"),
        "Without consent: which ground or power, and why does sharing serve it better than silence?",
        "Name the power, or the public interest.",
        when="on_a_ground",
    ),
    _decision("why_this_much", ("3.5", "9.5"), "Why this much, and not less?", "", when="on_a_ground"),
    _decision(
        "review_on",
        ("3.3", "9.5"),
        "Without consent: on which day do you look at this again?",
        "It comes to your team’s list on that day: is it still right, or what do you do now?",
        when="on_a_ground",
    ),
    _decision(
        "safety_if_shared",
        ("3.4",),
        "How safe is the child if this is shared?",
        "Say what sharing may set off.",
        decline=True,
    ),
    _decision(
        "safety_if_not_shared",
        ("3.4",),
        "How safe is the child if this is not shared?",
        "A refusal says why not sharing is safe.",
        decline=True,
    ),
    _item(
        "relevant_to_welfare",
        ("9.3",),
        "Is it relevant to safeguarding or promoting the child's welfare?",
        "You, who hold it, say so.",
        when="duty",
    ),
    _item("may_help", ("9.3", "3.5"), "May it help their work for this child?", "", when="duty"),
    _item("necessary", ("3.5", "2.2"), "Is it necessary?", "Could they do without it?", when="no_duty"),
    _item("proportionate", ("3.5", "2.2"), "Is this much proportionate?", "To the need, and to the harm."),
    _item("relevant", ("3.5",), "Is it relevant?", "About this child, and for this purpose."),
    _item(
        "accurate",
        ("3.5",),
        "Is it clear what is fact, opinion, reported or unconfirmed, and how old it is?",
        "What is unconfirmed is shared as unconfirmed.",
    ),
    _item(
        "need_to_know",
        ("3.5", "2.2"),
        "Do those who receive it need to know it?",
        "Posts, not whole agencies.",
    ),
    _decision("method", ("3.6",), "How is it shared?", "You decide; what both accept is offered first."),
    _decision("basis", ("2.1",), "Which lawful basis?", "Consent is rarely the right one here."),
    _decision(
        "confidence",
        ("2.1",),
        "How is the duty of confidence met?",
        "By consent, by a legal power or requirement, or by an overriding public interest.",
    ),
    _decision(
        "reasons", ("3.8",), "Why did you decide so?", "Share or not: both are recorded.", decline=True
    ),
    Condition(
        "advice",
        ("3.3", "3.8"),
        "Whose advice did you take, and what was it?",
        "The data-protection officer, the Caldicott Guardian, a manager. The reference of a note of advice is enough. "
        "Leave it empty if you took none.",
        About.DECISION,
        "advice",
        to_decline=True,
        waits=False,
    ),
    _decision(
        "detriment",
        ("3.4", "9.5"),
        "Would sharing do this child more harm than not sharing?",
        "Answered for this child, apart from the other grounds.",
        decline=True,
        when="declining_a_must",
    ),
)


def unanswered(
    facts: SharingFacts, verdict: Verdict, outcome: Outcome, *, declines: bool = False
) -> tuple[Condition, ...]:
    """The conditions that still need an answer before this outcome can be decided, in the order of the form. A lawful basis
    that does not hold any more is none, nor is a duty that does not reach how confidence is met.

    `declines`: whether something that must go stays behind when the rest is shared. Sharing in danger waits for none of
    them; declining does.
    """
    if outcome in SHARING_OUTCOMES and verdict.in_danger:
        return ()
    return tuple(
        c
        for c in CONDITIONS
        if c.waits and _needed(c, verdict, outcome, declines=declines) and not _answered(c, facts, verdict)
    )


def asked_besides(verdict: Verdict, outcome: Outcome) -> tuple[Condition, ...]:
    """What this outcome asks and no decision waits for."""
    return tuple(c for c in CONDITIONS if not c.waits and _needed(c, verdict, outcome))


def _needed(condition: Condition, verdict: Verdict, outcome: Outcome, *, declines: bool = False) -> bool:
    to_decline = outcome in DECLINING_OUTCOMES and condition.to_decline
    to_share = outcome in SHARING_OUTCOMES and condition.to_share
    return (to_decline or to_share) and _matters(condition, verdict, outcome, declines=declines)


def _matters(condition: Condition, verdict: Verdict, outcome: Outcome, *, declines: bool) -> bool:
    duty = any(reason.key in ("duty.binds", "duty.not_confirmed") for reason in verdict.reasons)
    return {
        "": True,
        "not_in_danger": not verdict.in_danger,
        "without_consent": verdict.question in (OrderQuestion.GROUND, OrderQuestion.OTHERWISE),
        "on_a_ground": OrderQuestion.GROUND in questions_answered(verdict),
        "duty": duty,
        "no_duty": not duty,
        "declining_a_must": declines
        or (outcome in DECLINING_OUTCOMES and verdict.declining is Declining.MANAGER_AND_DETRIMENT),
    }[condition.when]


def _answered(condition: Condition, facts: SharingFacts, verdict: Verdict) -> bool:
    if condition.about is About.ITEM:
        held_back = [item.known_false for item in facts.items]
        values = [getattr(item, condition.fact) for item in facts.items]
        return all(false or value is not NOT_KNOWN for false, value in zip(held_back, values, strict=True))
    value = getattr(facts.request if condition.about is About.REQUEST else facts.decision, condition.fact)
    if _rests_on_duty(condition, facts) and not is_compelled(facts, verdict):
        return False
    return bool(value) and value is not NOT_KNOWN


def _rests_on_duty(condition: Condition, facts: SharingFacts) -> bool:
    """Whether it was answered with what a court or the duty gives, and nothing else."""
    given = {"basis": facts.decision.basis, "confidence": facts.decision.confidence_met}
    return given.get(condition.fact) in (LEGAL_OBLIGATION, ConfidenceMet.DUTY)


def is_compelled(facts: SharingFacts, verdict: Verdict) -> bool:
    """Whether a court or the duty compels any of it; or the duty binds both, and nobody has said yet whether it reaches."""
    if Standing.MUST in {verdict.standing, *(item.standing for item in verdict.items)}:
        return True
    said = {answer for item in facts.items for answer in (item.relevant_to_welfare, item.may_help)}
    open_yet = DUTY_BINDS in verdict.reasons and said == {NOT_KNOWN}
    return open_yet or OrderQuestion.COMPULSION in questions_answered(verdict)


def questions_answered(verdict: Verdict) -> set[OrderQuestion]:
    """The questions that gave a standing, of the whole and of each item."""
    return {verdict.question, *(item.question for item in verdict.items)}
