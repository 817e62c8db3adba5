"""Documents as the acting post may see them: originals in its drafts, page by page, and copies that came. 3.5, 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.files import queries as files
from chiltern.files.workings import darkroom
from chiltern.files.workings.kinds import CannotRead
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.models import DocumentRead, Item
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.views import DisclosureView
from chiltern.sharing.workings.documents import DocumentGiven


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was found on one page."""

    page: int
    letters: int
    besides: bool
    """Whether it holds pictures, notes or form fields, in which words are not found."""
    rows: int
    """Into how many rows a grid of ten columns divides it, so that its cells are about square."""
    found: dict[str, int]
    stands: dict[str, int]


@dataclass(frozen=True, slots=True)
class CopyView:
    """A document that came, or that we gave, as a file."""

    disclosure: DisclosureView
    item: UUID
    content: bytes
    read_before: bool


def picture_of(given: DocumentGiven, page: int) -> bytes:
    """One page of an original as it would leave, a JPEG. Raises Missing, or Invalid for the field `pages`."""
    original = files.original(given.original)
    if not 1 <= page <= original.pages:
        raise Missing
    try:
        return darkroom.picture(files.content_of(original), original.kind, page, given.marks())
    except CannotRead as wrong:
        raise Invalid("pages", wrong.says) from None


def found_in(given: DocumentGiven) -> tuple[FoundView, ...]:
    """What was found on the chosen pages. Raises Missing, or Invalid for the field `pages`."""
    if not given.pages:
        return ()
    original = files.original(given.original)
    try:
        found: list[dict[str, Any]] = darkroom.find(
            files.content_of(original), original.kind, given.pages, given.marks()
        )
    except CannotRead as wrong:
        raise Invalid("pages", wrong.says) from None
    return tuple(FoundView(**each) for each in found)


def copy_page(by: Actor, disclosure_id: UUID, number: int) -> CopyView:
    """The document of one item of a disclosure, counted from 1 as on its page. Raises Missing."""
    view = disclosure_page(by, disclosure_id)
    if not 1 <= number <= len(view.items) or not view.items[number - 1].document_pages:
        raise Missing
    item = Item.objects.filter(id=view.items[number - 1].id).first()
    if item is None:
        raise Missing
    content = files.content_of(files.of_thing(item.id, item.keeper))
    read = DocumentRead.objects.filter(post=by.post, item=item.id).exists()
    return CopyView(view, item.id, content, read)
