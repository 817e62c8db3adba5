"""The lists of challenges in Your work, which the floor below shows without knowing what is in them. 2.2, 3.6 and 8.4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import ChallengeState, Urgency
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries import home, waiting
from chiltern.sharing.queries.lists import ListOf
from chiltern.sharing.queries.views import Row

LISTS: Mapping[str, ListOf] = {
    "challenges": ListOf(
        "They say that it cannot wait", ("challenge.asked",), False, "Nobody says to you that it cannot wait."
    ),
    "challenged": ListOf(
        "We said that it cannot wait",
        ("challenge.own", "challenge.answered"),
        False,
        "You have told nobody that it cannot wait.",
    ),
}
HOME = ("climbed", *LISTS, *(which for which in home.HOME if which != "climbed"))
REPRESENTING = ("climbed", *LISTS, *(which for which in home.REPRESENTING if which != "climbed"))
WAITING = (*waiting.WAITING, "challenge.asked", "challenge.answered")
"""Of what somebody is told by e-mail."""

_ROWS = """
select c.id, c.request_reference, n.name, c.urgency, coalesce(a.promised_at, c.due_at),
    coalesce(c.over_as, case when a.id is null then 'made' else 'answered' end)
  from resolution_challenge c left join resolution_challengeanswer a on a.challenge_id = c.id
  left join agencies_agency n on n.id = case when c.keeper = %s::uuid then c.provider else c.keeper end
 where c.id = any(%s::uuid[])"""


def rows_of(by: Actor, ids: Sequence[UUID]) -> dict[UUID, Row]:
    """As far as this actor sees them. Nothing sealed is opened, and no child is named."""
    return {
        thing: Row(
            thing=thing,
            reference=reference,
            other_agency=other or "",
            purpose="",
            urgency=Urgency(urgency).says,
            sort_at=at,
            state=ChallengeState(state).says,
            overdue=state == ChallengeState.MADE and clocks.is_overdue(at, by.at),
            runs=state == ChallengeState.MADE,
            kind="challenge",
        )
        for thing, reference, other, urgency, at, state in prepared.fetch(_ROWS, [by.agency, list(ids)])
    }
