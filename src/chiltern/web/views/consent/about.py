"""Whom a page of consent is about, and what stands first on each of them: whom nobody may ask. Clauses 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.consent.queries.asking import NotToAskView, whom_not_to_ask
from chiltern.foundation.actor import Actor
from chiltern.people.queries import PersonPage, person_page
from chiltern.people.queries.choosing import must_open
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.not_to_ask import NotToAsk, warnings_of
from chiltern.web.parts import CodeSays
from chiltern.web.views.people.change_forms import around


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks about somebody's consent: for `consent/step.html`."""

    title: str
    form: ShownForm
    submit: str
    back_href: str
    caption: str
    warns_of: tuple[NotToAsk, ...]
    warns: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    code: CodeSays | None = None
    adds: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """One of one's own people, and whom nobody may ask about them."""

    one: PersonPage
    not_to_ask: tuple[NotToAskView, ...]

    @classmethod
    def of(cls, by: Actor, person: UUID, act: Act = Act.RECORD_CONSENT) -> About:
        """Raises Missing where the person is not there for this post, Refused for a role that does not do this."""
        must_open(by, act)
        return cls(person_page(by, person), whom_not_to_ask(by, person))

    @property
    def warns_of(self) -> tuple[NotToAsk, ...]:
        """First on every page."""
        return warnings_of(self.not_to_ask)

    def around(self) -> list[tuple[str, str]]:
        """Everybody on record around them, to choose from."""
        return around(self.one)

    def marked(self, chosen: str, name: str) -> bool:
        """Whether somebody chosen or named is one whom nobody may ask."""
        tidy = " ".join(name.casefold().split())
        return any(
            str(one.person) == chosen or (tidy and " ".join(one.called.casefold().split()) == tidy)
            for one in self.not_to_ask
        )


def may(by: Actor, act: Act) -> bool:
    """Whether this role ever does this."""
    return opens(by.role, act)
