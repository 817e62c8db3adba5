"""Chooses how often a post is told by e-mail that something waits. Serves clause 3.7."""

from __future__ import annotations

from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.notices import changes
from chiltern.notices.rhythm import Rhythm


@recorded("mails.chosen")
def choose_mails(*, by: Actor, rhythm: Rhythm) -> None:
    """For the acting post alone; whoever has several chooses for each."""
    changes.choose(by, rhythm)
    record(by=by, says={"post": by.post, "rhythm": rhythm})
