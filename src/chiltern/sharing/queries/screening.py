"""Before a request reaches a duty desk: could somebody there be in conflict with whom it is about? Clauses 2.2 and 3.7.

The identifiers are compared as the provider's own keyed tokens; the requester learns nothing of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from chiltern.foundation.sealed import keys
from chiltern.people.workings import matching_tokens as tokens
from chiltern.people.workings.identifiers import compact
from chiltern.sharing.workings.asking import PersonAsked


def readers_outside(provider: UUID, desk: UUID, people: Sequence[PersonAsked]) -> list[UUID]:
    """The duty desk, or, where somebody could be in conflict, named posts outside it: the safeguarding lead, else whom
    the council's officer names, where nobody who works there is. Nobody at all is an answer, and never the desk."""
    outside = outside_conflict(provider, people)
    return [desk] if outside is None else outside


def outside_conflict(provider: UUID, people: Sequence[PersonAsked]) -> list[UUID] | None:
    """The same, with a difference between nobody in conflict (None) and nobody outside one (empty)."""
    key = keys.token_key(provider)
    found: set[UUID] = set()
    conflicted = False
    for person in people:
        posts = _screened(provider, key, person)
        if posts is not None:
            found, conflicted = (found & set(posts), True) if conflicted else (set(posts), True)
    return sorted(found) if conflicted else None


def in_conflict(agency: UUID, people: Sequence[PersonAsked]) -> set[UUID]:
    """Posts of the acting agency who could be in conflict with one of them: to these it is given by nobody."""
    key = keys.token_key(agency)
    found: set[UUID] = set()
    for person in people:
        with connection.cursor() as cursor:
            cursor.execute(
                "select ctx.posts_in_conflict(%s::bytea[], %s::bytea[], %s::bytea[])", _tokens(key, person)
            )
            found |= {post for (post,) in cursor.fetchall()}
    return found


def _screened(provider: UUID, key: bytes, person: PersonAsked) -> list[UUID] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select ctx.posts_outside_conflict(%s, %s::bytea[], %s::bytea[], %s::bytea[])",
            [provider, *_tokens(key, person)],
        )
        posts: list[UUID] | None = cursor.fetchone()[0]
    return posts


def _tokens(key: bytes, person: PersonAsked) -> list[list[bytes]]:
    """Of the names, the date of birth and the numbers."""
    numbers = [
        tokens.of_identifier(key, compact(value)) for value in (person.nhs_number, person.upn) if value
    ]
    dates = [tokens.of_date(key, person.date_of_birth)] if person.date_of_birth else []
    return [sorted(tokens.of_name(key, person.name)), dates, numbers]
