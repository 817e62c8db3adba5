"""That an owner is not told yet, or since when it is, on the page of what came and what was passed on. Clause 3.10."""

from __future__ import annotations

from chiltern.sharing.queries.views import DisclosureView
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, Row

NOT_YET = (
    "Its owner does not know yet that this went on: telling would raise a risk. Do not tell them, and do not ask them. Whatever "
    "you pass on of it goes on without telling them too."
)


def owner_rows(view: DisclosureView) -> tuple[Row, ...]:
    """None where its owner was told at once."""
    if view.owners_told is None:
        return ()
    if view.owners_told.at is None:
        return (Row("Its owner", NOT_YET),)
    return (Row("Its owner", f"Was not told at once; knows since {moment_in_words(view.owners_told.at)}."),)


def notice_links(view: DisclosureView) -> tuple[Action, ...]:
    """From what we passed on to where its notice stands."""
    if view.notice is None:
        return ()
    return (Action("Why its owner was not told at once", f"/notices-held-back/{view.notice}/"),)
