"""What was said on a request since it was sent, as rows. Clauses 3.6 and 3.8."""

from __future__ import annotations

from collections.abc import Sequence

from chiltern.sharing.queries.views import RequestView, SaidView
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital


def since_rows(said: Sequence[SaidView]) -> tuple[Row, ...]:
    """Each with who said it and when; what identifies somebody stands below it."""
    rows: list[Row] = []
    for one in said:
        who = "You" if one.ours else "They"
        rows.append(Row(f"{who} {one.what}, {moment_in_words(one.at)}", one.says or "See below"))
        rows += [Row(capital(key), words) for key, words in one.added]
    return tuple(rows)


def due_words(view: RequestView, running: str) -> str:
    """The due time in words, or why no clock runs."""
    if not view.clock_stands:
        return running
    return {
        "clarifying": "The clock stands until the question is answered",
        "decided_not_told": "The clock stands: the answer is decided and has to be told",
    }.get(view.state, "")
