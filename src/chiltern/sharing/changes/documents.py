"""Documents of items: the original comes to the item's own readers at home, a copy made of it goes with the item.

The copy is part of the item: its key, its readers, its end. No gate and no entry here. Serves clauses 3.5, 3.7 and 3.10.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import models

from chiltern.files import changes as files
from chiltern.files import queries
from chiltern.files.workings import darkroom
from chiltern.files.workings.kinds import CannotRead
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.ids import new_id
from chiltern.sharing.models import Item, Redaction
from chiltern.sharing.workings.deciding import ItemGiven
from chiltern.sharing.workings.plain import plain


def attach(
    by: Actor, filing: Filing, given: Sequence[ItemGiven], items: Sequence[Item], home: Sequence[UUID]
) -> list[models.Model]:
    """Every row that the documents of these items make; the originals' own row among them.

    Raises Invalid where a document is no more there, or its copy cannot be made.
    """
    rows: list[models.Model] = []
    for place, (one, item) in enumerate(zip(given, items, strict=True)):
        if one.document is None:
            continue
        try:
            rows += _one(by, filing, one, item, home)
        except CannotRead as wrong:
            raise Invalid(f"items-{place}-document", f"Item {place + 1}: {wrong.says}") from None
        except Missing:
            gone = f"Item {place + 1}: its document is no more there. Add it again."
            raise Invalid(f"items-{place}-document", gone) from None
    return rows


def _one(by: Actor, filing: Filing, one: ItemGiven, item: Item, home: Sequence[UUID]) -> list[models.Model]:
    document: Any = one.document
    original = queries.original(document.original)
    filing.let_in(home, original.id, files.OWN, by.at)
    copied: list[models.Model] = []
    if one.document_pages:
        content = queries.content_of(original)
        made = darkroom.copy(content, original.kind, document.pages, document.marks())
        key, pages = item.key_of_thing(), len(document.pages)
        copy, pieces = files.write(by, item.id, key, made, kind="pdf", pages=pages)
        copied = [copy, *pieces]
    redaction = Redaction(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        item=item.id,
        original=original.id,
        attachment=copied[0].pk if copied else None,
        chosen=plain(document),
    )
    redaction.sealed_with(original.key_of_thing()).save(force_insert=True)
    return [original, redaction, *copied]
