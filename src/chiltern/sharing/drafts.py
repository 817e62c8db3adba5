"""Forms under way: saved as they go, left and resumed. No act, so no gate and no entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.files import changes as files
from chiltern.files.workings import darkroom
from chiltern.files.workings.kinds import KINDS, CannotRead, kind_of
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import attach
from chiltern.sharing.models import Draft
from chiltern.sharing.queries import fetch

_ABOUT = f"""
select d.*, {keys.HELD_BY_SQL.format(thing="d.id")} from sharing_draft d
 where d.post = %s::uuid and d.kind = %s and d.about = %s::uuid order by d.saved_at desc limit 1"""  # noqa: S608
_ID = 36
"""The length of an id in a draft's body."""
_DROP_ABOUT = """
with gone as (delete from sharing_draft where post = %s::uuid and kind = %s and about = %s::uuid returning id)
select ctx.end_access(id, null) from gone"""


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft of one's own."""

    id: UUID
    kind: str
    about: UUID | None
    saved_at: datetime
    body: dict[str, Any]


def begin(by: Actor, kind: str, body: dict[str, Any], about: UUID | None = None) -> UUID:
    """A new draft of this post's."""
    draft = Draft(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        post=by.post,
        kind=kind,
        about=about,
        saved_at=by.at,
        body=body,
    )
    access.bear(draft.id, by.agency, "draft")
    access.grant(
        [by.post], draft.id, kind=f"draft.{kind}", sort_at=by.at, people=sorted(_people_in(body, about))
    )
    draft.sealed_with(keys.make(draft.id, by.agency)).save(force_insert=True)
    return draft.id


def read(by: Actor, draft_id: UUID) -> DraftView:
    """Raises Missing for anyone's but one's own."""
    return _view(_own(by, draft_id))


def save(by: Actor, draft_id: UUID, body: dict[str, Any]) -> None:
    """Replaces what was written. Raises Missing."""
    draft = _own(by, draft_id)
    draft.body, draft.saved_at = body, by.at
    draft.save(update_fields=["body", "saved_at"])
    if people := _people_in(body, draft.about):
        access.file_under(draft_id, people=sorted(people))


def drop(by: Actor, draft_id: UUID) -> None:
    """Ends a draft that was sent or thrown away. Raises Missing."""
    gone, _ = Draft.objects.filter(id=draft_id, post=by.post).delete()
    if not gone:
        raise Missing
    access.end(draft_id)


def about(by: Actor, kind: str, thing: UUID) -> DraftView | None:
    """This post's draft about a thing, if it has begun one."""
    found = prepared.load(Draft, _ABOUT, [by.post, kind, thing])
    attach(found)
    return _view(found[0]) if found else None


def drop_about(by: Actor, kind: str, thing: UUID) -> None:
    """Ends this post's draft about a thing, if it has begun one."""
    prepared.run(_DROP_ABOUT, [by.post, kind, thing])


def own(by: Actor, kind: str) -> tuple[DraftView, ...]:
    """This post's drafts of a kind, the latest first, at most 25."""
    rows = Draft.objects.with_keys().filter(post=by.post, kind=kind).order_by("-saved_at")[:25]
    return tuple(_view(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was added to a draft."""

    original: UUID
    kind: str
    pages: int
    has_script: bool


def add_document(by: Actor, content: bytes, name: str) -> Added:
    """Keeps an original, sealed, for this post alone until its draft is sent. Raises Invalid for the field `file`."""
    try:
        kind = kind_of(content)
        pages, has_script = darkroom.look(content, kind)
    except CannotRead as wrong:
        raise Invalid("file", wrong.says) from None
    kept = files.keep_original(by, content, kind=kind, pages=pages, name=name)
    return Added(kept.id, KINDS[kind], pages, has_script)


def take_document_off(original: UUID) -> None:
    """Throws an original away that was not decided on."""
    files.throw_away(original)


def _people_in(body: Any, about: UUID | None = None) -> set[UUID]:
    """Our own records that a draft names: a conflict with one of them hides it too, from its own writer."""
    found = set(fetch.people_filed(about)) if about else set()
    if isinstance(body, dict):
        named = body.get("person")
        found |= {UUID(named)} if isinstance(named, str) and len(named) == _ID else set()
        return found.union(*(_people_in(value) for value in body.values()))
    return found.union(*(_people_in(value) for value in body)) if isinstance(body, list) else found


def _own(by: Actor, draft_id: UUID) -> Draft:
    found: Draft | None = Draft.objects.with_keys().filter(id=draft_id, post=by.post).first()
    if found is None:
        raise Missing
    return found


def _view(row: Draft) -> DraftView:
    return DraftView(row.id, row.kind, row.about, row.saved_at, row.body)
