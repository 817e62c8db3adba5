"""How consent stood for some people at a moment, as the rule looks at it: one statement, or part of one (3.3, 9.2).

What only a later row says, or a row that another one stands for, is left out; nothing is read from a name but who is
the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.facts import ConsentFacts
from chiltern.code_of_practice.whose_answer import PRESUMED_COMPETENT
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Delegated, InfoClass
from chiltern.consent.models import Competence, Consent
from chiltern.consent.workings.checks import OWN
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import Sealed
from chiltern.people.models import Person
from chiltern.people.workings.dates import age, stands, today
from chiltern.people.workings.matching_tokens import plain

# What a statement that is asked anyhow brings along: `{person}` is a column of it with a person's id. Null where
# nothing is recorded, so that where there is nothing nothing is read.
STANDING_SQL = f"""
(select jsonb_build_object('person', p.id, 'keeper', p.keeper, 'birth', encode(p.birth, 'hex'),
   'key', (select encode(held_key, 'hex') from (select {keys.HELD_BY_SQL.format(thing="p.id")}) k),
   'consents', (select jsonb_agg(to_jsonb(c) || jsonb_build_object('on_record',
       (select jsonb_agg(jsonb_build_array(r.since, r.until)) from people_parentalresponsibility r
         where r.person_id = c.person_id and r.holder_id = c.giver_id))
     order by c.happened_at, c.made_at, c.id) from consent_consent c where c.person_id = p.id),
   'judged', (select jsonb_agg(to_jsonb(j) order by j.happened_at, j.made_at, j.id)
     from consent_competence j where j.person_id = p.id))
  from people_person p
 where p.id = {{person}} and exists (select from consent_consent c where c.person_id = p.id)) as consents"""  # noqa: S608  constants of ours
_OF_PEOPLE = f"select w.id, {STANDING_SQL.format(person='w.id')} from unnest(%s::uuid[]) w (id)"  # noqa: S608  constants of ours
_FILED = f"""
select w.id, {STANDING_SQL.format(person="w.id")}
  from (select distinct unnest(a.people) id from foundation_access a where a.thing = %s::uuid) w"""  # noqa: S608  constants of ours

Row = Mapping[str, Any]
Facts = tuple[ConsentFacts, ...]


def consents_of(by: Actor, people: Sequence[UUID], at: datetime | None = None) -> dict[UUID, Facts]:
    """What the rule looks at, for each of the people whom this post sees; in one statement, and none for nobody.

    `at`: how it stood then; now, where it is left out.
    """
    if not people:
        return {}
    found = prepared.fetch(_OF_PEOPLE, [list(dict.fromkeys(people))])
    return {person: facts_from(standing, at or by.at) for person, standing in found}


def consents_filed(by: Actor, thing: UUID) -> dict[UUID, Facts]:
    """The same for everybody under whom this post's agency has filed a thing."""
    return {person: facts_from(standing, by.at) for person, standing in prepared.fetch(_FILED, [thing])}


def facts_from(standing: str | None, at: datetime) -> Facts:
    """What STANDING_SQL gave for one person."""
    if standing is None:
        return ()
    person = _Opened(json.loads(standing), at)
    return tuple(one for row in person.consents() for one in person.facts(row))


@dataclass
class _Opened:
    """One person's rows, opened with the key that came with them."""

    standing: Row
    at: datetime
    labels: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.id = UUID(self.standing["person"])
        self.keeper = UUID(self.standing["keeper"])
        self.key = keys.opened(self.id, bytes.fromhex(self.standing["key"] or "") or None)
        self.day = today(self.at)
        self.judged = [self._says(Competence, row) for row in self._by_then("judged")]

    def consents(self) -> list[Row]:
        """Those for which no other row stood by then."""
        rows = self._by_then("consents")
        replaced = {row["instead_of_id"] for row in rows}
        # Every row names its giver, replaced or not: who is the same is known from all of them.
        opened = [self._says(Consent, row) for row in rows]
        named = [row | {"label": self._label(row)} for row in opened]
        return [row for row in named if row["id"] not in replaced]

    def facts(self, row: Row) -> Iterator[ConsentFacts]:
        """One answer; where it is the person's own, apart for each purpose whose competence was judged."""
        own, says = row["by"] in OWN, row["says"]
        one = ConsentFacts(
            by=ConsentBy(row["by"]),
            state=ConsentState(row["state"]),
            recipients=frozenset(UUID(recipient) for recipient in row["recipients"]),
            purposes=frozenset(row["purposes"]),
            classes=None if row["classes"] is None else frozenset(InfoClass(word) for word in row["classes"]),
            since=_day(row["since"]),
            until=_day(row["until"]),
            person_age=self._age(self.day) if own else None,
            delegated=Answer(says.get("delegated", Answer.NOT_KNOWN)),
            delegated_for=_areas(says),
            delegated_until=_day(says.get("delegated_until")),
            responsibility=self._responsibility(row),
            giver=row["label"],
            at=_moment(row["happened_at"]),
            person=self.id,
            consent=UUID(row["id"]),
            limits_said=bool(says.get("limits", "").strip()),
        )
        yield from self._by_competence(one) if own else (one,)

    def _by_competence(self, one: ConsentFacts) -> Iterator[ConsentFacts]:
        """A judgement counts for the purposes for which it was made, and the latest of them for each."""
        answers = {
            purpose: Answer(row["says"]["competent"])
            for row in self.judged
            if self._counts(row)
            for purpose in row["purposes"]
            if not one.purposes or purpose in one.purposes
        }
        for answer in dict.fromkeys(answers.values()):
            for_these = frozenset(purpose for purpose, found in answers.items() if found is answer)
            yield replace(one, purposes=for_these, competent=answer)
        if not one.purposes:
            yield replace(one, but=frozenset(answers))
        elif one.purposes - answers.keys():
            yield replace(one, purposes=one.purposes - answers.keys())

    def _responsibility(self, row: Row) -> Answer:
        """As it was said with the answer; where nobody could say, as our record of the child says today."""
        said = Answer(row["says"].get("responsibility", Answer.NOT_KNOWN))
        held = any(stands(_day(since), _day(until), self.day) for since, until in row["on_record"] or ())
        return Answer.YES if said is Answer.NOT_KNOWN and held else said

    def _age(self, day: date) -> int | None:
        person = Person(id=self.id, keeper=self.keeper, birth=Sealed(bytes.fromhex(self.standing["birth"])))
        born = person.sealed_with(self.key).birth.get("on")
        return age(date.fromisoformat(born), day) if born else None

    def _counts(self, row: Row) -> bool:
        """What was judged of a child under sixteen is no judgement of capacity from sixteen on: it is presumed then."""
        now, then = self._age(self.day), self._age(today(_moment(row["happened_at"])))
        return now is None or then is None or now < PRESUMED_COMPETENT or then >= PRESUMED_COMPETENT

    def _label(self, row: Row) -> UUID:
        """The same for each answer of one person: by the record, or by the name as it was then."""
        if row["by"] in OWN:
            return self.id
        known = [f"id:{row['giver_id']}"] if row["giver_id"] else []
        name = plain(row["says"].get("giver_name", ""))
        known += [f"name:{name}"] if name else []
        label = next((self.labels[one] for one in known if one in self.labels), UUID(row["id"]))
        self.labels |= dict.fromkeys(known, label)
        return label

    def _by_then(self, kind: str) -> list[Row]:
        """Written down and happened by that moment."""
        rows: list[Row] = self.standing[kind] or []
        return [row for row in rows if _moment(row["happened_at"]) <= self.at]

    def _says(self, model: type[Consent] | type[Competence], row: Row) -> dict[str, Any]:
        sealed = Sealed(bytes.fromhex(row["says"].removeprefix("\\x")))
        held = model(id=UUID(row["id"]), keeper=self.keeper, says=sealed).sealed_with(self.key)
        return {**row, "says": held.says}


def _areas(says: Row) -> frozenset[Delegated] | None:
    """None where nobody was asked what was left to the carer: an answer from before that was asked."""
    return frozenset(map(Delegated, says["delegated_for"])) if says.get("delegated_for") else None


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored)
