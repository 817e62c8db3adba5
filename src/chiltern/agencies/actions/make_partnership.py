"""The machine's operator makes a partnership of one's own, once, with its first officer. Clause sign.1."""

from __future__ import annotations

from chiltern.agencies.changes import posts as posts
from chiltern.agencies.changes.partnership import (
    FIRST_OFFICER,
    TITLE,
    Made,
    make,
    officers_address,
)
from chiltern.agencies.changes.posts import NewPost
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Outsider
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("partnership.made")
def make_partnership(*, by: Outsider, name: str, officer: str) -> Made:
    """A partnership of one's own, with a one-time link for its first officer's address, to be shown once.

    Raises Invalid at `partnership` or `officer`, Missing for anyone but the operator.
    """
    make(by, name)
    post = NewPost(Role.COUNCIL_OFFICER, TITLE)
    made, code = posts.invite(
        by=by, agency=OFFICE, name=FIRST_OFFICER, address=officers_address(officer), post=post
    )
    record(by=by, thing=OFFICE, says={"name": name, "kind": "empty"}, rows=made.rows)
    return Made(made.posts[0], code)
