"""The lifecycle of an agreement, as one party keeps it. Clause 1.2.

What each party signs, reviews or ends is a row of its own; how it stands for one of them is read from all of theirs. Past
its review is no state: it is derived from its date, and warns.
"""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, AgreementState

_STANDING = (AgreementState.PROPOSED, AgreementState.SIGNED, AgreementState.IN_FORCE)

AGREEMENT = Machine(
    key="agreement",
    says="An agreement between signatories, below the Code. It is in force once the representative of each party has "
    "signed it; any party can turn it down, or end it.",
    starts=(AgreementState.DRAFT, AgreementState.PROPOSED),
    states={
        AgreementState.DRAFT: StateRow(Owner.PARTY, "Being written: nobody else sees it."),
        AgreementState.PROPOSED: StateRow(Owner.PARTY, "To be signed here, or turned down."),
        AgreementState.SIGNED: StateRow(
            Owner.PARTY, "Signed here; in force with the last party's signature."
        ),
        AgreementState.IN_FORCE: StateRow(Owner.PARTY, "To be reviewed by its date."),
        AgreementState.ENDED: StateRow(Owner.NOBODY, "No decision rests on it any more."),
    },
    steps=(
        Step(AgreementState.DRAFT, Act.PROPOSE_AGREEMENT, AgreementState.SIGNED),
        Step(AgreementState.PROPOSED, Act.SIGN_AGREEMENT, AgreementState.SIGNED),
        Step(AgreementState.SIGNED, None, AgreementState.IN_FORCE, itself="the last party signs"),
        Step(AgreementState.IN_FORCE, Act.REVIEW_AGREEMENT, AgreementState.IN_FORCE),
        *(Step(state, Act.END_AGREEMENT, AgreementState.ENDED) for state in _STANDING),
    ),
)


def state_for_party(*, signed: bool, everybody: bool, ended: bool) -> AgreementState:
    """How it stands for one party, once it is proposed. `signed`: by this party; `everybody`: by each of them."""
    state = AgreementState.PROPOSED
    if signed:
        state = AgreementState(AGREEMENT.next_state(state, Act.SIGN_AGREEMENT))
    if everybody:
        state = AgreementState.IN_FORCE
    return AgreementState.ENDED if ended else state
