"""What waits for an answer, a look, a release or a confirmation: of this somebody is told by e-mail. Clauses 2.2, 3.6.

What others are to answer stands in Your work too, and is no reason to write to anybody.
"""

from __future__ import annotations

from chiltern.sharing.queries.lists import LISTS

WAITED_FOR = (
    "climbed",
    "releases",
    "notices",
    "looks",
    "advice",
    "advised",
    "asked",
    "told",
    "asked_back",
    "invited",
    "received",
    "reported",
    "permissions",
    "stops",
    "corrections",
    "glass",
    "ordered",
    "excepted",
    "inquiries",
    "glass_asked",
    "attempts",
)
WAITING: tuple[str, ...] = (
    *(kind for which in WAITED_FOR for kind in LISTS[which].kinds),
    "telling.answered",
    "stop.answered",
)
