"""What was known of a body outside the Code before it was changed. Clauses 3.6 and 3.7."""

from __future__ import annotations

from chiltern.agencies.queries.outside import BodyShown
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital


def before_rows(shown: BodyShown) -> tuple[Row, ...]:
    """The latest first, each with from when until when."""
    return tuple(
        Row(
            f"From {moment_in_words(one.since)} until {moment_in_words(one.until)}",
            "\n".join(
                each
                for each in (
                    one.name,
                    capital(one.function.says),
                    capital(one.statutory_duty.says),
                    one.described,
                    one.reach,
                )
                if each
            ),
        )
        for one in shown.before
    )
