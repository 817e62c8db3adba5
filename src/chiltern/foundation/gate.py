"""What an action says when it does not do what was asked. Every one of these has words for the person who asked."""

from __future__ import annotations

from uuid import UUID


class Missing(Exception):
    """Not there, or not for this post: the two are one answer."""


class Refused(Exception):
    """The Code or the service says no. `says` is for the page; `clauses` name why; `key` is stable, for the ledger."""

    def __init__(self, key: str, says: str, *, clauses: tuple[str, ...] = ()) -> None:
        super().__init__(key)
        self.key = key
        self.says = says
        self.clauses = clauses


class Invalid(Refused):
    """What was typed cannot be right. `field` names where."""

    def __init__(self, field: str, says: str) -> None:
        super().__init__(f"invalid.{field}", says)
        self.field = field


class AlreadyDone(Refused):
    """Somebody else did it a moment ago; `by_thing` is what they made."""

    def __init__(self, key: str, says: str, *, by_thing: UUID | None = None) -> None:
        super().__init__(key, says)
        self.by_thing = by_thing
