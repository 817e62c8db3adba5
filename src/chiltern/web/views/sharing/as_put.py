"""How a body outside the Code was asked, in rows, and what stands where it is silent. Clauses 3.6 and 3.7."""

from __future__ import annotations

from collections.abc import Iterable

from chiltern.sharing.queries.views import ReachedView
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital

SILENT = "Nobody has written down what they answer. Silence is not a yes and not a no: ring them again."


def asked_rows(reached: Iterable[ReachedView]) -> tuple[Row, ...]:
    """How they were asked."""
    return tuple(
        row
        for one in reached
        for row in (
            Row("Asked", f"{capital(one.method)}, {moment_in_words(one.at)}"),
            Row("Asked by", one.by),
            Row("Whom we asked", one.whom),
            Row("How we know that it is they", one.checked),
        )
        if row.value
    )
