"""On whose consent a stored decision relied, and whose no it looked at, as this reader may see it. 3.3, 3.8 and 9.1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ConsentFacts, Id, SharingFacts
from chiltern.code_of_practice.sharing.resting import resting_on_consent
from chiltern.code_of_practice.stored_facts import read_back
from chiltern.code_of_practice.whose_answer import SAID_NO, in_scope, reaches
from chiltern.code_of_practice.words import ConsentBy, ConsentState
from chiltern.consent.queries.named import Giver, givers
from chiltern.sharing.models import ConsentRelied, Decision
from chiltern.sharing.workings.kept import sharing_of


@dataclass(frozen=True, slots=True)
class ConsentLookedAt:
    """One answer. `consent`: where it stands, and `giver`: their name, for whoever sees the person's record."""

    relied_on: bool
    state: ConsentState
    by: ConsentBy
    at: datetime | None
    giver: str
    consent: UUID | None
    limits: str = ""
    """Set in words, for whoever sees the person's record."""


def consents_looked_at(decision: Decision) -> tuple[ConsentLookedAt, ...]:
    """Those relied on, then every no that reaches this recipient and purpose. Asks nothing where nobody was asked."""
    facts = sharing_of(decision.answers)
    known = [read_back(ConsentFacts, stored) for stored in facts["consents"]]
    if not known:
        return ()
    rows = ConsentRelied.objects.filter(decision=decision.id).values_list("consents", flat=True)
    relied = {str(one) for consents in rows for one in consents}
    return _looked_at(known, relied, facts["recipient"]["agency"], facts["request"]["purpose"])


def consents_under(facts: SharingFacts, law: Book) -> tuple[ConsentLookedAt, ...]:
    """The same of a decision under way: what would go on consent alone, and every no."""
    if not facts.consents:
        return ()
    resting = resting_on_consent(facts, law)
    relied = {str(one.consent) for answers in resting.values() for one in answers}
    return _looked_at(facts.consents, relied, facts.recipient.agency, facts.request.purpose)


def limited_in_words(facts: SharingFacts, law: Book) -> tuple[ConsentLookedAt, ...]:
    """Each yes to this recipient and purpose that was given with limits in words. Asks nothing where there is none."""
    to, purpose = facts.recipient.agency, facts.request.purpose
    said = [one for one in facts.consents if one.limits_said and in_scope(one, to, purpose, law.on)]
    told = {str(one.consent): one for one in said}
    named = givers({UUID(each) for each in told}) if told else {}
    return tuple(_one(one, named, relied_on=False) for one in told.values())


def _looked_at(
    known: Iterable[ConsentFacts], relied: set[str], to: Id, purpose: str | None
) -> tuple[ConsentLookedAt, ...]:
    # A person's own answer stands once for each judgement of competence: it is one answer all the same.
    told = {
        str(one.consent): one
        for one in known
        if str(one.consent) in relied or (one.state in SAID_NO and reaches(one, to, purpose))
    }
    named = givers({UUID(each) for each in told if each}) if told else {}
    found = [_one(one, named, relied_on=key in relied) for key, one in told.items()]
    return tuple(sorted(found, key=lambda one: not one.relied_on))


def _one(one: ConsentFacts, named: dict[UUID, Giver], *, relied_on: bool) -> ConsentLookedAt:
    consent = UUID(str(one.consent)) if one.consent else None
    seen = consent if consent in named else None
    giver = named[seen] if seen else Giver("", "")
    return ConsentLookedAt(relied_on, one.state, one.by, one.at, giver.name, seen, giver.limits)
