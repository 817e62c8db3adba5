"""The lifecycle of a correction at one holder, as the agency to which the information belongs keeps it. Clause 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, CorrectionState

CORRECTION = Machine(
    key="correction",
    says="A correction at one of those who hold what it corrects, by whatever hops. It stands beside the old text from the first "
    "minute, confirmed or not.",
    starts=(CorrectionState.TOLD,),
    states={
        CorrectionState.TOLD: StateRow(
            Owner.RECIPIENT, "To be confirmed by its due time: seen, and put right in their own file."
        ),
        CorrectionState.CONFIRMED: StateRow(Owner.NOBODY, "Seen there, and put right."),
    },
    steps=(Step(CorrectionState.TOLD, Act.CONFIRM_CORRECTION, CorrectionState.CONFIRMED),),
)
