"""Writes of a person's own request: what the public form files, what is opened for its answer, what owners are asked. 8.3.1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.sealed import cipher, keys
from chiltern.people.workings.described import Described
from chiltern.resolution.models import OwnerAsked, PersonalRequest
from chiltern.resolution.queries.whom import represents

_FIND = "select item from ctx.find_held(%s::uuid, %s::bytea[], %s::int[], %s::bytea[], %s::timestamptz)"


def receive(made: PersonalRequest) -> None:
    """Saves what the public form sent, sealed for the agency asked, and files it with those who answer it."""
    key = cipher.new_key()
    made.sealed_with(key).save(force_insert=True)
    (wrapped,) = keys.wrapped_for(made.keeper, {made.id: key})
    prepared.run("select ctx.file_personal_request(%s::uuid, %s::bytea)", [made.id, wrapped])


def hand_on(by: Actor, request: UUID, agency: UUID, desk: UUID, due_at: datetime) -> None:
    """Lets those in who represent the agency, or its duty desk, and gives the agency the key."""
    filing = Filing(by)
    filing.let_in(represents(agency) or (desk,), request, "personal.asked", due_at)
    filing.share_keys({request: None}, agency)
    filing.write()
    access.file_under(request, kind="personal.done", sort_at=by.at)


def find_held(by: Actor, request: UUID, whom: Described, until: datetime) -> list[UUID]:
    """Opens what these words mean at the acting agency, until then, for those who answer; the items."""
    key = keys.token_key(by.agency)
    words, places = whom.word_tokens(key)
    _, dates, _ = whom.tokens(key)
    return [row[0] for row in prepared.fetch(_FIND, [request, words, places, dates, until])]


def ask_owners(by: Actor, asked: Sequence[OwnerAsked], ours: Iterable[UUID], people: Sequence[UUID]) -> None:
    """Each question reaches those who read that one item at its owner, and who represents it; nobody learns of another."""
    if not asked:
        return
    filing, ours = Filing(by), tuple(ours)
    for one in asked:
        one.sealed_with(filing.bear_sealed(one.id, "consult"))
        filing.let_in(ours, one.id, "consult.own", one.due_at)
        theirs = access.readers_like(one.item, one.owner, represents(one.owner))
        filing.let_in(theirs, one.id, "consult.asked", one.due_at)
        filing.share_keys({one.id: None}, one.owner)
    filing.write(people)
    for one in asked:
        access.name_alike([one.id], one.item)
        access.grant_alike(one.id, one.item, one.owner, kind="consult.asked", sort_at=one.due_at)
        one.save(force_insert=True)


def file_view(by: Actor, asked: UUID) -> None:
    """The owner's own row goes; whoever asked finds the answer."""
    access.file_under(asked, kind="consult.done", sort_at=by.at)
    prepared.run("select ctx.file_view_given(%s::uuid)", [asked])


def close(by: Actor, request: UUID, asked: Iterable[OwnerAsked]) -> None:
    """What was opened is closed, and nobody is asked any more."""
    prepared.run("select ctx.close_held(%s::uuid)", [request])
    access.file_under(request, kind="personal.done", sort_at=by.at)
    for one in asked:
        access.file_under(one.id, kind="consult.over", sort_at=by.at)
        access.file_elsewhere(one.id, one.owner, kind="consult.over", sort_at=by.at)
