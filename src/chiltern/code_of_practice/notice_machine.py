"""The lifecycle of a notice to an owner that is held back, as the agency keeps it that passed on. Clause 3.10.

Whatever goes on in the meantime goes on under it; once the owner is told, it is told of all of it.
"""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, NoticeState

HELD_NOTICE = Machine(
    key="held_notice",
    says="A notice to the owner of what was passed on, held back because telling would raise a risk or prejudice an enquiry. "
    "Until the owner is told, nothing that it sees differs.",
    starts=(NoticeState.PROVISIONAL,),
    states={
        NoticeState.PROVISIONAL: StateRow(
            Owner.NAMED, "The second person agrees within a working day, or the owner is told."
        ),
        NoticeState.HELD: StateRow(
            Owner.HOLDER,
            "By the day of its review it is held on, with a second person again, or the owner is told.",
        ),
        NoticeState.TOLD: StateRow(Owner.NOBODY, "The owner knows."),
    },
    steps=(
        Step(NoticeState.PROVISIONAL, Act.AGREE_TO_HOLD, NoticeState.HELD),
        Step(NoticeState.PROVISIONAL, Act.TELL_OWNER, NoticeState.TOLD),
        Step(NoticeState.HELD, Act.HOLD_ON, NoticeState.PROVISIONAL),
        Step(NoticeState.HELD, Act.TELL_OWNER, NoticeState.TOLD),
    ),
)
