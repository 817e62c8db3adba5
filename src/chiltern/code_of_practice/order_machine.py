"""The lifecycle of a court's order, as the agency keeps it that was ordered. Clause 3.10.

Its owners are told when it arrives; producing waits for none of them.
"""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, CourtOrderState

COURT_ORDER = Machine(
    key="court_order",
    says="A court's order that takes what came from other agencies. Each owner is told when it arrives, so that it can ask the "
    "court to limit it; afterwards somebody looks at it again.",
    starts=(CourtOrderState.ARRIVED,),
    states={
        CourtOrderState.ARRIVED: StateRow(
            Owner.ORDERED, "By the day that the court sets it is produced, limited or taken back."
        ),
        CourtOrderState.ANSWERED: StateRow(Owner.ORDERED, "On its day somebody looks at it again."),
        CourtOrderState.REVIEWED: StateRow(Owner.NOBODY, "Answered, and looked at again."),
    },
    steps=(
        Step(CourtOrderState.ARRIVED, Act.ANSWER_COURT_ORDER, CourtOrderState.ANSWERED),
        Step(CourtOrderState.ANSWERED, Act.REVIEW_COURT_ORDER, CourtOrderState.REVIEWED),
    ),
)
