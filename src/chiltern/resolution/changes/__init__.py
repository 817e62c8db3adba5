"""Writes of challenges: who is let in, and what the scheme's clock ends. No gate and no entry here. 2.2, 3.6 and 8.4."""

from __future__ import annotations

from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.resolution.models import Challenge
from chiltern.resolution.queries.whom import Readers
from chiltern.sharing.queries.fetch import filed


def let_in(by: Actor, filing: Filing, made: Challenge, readers: Readers) -> None:
    """Those who asked and their representative; the other side's representative, and whoever sees the request there.

    Everybody's rows are filed under the people of the request, so that a conflict of interest binds here too.
    """
    request, mine = made.agency_request_id, filed(by, made.agency_request_id)
    filing.let_in({*mine.readers, *readers.ours}, made.id, "challenge.own", made.due_at)
    filing.let_in(readers.theirs, made.id, "challenge.asked", made.due_at)
    filing.share_keys({made.id: None}, made.provider)
    filing.write(mine.people, alike=([made.id], request))
    access.grant_alike(made.id, request, made.provider, kind="challenge.about", sort_at=made.due_at)


def file_answered(challenge: Challenge, by: Actor) -> None:
    """It waits for nobody at the agency that answered; whoever made it finds the answer in its own list."""
    access.file_under(challenge.id, kind="challenge.done", sort_at=by.at)
    prepared.run("select ctx.file_challenge_answered(%s::uuid)", [challenge.id])


def settle_challenges() -> None:
    """Where the request was answered, withdrawn or closed since, the challenge is over. For the scheme's clock."""
    prepared.run("select ctx.settle_challenges()")
