"""What somebody is called in a list: the name in use, or for an unborn child its due date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.people.workings.dates import stands
from chiltern.people.workings.kinds import NameKind

_ORDER = (NameKind.LEGAL, NameKind.KNOWN_AS, NameKind.AT_BIRTH)


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name in clear, with when it holds."""

    given: str
    family: str
    kind: str
    since: date | None = None
    until: date | None = None
    id: UUID | None = None

    @property
    def whole(self) -> str:
        """First and last names together."""
        return f"{self.given} {self.family}".strip()


def day(on: date) -> str:
    """3 March 2027."""
    return f"{on.day} {on:%B %Y}"


def in_order(names: Iterable[OpenName], today: date) -> list[OpenName]:
    """The name in use first: standing before former, legal before known as, the latest first."""
    return sorted(
        names,
        key=lambda n: (
            not stands(n.since, n.until, today),
            _ORDER.index(NameKind(n.kind)),
            -(n.since or date.min).toordinal(),
        ),
    )


def called(names: Iterable[OpenName], due: date | None, today: date) -> str:
    """One line for a person, never empty."""
    ordered = in_order(names, today)
    if ordered and due is None:
        return ordered[0].whole
    unborn = f"Unborn child, due {day(due)}" if due else "Unborn child"
    return f"{ordered[0].whole} ({unborn.lower()})" if ordered else unborn
