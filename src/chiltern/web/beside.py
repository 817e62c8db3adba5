"""What stands beside a thing on its own page, in words, with the ways to its walls. Clauses 2.2 and 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.beside import beside
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Action


@dataclass(frozen=True, slots=True)
class Walls:
    """Sentences, and links."""

    says: tuple[str, ...]
    links: tuple[Action, ...]


def walls(
    by: Actor, thing: UUID, *also: UUID | None, conflict: UUID | None = None, asked: UUID | None = None
) -> Walls:
    """`conflict`: our own record of the person of the page, with whom somebody may declare a conflict; `asked`: the
    request of the page, whoever of ours it means.
    """
    found = beside(by, thing, *also)
    says, links = [], []
    if found.opened_until:
        until = moment_in_words(found.opened_until)
        says.append(
            f"You see this outside your own work until {until}, to read it. Your representative was told."
        )
    if found.restricted_since:
        since = date_in_words(found.restricted_since)
        says.append(
            f"Restricted to named people since {since}. For everybody else here it does not exist: do not mention it."
        )
    for hold, set_at in found.holds:
        says.append(f"On hold since {date_in_words(set_at)}: nothing of it is destroyed.")
        links.append(Action("See the hold", reverse("hold", args=[hold])))
    if found.may_restrict:
        text = "Who may see this: the list" if found.restricted_since else "Restrict this to named colleagues"
        links.append(Action(text, reverse("restricted", args=[thing])))
    if conflict is not None and found.opened_until is None:
        links.append(Action("I know this child or family", reverse("declare_conflict", args=[conflict])))
    if asked is not None and found.opened_until is None and opens(by.role, Act.DECLARE_CONFLICT):
        links.append(Action("I know this child or family", reverse("declare_on_request", args=[asked])))
    if found.may_hold:
        links.append(Action("Put on hold", reverse("set_hold", args=[thing])))
    return Walls(tuple(says), tuple(links))
