"""Whom nobody may ask or tell: first on every page that asks for views, or has a family told. Clauses 9.1 and 9.2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.facts import SharingFacts
from chiltern.consent.queries.asking import NotToAskView, whom_not_to_ask
from chiltern.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class NotToAsk:
    """Somebody whom nobody may ask, and why."""

    who: str
    why: str


def warnings_of(marked: tuple[NotToAskView, ...]) -> tuple[NotToAsk, ...]:
    """In words, each once."""
    found = (NotToAsk(one.called, " ".join(filter(None, (_sentence(one), one.why)))) for one in marked)
    return tuple(dict.fromkeys(found))


def not_to_ask(by: Actor, people: Iterable[UUID | None]) -> tuple[NotToAsk, ...]:
    """About those on record here whom this post sees; nothing is asked of the database for nobody."""
    return warnings_of(whom_not_to_ask(by, *dict.fromkeys(one for one in people if one is not None)))


def not_to_ask_weighed(by: Actor, facts: SharingFacts) -> tuple[NotToAsk, ...]:
    """The same beside a decision: nothing is asked where what was weighed holds no answer of anybody's."""
    people = {consent.person for consent in facts.consents}
    return not_to_ask(by, sorted(one for one in people if isinstance(one, UUID)))


def _sentence(one: NotToAskView) -> str:
    says = one.because.says
    return f"{says[:1].upper()}{says[1:]}."
