"""The machine's operator makes the demonstration's partnership and its officer. Clause sign.1."""

from __future__ import annotations

from chiltern.agencies.changes import posts as posts
from chiltern.agencies.changes.partnership import (
    DEMO_NAME,
    DEMO_OFFICER,
    TITLE,
    Made,
    make,
)
from chiltern.agencies.changes.posts import NewPerson, NewPost
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Outsider
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("partnership.made")
def make_demo_partnership(*, by: Outsider) -> Made:
    """The demonstration's partnership and its officer. Raises Missing for anyone but the operator."""
    make(by, DEMO_NAME)
    new = NewPerson(DEMO_OFFICER, (NewPost(Role.COUNCIL_OFFICER, TITLE),))
    (made,) = posts.make_people(by=by, agency=OFFICE, people=[new])
    record(by=by, thing=OFFICE, says={"name": DEMO_NAME, "kind": "demo"}, rows=made.rows)
    return Made(made.posts[0])
