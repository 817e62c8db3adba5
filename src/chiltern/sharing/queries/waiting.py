"""What waits for an answer, a look or a confirmation of one's own: of this somebody is told by e-mail. Clauses 2.2 and 3.6.

What others are to answer stands in Your work too, and is no reason to write to anybody.
"""

from __future__ import annotations

from chiltern.sharing.queries.lists import LISTS

WAITING: tuple[str, ...] = (
    *(
        kind
        for which in ("climbed", "asked", "told", "asked_back", "received", "reported", "permissions")
        for kind in LISTS[which].kinds
    ),
    "telling.answered",
)
