"""May this be shared? The order of questions, the two bars, the five tests, and what declining takes.

Clauses 3.1 to 3.9, 9.1 to 9.5. `may_share` is the rule, `CONDITIONS` the one table of section 3, `open_acts`
what a person can do with a request.
"""

from chiltern.code_of_practice.sharing.answers import GIVES_ITEMS, against_answer, answers_open, judged_as
from chiltern.code_of_practice.sharing.conditions import (
    CONDITIONS,
    Condition,
    asked_besides,
    unanswered,
)
from chiltern.code_of_practice.sharing.declining import (
    DecliningNeeds,
    declining_needs,
    is_answer,
    may_agree,
    state_of_decision,
)
from chiltern.code_of_practice.sharing.lawful import offered_bases, offered_conditions
from chiltern.code_of_practice.sharing.open_acts import OpenAct, RequestInHand, open_acts
from chiltern.code_of_practice.sharing.releasing import (
    PlaceInHand,
    may_do_on_place,
    released,
    said_by_voice,
    waits_for_release,
)
from chiltern.code_of_practice.sharing.rule import may_share
from chiltern.code_of_practice.sharing.telling import TellingInHand, may_tell, open_acts_on_telling

__all__ = [
    "CONDITIONS",
    "GIVES_ITEMS",
    "Condition",
    "DecliningNeeds",
    "OpenAct",
    "PlaceInHand",
    "RequestInHand",
    "TellingInHand",
    "against_answer",
    "answers_open",
    "asked_besides",
    "declining_needs",
    "is_answer",
    "judged_as",
    "may_agree",
    "may_do_on_place",
    "may_share",
    "may_tell",
    "offered_bases",
    "offered_conditions",
    "open_acts",
    "open_acts_on_telling",
    "released",
    "said_by_voice",
    "state_of_decision",
    "unanswered",
    "waits_for_release",
]
