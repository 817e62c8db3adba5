"""The item whose document is in hand, whichever journey it belongs to: deciding or telling. Clause 3.5."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.web.frame import Frame
from chiltern.web.views.sharing.papers.stored import Stored


@dataclass(frozen=True, slots=True)
class Hand:
    """One item of a draft. `items_href` is where its journey lists items; `save` keeps the whole draft."""

    by: Actor
    item: Stored
    place: int
    items_href: str
    frame: Frame
    save: Callable[[], None]

    @property
    def here(self) -> str:
        """Where its document is."""
        return f"{self.items_href}{self.place}/document/"

    @property
    def stored(self) -> Stored | None:
        """The document, where one was added."""
        return self.item.get("document")

    def document(self) -> Stored:
        """Raises Missing where none was added."""
        if self.stored is None:
            raise Missing
        return self.stored

    def keep(self, document: Stored | None) -> None:
        """With this document, or with none any more."""
        self.item.pop("document", None)
        if document is not None:
            self.item["document"] = document
        self.save()
