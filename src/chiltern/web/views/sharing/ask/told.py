"""What the Code says of telling each agency so, and how consent stands, as the pages of asking show it. 3.3, 3.8 and 9.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.reasons import DUTY_BINDS
from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.sharing.answered import answered_of_item
from chiltern.code_of_practice.sharing.asking import SAID_IN_REQUEST
from chiltern.code_of_practice.sharing.reviewing import needs_review
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer, Declining
from chiltern.sharing.queries.consents_looked_at import consents_under
from chiltern.sharing.queries.under_asking import UnderAsking
from chiltern.sharing.workings.kept import whole_given
from chiltern.sharing.workings.plain import plain
from chiltern.web.parts import Action, CodeSays, Row
from chiltern.web.views.sharing.answered import answered_rows, condition_open, consent_rows, tests_row
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.shown import code_says

_PAGES = {
    "danger": "urgency",
    "purpose": "what",
    "child_says": "background",
    "family_says": "background",
    "reasons": "what",
}
"""Where the request itself answers a condition."""
_ARGUED = {"ground_applies", "better_than_silence", "why_this_much", "review_on"}
"""What a ground without consent takes."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the Code says for one agency; for several of which it says the same, once."""

    key: str
    agencies: str
    code: CodeSays


def told_from(ask: Ask) -> str:
    """How the family is told. What it knows was said with the request: the record starts from the same words."""
    return ask.decided.get("told") or ask.said.get("views", "")


def duty_spares_ground(under: UnderAsking, reaches: Iterable[object]) -> bool:
    """Whether nobody has to argue a ground: the duty binds everybody, and nothing said so far keeps it from reaching."""
    bound = all(DUTY_BINDS in one.verdict.reasons for one in under.agencies)
    return bound and Answer.NO not in reaches and not under.in_danger


def to_answer(ask: Ask, under: UnderAsking) -> tuple[Condition, ...]:
    """What is open of the page of the Code's questions, but for what it fills in and what it spares."""
    done = {*under.under.filled_in}
    done |= {"told"} if told_from(ask) else set()
    if duty_spares_ground(under, [ask.decided.get(name) for name in ("relevant_to_welfare", "may_help")]):
        done |= _ARGUED
    return tuple(each for each in under.under.open if each in under.left and each.fact not in done)


def panels(under: UnderAsking, called: Mapping[UUID, str], law: Book) -> tuple[Panel, ...]:
    """In the order of the agencies. `called`: by what name each goes."""
    found: dict[CodeSays, list[str]] = {}
    for one in under.agencies:
        found.setdefault(code_says(_freely(one.verdict), law), []).append(called.get(one.asked.agency, ""))
    return tuple(
        Panel(f"code-says-{place}", ", ".join(agencies), says)
        for place, (says, agencies) in enumerate(found.items(), start=1)
    )


def consent_stands(under: UnderAsking, called: Mapping[UUID, str]) -> tuple[Row, ...]:
    """From our own record, a line for each person; apart for an agency for which it stands otherwise."""
    found: dict[tuple[str, ...], list[UUID]] = {}
    for one in under.agencies:
        found.setdefault(one.consent, []).append(one.asked.agency)
    if len(found) == 1:
        return tuple(Row("Consent, as your own record says", "\n".join(lines)) for lines in found)
    return tuple(
        Row(f"Consent, for {', '.join(called.get(one, '') for one in agencies)}", "\n".join(lines))
        for lines, agencies in found.items()
    )


def still_open(under: UnderAsking, here: str) -> tuple[Action, ...]:
    """What nobody has answered, each with the page where it is."""
    found = (
        Action(
            each.asks,
            f"{here}{_PAGES.get(each.fact, 'code')}/?from=check#{SAID_IN_REQUEST.get(each.fact, each.fact)}",
        )
        for each in under.under.open
    )
    return (*found, *condition_open(under.under, f"{here}code/"))


def decided_rows(under: UnderAsking, here: str, law: Book) -> tuple[Row, ...]:
    """What was answered of telling them, once for all; and on whose consent it relies, or whose no was there."""
    one = under.agencies[0]
    facts = one.weighed.facts

    def change(fact: str, asks: str) -> tuple[Action, ...]:
        return (Action("Change", f"{here}code/?from=check#{fact}", asks),)

    whole = whole_given(one.given.answers, "", facts, shares=False)
    left_out = {*SAID_IN_REQUEST, *(() if needs_review(one.verdict, gives=True) else ("review_on",))}
    found = [(each, said) for each, said in whole if each.fact not in left_out]
    tests = tests_row(answered_of_item(plain(one.given.items[0].tests)))
    changed = (replace(row, actions=change("may_help", "The tests")) for row in tests)
    return (*changed, *answered_rows(found, law, change), *consent_rows(consents_under(facts, law)))


def _freely(verdict: Verdict) -> Verdict:
    """Nobody has to ask: what not sharing would take is no sentence of these pages."""
    return verdict._replace(declining=Declining.FREE)
