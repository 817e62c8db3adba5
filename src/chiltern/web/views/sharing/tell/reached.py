"""How a body outside the Code was told, and how it answered, in rows; what stands where it is silent. 3.6, 3.7."""

from __future__ import annotations

from chiltern.code_of_practice.words import AnswerBackKind, CallSide
from chiltern.sharing.queries.telling_page import TellingView
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import silent_outside

NOBODY_THERE = "Nobody: they are outside the Code and see nothing here. You tell them yourself."


def reached_rows(view: TellingView) -> tuple[Row, ...]:
    """How they were told, and how their answer came."""
    found: list[Row] = []
    for one in view.outside:
        given = one.side is CallSide.GIVEN
        found += [
            Row("Told" if given else "Answered", f"{capital(one.method)}, {moment_in_words(one.at)}"),
            *([] if given else [Row("Written down by", one.by)]),
            Row("Whom we told" if given else "Who answered", one.whom),
            Row("How we know that it is they" if given else "How we know that it was they", one.checked),
        ]
        if one.terms:
            found.append(Row("The terms in writing", one.terms))
    return tuple(row for row in found if row.value)


def silent_row(view: TellingView, to: str) -> tuple[Row, ...]:
    """Past its time: they are rung, since nothing here reaches them."""
    if not view.overdue:
        return ()
    says = f"Nobody has written down what {to} answers. Silence is not a yes and not a no: ring them."
    return (Row("Past due", silent_outside(says, view.steps)),)


def answered_as(view: TellingView) -> str:
    """Above the words of an answer: those of a body outside the Code are ours, of what they do."""
    will_do = view.is_outside and view.answer == AnswerBackKind.WILL_DO.says
    return "This is what they will do" if will_do else capital(view.answer)
