"""Everything about one person's consent, as this post sees it (clauses 3.3, 9.1, 9.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.whose_answer import GIVEN, PRESUMED_COMPETENT
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Delegated, InfoClass
from chiltern.consent.models import Competence, Consent, Told
from chiltern.consent.queries import asking, rows
from chiltern.consent.queries.asking import UNSEEN, NotToAskView
from chiltern.consent.queries.views import CompetenceView, ConsentPage, ConsentView, Named, ToldView
from chiltern.consent.workings.kinds import HowAnswered, TellingState, ToldOf
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.facts import OpenPerson, opened
from chiltern.people.workings import dates
from chiltern.people.workings.given import Whom
from chiltern.scheme.queries import law_at


def consent_page(by: Actor, person: UUID) -> ConsentPage:
    """Raises Missing where the person is not there for this post."""
    answers, judged, told = rows.consents(person), rows.judgements(person), rows.tellings(person)
    marked = asking.marked(answers)
    known = opened({person, *_named(answers, told), *asking.on_record(marked)})
    if person not in known:
        raise Missing
    posts = {row.post for row in (*answers, *judged, *told)}
    views = _Views(known[person], known, by, law_at(by.at), post_names(posts) if posts else {}, answers)
    return views.page(judged, told, asking.views(marked, views.names()))


def consent_view(by: Actor, consent: UUID) -> tuple[UUID, ConsentView]:
    """One answer, and whom it is about. Raises Missing."""
    person = Consent.objects.filter(id=consent).values_list("person_id", flat=True).first()
    if person is None:
        raise Missing
    page = consent_page(by, person)
    return person, next(view for view in page.history if view.id == consent)


@dataclass(frozen=True, slots=True)
class _Views:
    """One person's rows as views, with everything that they need at hand."""

    person: OpenPerson
    known: Mapping[UUID, OpenPerson]
    by: Actor
    law: Book
    posts: Mapping[UUID, str]
    answers: list[Consent]

    @property
    def day(self) -> date:
        return dates.today(self.by.at)

    def names(self) -> dict[UUID, str]:
        return {one.id: one.called(self.day) for one in self.known.values()}

    def page(
        self, judged: list[Competence], told: list[Told], not_to_ask: tuple[NotToAskView, ...]
    ) -> ConsentPage:
        history = tuple(self.consent(row) for row in self.answers)
        one = self.person
        age = dates.age(one.born, self.day) if one.born else None
        prompt: int = self.law.setting("competence_prompt_age")
        return ConsentPage(
            person=one.id,
            called=one.called(self.day),
            is_child=one.is_child,
            age=age,
            language=one.language,
            formats=one.formats,
            not_to_ask=not_to_ask,
            standing=tuple(view for view in history if view.replaced_by is None),
            history=history,
            competence=tuple(self.competence(row) for row in judged),
            told=tuple(self.told(row) for row in told),
            prompt_competence=not judged and age is not None and prompt <= age < PRESUMED_COMPETENT,
        )

    def consent(self, row: Consent) -> ConsentView:
        says, names = row.says, rows.called(row)
        over = row.until is not None and row.until < self.day
        return ConsentView(
            id=row.id,
            reference=row.reference,
            state=ConsentState(row.state),
            stands=ConsentState.LAPSED if over and row.state in GIVEN else ConsentState(row.state),
            by=ConsentBy(row.by),
            giver=self._giver(row),
            giver_id=row.giver_id if row.giver_id in self.known else None,
            recipients=tuple(Named(str(id), names.get(str(id), UNKNOWN)) for id in row.recipients),
            purposes=self._purposes(row.purposes),
            classes=None if row.classes is None else tuple(InfoClass(word) for word in row.classes),
            since=row.since,
            until=row.until,
            review_on=row.review_on,
            happened_at=row.happened_at,
            written_at=row.made_at,
            written_by=self.posts.get(row.post, ""),
            **_texts(says, "how_words", "limits", "reason", "delegated_words", "delegated_by"),
            delegated_for=tuple(Delegated(word) for word in says.get("delegated_for", ())),
            delegated_until=date.fromisoformat(until) if (until := says.get("delegated_until")) else None,
            **_answers(says, "would_no_change", "responsibility", "delegated", "agreed"),
            how=HowAnswered(says["how"]) if "how" in says else None,
            basis=self.law.row(says["basis"], "basis").in_words() if "basis" in says else "",
            own_form=tuple(says.get("own_form", {}).items()),
            instead_of=row.instead_of_id,
            replaced_by=next((one.id for one in self.answers if one.instead_of_id == row.id), None),
        )

    def competence(self, row: Competence) -> CompetenceView:
        return CompetenceView(
            id=row.id,
            competent=Answer(row.says["competent"]),
            **_texts(row.says, "grounds", "judged_by", "decision"),
            purposes=self._purposes(row.purposes),
            happened_at=row.happened_at,
            written_by=self.posts.get(row.post, ""),
        )

    def told(self, row: Told) -> ToldView:
        says = row.says
        return ToldView(
            id=row.id,
            state=TellingState(row.state),
            whom=self._called(says.get("whom")),
            of=tuple(ToldOf(word) for word in says.get("of", ())),
            how=HowAnswered(says["how"]) if "how" in says else None,
            **_texts(says, "words", "language", "formats", "why_unsafe"),
            happened_at=row.happened_at,
            written_by=self.posts.get(row.post, ""),
        )

    def _giver(self, row: Consent) -> str:
        if row.by in (ConsentBy.ADULT, ConsentBy.CHILD):
            return self.person.called(self.day)
        return self._called(row.says.get("giver"))

    def _called(self, stored: dict[str, str] | None) -> str:
        """Somebody on record by the name of today; whose record this post does not see is named by no name."""
        if not stored:
            return ""
        whom = asking.whom_of(stored)
        return self._on_record(whom) if whom.person is not None else whom.name

    def _on_record(self, whom: Whom) -> str:
        found = self.known.get(whom.person) if whom.person else None
        return found.called(self.day) if found else UNSEEN

    def _purposes(self, keys: list[str]) -> tuple[Named, ...]:
        return tuple(Named(key, self.law.row(key, "purpose").says) for key in keys)


UNKNOWN = "a body that your agency no longer lists"


def _named(answers: list[Consent], told: list[Told]) -> set[UUID]:
    whom = [row.says["whom"] for row in told if "whom" in row.says]
    return {row.giver_id for row in answers if row.giver_id} | asking.people_in(whom)


def _texts(says: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: says.get(name, "") for name in names}


def _answers(says: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: Answer(says.get(name, Answer.NOT_KNOWN)) for name in names}
