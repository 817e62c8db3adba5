"""Who here can be given what was told to us, or asked of us: colleagues outside a conflict, teams where one has it. 2.2, 3.6, 3.7.

What was told to named posts alone stays with those. Whether anybody is in conflict is shown nowhere: they do not stand there.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.sharing.telling import may_have
from chiltern.code_of_practice.words import Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import AgencyRequest, Telling
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.colleagues import Colleague, TeamToHave, colleagues, teams_to_have
from chiltern.sharing.queries.screening import in_conflict
from chiltern.sharing.queries.telling_page import hand
from chiltern.sharing.workings.asking import person_asked


@dataclass(frozen=True, slots=True)
class MayHave:
    """Colleagues and teams to choose from; whether only those to whom it was told can have it."""

    people: tuple[Colleague, ...]
    teams: tuple[TeamToHave, ...]
    named_alone: bool


def who_may_have(by: Actor, telling: Telling) -> MayHave:
    """The choices of the page, and what the acts insist on."""
    facts, law = hand(telling), law_at(by.at)
    barred = in_conflict(by.agency, [person_asked(one) for one in telling.said["people"]])

    def fits(to: UUID) -> bool:
        return to not in barred and may_have(to, facts, law).standing is Standing.MAY

    return MayHave(
        people=tuple(one for one in colleagues(by) if fits(one.post)),
        teams=tuple(one for one in teams_to_have(by, telling.disclosure_id) if fits(one.id)),
        named_alone=bool(facts.named),
    )


def who_may_have_request(by: Actor, asked: AgencyRequest) -> tuple[Colleague, ...]:
    """The same of a request to us, before and after it is matched: nobody who could be in conflict is given it by name."""
    barred = in_conflict(by.agency, [person_asked(one) for one in asked.asked["people"]])
    return tuple(one for one in colleagues(by) if one.post not in barred)


def request_to_give(by: Actor, request_id: UUID) -> tuple[Colleague, ...]:
    """For the page that asks to whom. Raises Missing."""
    return who_may_have_request(by, fetch.agency_request(by, request_id).asked)


def insist_may_have(by: Actor, telling: Telling, to: UUID, field: str, says: str) -> None:
    """Raises Invalid at the field: with the Code's own reason where it was told to named posts alone."""
    stands = may_have(to, hand(telling), law_at(by.at))
    if stands.standing is not Standing.MAY:
        raise Invalid(field, " ".join(reason.says for reason in stands.reasons))
    found = who_may_have(by, telling)
    if to not in {one.post for one in found.people} | {one.id for one in found.teams}:
        raise Invalid(field, says)
