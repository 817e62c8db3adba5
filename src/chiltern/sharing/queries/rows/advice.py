"""Notes of advice and questions about them, as rows of a list: nobody is named in one. Clauses 2.2 and 3.3."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice.words import Adviser, Standing
from chiltern.sharing.queries.rows.noun import Noun

_NOTES = """
select o.id, 'note', o.reference, coalesce(n.name, 'a body that is not on the list'), '', '', o.made_at, o.standing
  from sharing_advicenote o left join agencies_agency n on n.id = o.recipient where o.id = any(%(note)s::uuid[])"""
_QUESTIONS = """
select q.id, 'advice', o.reference, 'A colleague', '', '', case when a.id is null then q.due_at else a.made_at end,
    case when a.id is null then 'asked ' else 'answered ' end || q.adviser
  from sharing_advicequestion q join sharing_advicenote o on o.id = q.note_id
  left join sharing_adviceanswer a on a.question_id = q.id where q.id = any(%(advice)s::uuid[])"""


def _says(words: str) -> str:
    state, _, adviser = words.partition(" ")
    return (
        f"{state}, for {Adviser(adviser).says}" if state == "asked" else f"{state} by {Adviser(adviser).says}"
    )


NOUNS: Mapping[str, Noun] = {
    "note": Noun(_NOTES, lambda standing: Standing(standing).says),
    "advice": Noun(_QUESTIONS, _says, lambda words: words.startswith("asked")),
}
