"""The lists of challenges in Your work, which the floor below shows without knowing what is in them. 2.2, 3.6 and 8.4."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice.words import ChallengeState, PersonalState, ViewState
from chiltern.sharing.queries import home, waiting
from chiltern.sharing.queries.lists import ListOf
from chiltern.sharing.queries.rows.noun import Noun

LISTS: Mapping[str, ListOf] = {
    "challenges": ListOf(("challenge.asked",)),
    "challenged": ListOf(("challenge.own", "challenge.answered")),
    "personal": ListOf(("personal.asked",)),
    "consults": ListOf(("consult.asked",)),
}
ELSE: Mapping[str, ListOf] = {
    "consulted": ListOf(("consult.answered",), newest_first=True),
    "personal_before": ListOf(("personal.done",), newest_first=True),
}
"""For those who answer people: what owners have said, and what is done."""
HOME = ("climbed", *LISTS, *(which for which in home.HOME if which != "climbed"))
REPRESENTING = ("climbed", *LISTS, "consulted", *(which for which in home.REPRESENTING if which != "climbed"))
OFFICE = ("personal",)
"""For the council's officer: what names no agency."""
WAITING = (
    *waiting.WAITING,
    "challenge.asked",
    "challenge.answered",
    "personal.asked",
    "consult.asked",
    "consult.answered",
)
"""Of what somebody is told by e-mail."""

_ROWS = """
select c.id, 'challenge', c.request_reference, n.name, '', c.urgency, coalesce(a.promised_at, c.due_at),
    coalesce(c.over_as, case when a.id is null then 'made' else 'answered' end)
  from resolution_challenge c left join resolution_challengeanswer a on a.challenge_id = c.id
  left join agencies_agency n on n.id = case when c.keeper = %(mine)s::uuid then c.provider else c.keeper end
 where c.id = any(%(challenge)s::uuid[])"""
# Who asks is nobody's business in a list, and who is asked about neither.
_PERSONAL = """
select p.id, 'personal', p.reference, '', '', '', p.due_at,
    case when r.id is not null or s.id is not null then 'closed' when c.refused is not null then 'refused'
      when f.id is not null then 'found' when c.id is not null then 'checked' else 'received' end
  from resolution_personalrequest p left join resolution_personalsenton s on s.request_id = p.id
  left join resolution_askerchecked c on c.request_id = p.id left join resolution_heldfound f on f.request_id = p.id
  left join resolution_personalreply r on r.request_id = p.id where p.id = any(%(personal)s::uuid[])"""
_CONSULTS = """
select c.id, 'consult', c.reference, n.name, '', '', case when v.id is null then c.due_at else v.made_at end,
    case when v.id is null then 'asked' else 'given' end
  from resolution_ownerasked c left join resolution_ownerviewgiven v on v.asked_id = c.id
  left join agencies_agency n on n.id = c.keeper where c.id = any(%(consult)s::uuid[])"""
_OPEN = (PersonalState.RECEIVED, PersonalState.CHECKED, PersonalState.FOUND, PersonalState.REFUSED)
NOUNS: Mapping[str, Noun] = {
    "personal": Noun(_PERSONAL, lambda state: PersonalState(state).says, lambda state: state in _OPEN),
    "consult": Noun(_CONSULTS, lambda state: ViewState(state).says, lambda state: state == ViewState.ASKED),
    "challenge": Noun(
        _ROWS, lambda state: ChallengeState(state).says, lambda state: state == ChallengeState.MADE
    ),
}
"""Nothing sealed is opened, and no child is named."""
