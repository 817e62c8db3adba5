"""The panel "What the Code says": what compels stands first, though something is still open. Clauses 3.5 and 9.3."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.sharing import may_share
from chiltern.web.views.sharing.shown import code_says
from tests.code_of_practice.build import book, item, sharing

ONCE_ANSWERED = "must, once what is open is answered"


@pytest.mark.clause("3.5", "9.3")
@pytest.mark.parametrize(
    ("proportionate", "danger", "standing", "said"),
    [
        ("not_known", "no", "Not enough known", True),
        ("no", "no", "Not enough known", True),
        ("yes", "no", "Must share", False),
        ("not_known", "yes", "Must share", False),
    ],
)
def test_a_duty_with_a_test_open_is_named_first(
    proportionate: str, danger: str, standing: str, said: bool
) -> None:
    facts = sharing(decision={"danger": danger}, items=[item(proportionate=proportionate)])
    panel = code_says(may_share(facts, book()), book())
    assert panel.standing == standing
    assert (ONCE_ANSWERED in panel.notes[0]) is said
    assert "manager" in panel.notes[-1]
