"""Keeping files, and throwing them away with the draft that they were added to. No gate and no entry here. Clause 3.7."""

from __future__ import annotations

import hashlib
from uuid import UUID

from chiltern.files.models import Attachment, Piece
from chiltern.files.workings.kinds import PIECE
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys

DRAFT, OWN = "document.draft", "document.own"
"""How an original stands in access: part of a draft of one post's, or of what its agency has decided on."""


def keep_original(by: Actor, content: bytes, *, kind: str, pages: int, name: str) -> Attachment:
    """A thing of its own, for the acting post alone while it is part of a draft."""
    thing = new_id()
    access.bear(thing, by.agency, "document")
    access.grant([by.post], thing, kind=DRAFT, sort_at=by.at)
    key = keys.make(thing, by.agency)
    attachment, _ = write(by, thing, key, content, kind=kind, pages=pages, name=name)
    return attachment


def write(
    by: Actor, thing: UUID, key: bytes, content: bytes, *, kind: str, pages: int, name: str = ""
) -> tuple[Attachment, list[Piece]]:
    """A file of the acting agency's as part of a thing, under the thing's key. An original has the thing's own id."""
    attachment: Attachment = Attachment(
        id=thing if name else new_id(),
        keeper=by.agency,
        made_at=by.at,
        thing=thing,
        kind=kind,
        size=len(content),
        pages=pages,
        name=name,
        digest=hashlib.sha256(content).hexdigest(),
    ).sealed_with(key)
    attachment.save(force_insert=True)
    pieces = [
        Piece(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            attachment=attachment,
            thing=thing,
            position=position,
            content=content[start : start + PIECE],
        ).sealed_with(key)
        for position, start in enumerate(range(0, len(content), PIECE))
    ]
    Piece.objects.bulk_create(pieces)
    return attachment, pieces


def throw_away(original: UUID) -> None:
    """Of a draft of one's own; what was decided on stays. Its key opens nothing any more."""
    gone, _ = Piece.objects.filter(attachment=original).delete()
    if gone:
        Attachment.objects.filter(id=original).delete()
        access.end(original)
