"""The lists of challenges in Your work, which the floor below shows without knowing what is in them. 2.2, 3.6 and 8.4."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice.words import ChallengeState
from chiltern.sharing.queries import home, waiting
from chiltern.sharing.queries.lists import ListOf
from chiltern.sharing.queries.rows.noun import Noun

LISTS: Mapping[str, ListOf] = {
    "challenges": ListOf(("challenge.asked",)),
    "challenged": ListOf(("challenge.own", "challenge.answered")),
}
HOME = ("climbed", *LISTS, *(which for which in home.HOME if which != "climbed"))
REPRESENTING = ("climbed", *LISTS, *(which for which in home.REPRESENTING if which != "climbed"))
WAITING = (*waiting.WAITING, "challenge.asked", "challenge.answered")
"""Of what somebody is told by e-mail."""

_ROWS = """
select c.id, 'challenge', c.request_reference, n.name, '', c.urgency, coalesce(a.promised_at, c.due_at),
    coalesce(c.over_as, case when a.id is null then 'made' else 'answered' end)
  from resolution_challenge c left join resolution_challengeanswer a on a.challenge_id = c.id
  left join agencies_agency n on n.id = case when c.keeper = %(mine)s::uuid then c.provider else c.keeper end
 where c.id = any(%(challenge)s::uuid[])"""
NOUNS: Mapping[str, Noun] = {
    "challenge": Noun(
        _ROWS, lambda state: ChallengeState(state).says, lambda state: state == ChallengeState.MADE
    )
}
"""Nothing sealed is opened, and no child is named."""
