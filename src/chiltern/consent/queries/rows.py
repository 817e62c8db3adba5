"""The rows of one person, opened, with the names of those to whom it may go: three statements (clause 9.1)."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from chiltern.agencies.queries.outside import MARK
from chiltern.consent.models import Competence, Consent, OfAPerson, Told
from chiltern.foundation import prepared
from chiltern.foundation.sealed import keys

R = TypeVar("R", bound=OfAPerson)

_KEY = "(select uuid_send(w.agency) || w.wrapped from foundation_keywrap w where w.thing = r.person_id) as persons_key"
_CONSENTS = f"""
select r.*, {_KEY},
  (select jsonb_object_agg(t.id, coalesce(a.name, o.name || '{MARK}'))
     from unnest(r.recipients) t (id) left join agencies_agency a on a.id = t.id
       left join agencies_outsidebody o on o.id = t.id) as called
  from consent_consent r where r.person_id = %s::uuid order by r.happened_at desc, r.made_at desc, r.id"""  # noqa: S608  constants of ours
_OF_PEOPLE = f"""
select r.*, {_KEY} from consent_consent r where r.person_id = any(%s::uuid[])
 order by r.happened_at desc, r.made_at desc, r.id"""  # noqa: S608  constants of ours
_COMPETENCE = f"""
select r.*, {_KEY} from consent_competence r where r.person_id = %s::uuid
 order by r.happened_at desc, r.made_at desc, r.id"""  # noqa: S608  constants of ours
_TOLD = f"""
select r.*, {_KEY} from consent_told r where r.person_id = any(%s::uuid[])
 order by r.happened_at desc, r.made_at desc, r.id"""  # noqa: S608  constants of ours


def consents(person: UUID) -> list[Consent]:
    """Newest first; `called` holds the names of its recipients by id."""
    return opened_by_key(Consent, _CONSENTS, person)


def consents_of(people: Collection[UUID]) -> list[Consent]:
    """Of several people, newest first, in one statement; none for nobody."""
    rows = prepared.load(Consent, _OF_PEOPLE, [list(people)]) if people else []
    for row in rows:
        row.sealed_with(keys.opened(row.person_id, row.__dict__.pop("persons_key")))
    return rows


def judgements(person: UUID) -> list[Competence]:
    """Newest first."""
    return opened_by_key(Competence, _COMPETENCE, person)


def tellings(person: UUID) -> list[Told]:
    """Newest first."""
    return tellings_of([person])


def tellings_of(people: Collection[UUID]) -> list[Told]:
    """Of several people, newest first, in one statement; none for nobody."""
    return opened_by_key(Told, _TOLD, list(people)) if people else []


def called(row: Consent) -> dict[str, str]:
    """The names of a row's recipients, by id; of one that this post does not know there is none."""
    names: dict[str, str | None] = json.loads(row.__dict__["called"] or "{}")
    return {id: name for id, name in names.items() if name}


def opened_by_key(model: type[R], statement: str, of: UUID | list[UUID]) -> list[R]:
    """The rows that a statement gives with each person's key, opened."""
    rows = prepared.load(model, statement, [of])
    for row in rows:
        row.sealed_with(keys.opened(row.person_id, row.__dict__.pop("persons_key")))
    return rows
