"""Files as the acting post may read them. Clause 3.7."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from chiltern.files.models import Attachment, Piece
from chiltern.foundation.gate import Missing


class Altered(Exception):
    """What lies in the database is not what was sealed there."""


def original(attachment_id: UUID) -> Attachment:
    """An original of one's own agency's that this post may read. Raises Missing."""
    found: Attachment | None = Attachment.objects.with_keys().filter(id=attachment_id).first()
    if found is None or found.thing != found.id:
        raise Missing
    return found


def of_thing(thing: UUID, keeper: UUID) -> Attachment:
    """The file that its keeper made part of a thing. Raises Missing."""
    found: Attachment | None = Attachment.objects.with_keys().filter(thing=thing, keeper=keeper).first()
    if found is None:
        raise Missing
    return found


def part_of(thing: UUID, attachment_id: UUID) -> Attachment:
    """One of several files that are part of a thing. Raises Missing."""
    found: Attachment | None = Attachment.objects.with_keys().filter(id=attachment_id, thing=thing).first()
    if found is None:
        raise Missing
    return found


def kinds_and_pages(ids: Sequence[UUID]) -> dict[UUID, tuple[str, int]]:
    """What these files are; what this post does not see is left out."""
    rows = Attachment.objects.filter(id__in=ids).values_list("id", "kind", "pages")
    return {id: (kind, pages) for id, kind, pages in rows}


def content_of(attachment: Attachment) -> bytes:
    """The whole file. Raises Altered, or cipher.CannotOpen, where a piece is not as it was sealed."""
    pieces = Piece.objects.filter(attachment=attachment, thing=attachment.thing, keeper=attachment.keeper)
    key = attachment.key_of_thing()
    whole = b"".join(piece.sealed_with(key).content for piece in pieces.order_by("position"))
    if hashlib.sha256(whole).hexdigest() != attachment.digest:
        raise Altered(str(attachment.id))
    return whole
