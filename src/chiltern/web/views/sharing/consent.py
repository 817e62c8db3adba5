"""Consent beside a decision under way: what is not known of it, which limits it has, what they were told. 3.1, 3.3, 9.1, 9.2.

Danger and duty stand before it in the panel above: this is never the first thing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer
from chiltern.consent.queries.told_of import LastTold, last_told
from chiltern.consent.workings.kinds import TellingState
from chiltern.sharing.queries.consents_looked_at import ConsentLookedAt, limited_in_words
from chiltern.sharing.queries.verdicts import Weighed
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action
from chiltern.web.views.sharing.common import capital, ended

_KEYS = ("consent", "consent.")
_UNSEEN = "set limits in words, which stand in a record that you cannot see: ask a colleague who can."
_NOT_TOLD = "nothing is written down of what they were told."
Person = tuple[str, UUID | None]


@dataclass(frozen=True, slots=True)
class BesideDecision:
    """What is open, which limits were set in words, what they were told, and one link for each person on record here."""

    open: tuple[str, ...]
    limits: tuple[str, ...]
    told: tuple[str, ...]
    people: tuple[Action, ...]


def beside(weighed: Weighed, people: Iterable[Person], came_from: str) -> BesideDecision:
    """`people`: by name, with our own record of them; `came_from`: the journey to come back to, as in its address."""
    known = {person: name for name, person in people if person is not None}
    return BesideDecision(
        open=_open(weighed.verdict),
        limits=tuple(map(_limits, limited_in_words(weighed.facts, weighed.law))),
        told=_told(known),
        people=tuple(
            Action(name, f"/people/{person}/consent/?{came_from}", "consent and competence")
            for person, name in known.items()
        ),
    )


def _open(verdict: Verdict) -> tuple[str, ...]:
    found = (each for each in verdict.reasons if each.key == _KEYS[0] or each.key.startswith(_KEYS[1]))
    return tuple(
        f"{each.says} Who could say: {ended(each.who_could_say)}" if each.who_could_say else each.says
        for each in found
        if each.answer is Answer.NOT_KNOWN
    )


def _limits(one: ConsentLookedAt) -> str:
    who = capital(one.giver or one.by.says)
    return f"{who} set limits: {ended(one.limits)}" if one.limits else f"{who} {_UNSEEN}"


def _told(known: Mapping[UUID, str]) -> tuple[str, ...]:
    """Of each the last word to everybody who was told, or that telling is unsafe; or that nobody wrote anything down."""
    found = last_told(known)
    heard = {one.person for one in found}
    silent = [f"{name}: {_NOT_TOLD}" for person, name in known.items() if person not in heard]
    return (*(f"{known[one.person]}: {_last(one, known)}" for one in found), *silent)


def _last(one: LastTold, known: Mapping[UUID, str]) -> str:
    who, when = one.whom, date_in_words(one.happened_at)
    if not who:
        who = known.get(one.on_record, "somebody on record") if one.on_record else "the family"
    if one.state is TellingState.NOT_TOLD_UNSAFE:
        return f"{who} is not told, because it is unsafe ({when}). {ended(one.why_unsafe)}"
    language = f" In {one.language}." if one.language else ""
    return f"{who} was told on {when}: {'; '.join(each.says for each in one.of)}.{language}"
