"""The lifecycle of what follows a withdrawn consent at one recipient, as the agency that gave it keeps it. 3.3 and 9.1.

Nothing is destroyed by it: what was relied on stays readable to those who decided, behind a reason.
"""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, StopState

CONSENT_STOP = Machine(
    key="consent_stop",
    says="What was shared on a consent alone that is withdrawn since, at one recipient. Until it answers there is no new "
    "use of it.",
    starts=(StopState.ASKED,),
    states={
        StopState.ASKED: StateRow(
            Owner.RECIPIENT,
            "To be answered by its due time: stopped and removed, or kept, on which other basis.",
        ),
        StopState.REMOVED: StateRow(
            Owner.NOBODY, "Removed there; whoever decided on it can read it, with a reason."
        ),
        StopState.KEPT: StateRow(Owner.NOBODY, "Kept there on the basis that it named."),
    },
    steps=(
        Step(StopState.ASKED, Act.STOP_AND_REMOVE, StopState.REMOVED),
        Step(StopState.ASKED, Act.KEEP_ON_OTHER_BASIS, StopState.KEPT),
        Step(StopState.REMOVED, Act.READ_RELIED_ON, StopState.REMOVED),
    ),
)
