"""The lifecycles of a person's own request for what is held, and of what its owners are asked. 8.3.1 and 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.lifecycles import Machine, Owner, StateRow, Step
from chiltern.code_of_practice.words import Act, PersonalState, ViewState

PERSONAL_REQUEST = Machine(
    key="personal_request",
    says="Somebody asks by the public form what is held about them or a child. Nothing is looked for, and nothing "
    "confirmed, before identity and the right to ask are checked. Refused or answered, the reply ends in the same words.",
    starts=(PersonalState.RECEIVED,),
    states={
        PersonalState.RECEIVED: StateRow(
            Owner.REPRESENTATIVE,
            "Who asks, and whether they may, is checked first. One that names no agency is sent on by the council's officer.",
        ),
        PersonalState.CHECKED: StateRow(
            Owner.REPRESENTATIVE, "It is looked for in the agency's own record, and nowhere else."
        ),
        PersonalState.FOUND: StateRow(
            Owner.REPRESENTATIVE, "Owners are asked; a named person decides item by item, then answers."
        ),
        PersonalState.REFUSED: StateRow(Owner.REPRESENTATIVE, "The refusal is told."),
        PersonalState.CLOSED: StateRow(Owner.NOBODY, "Answered."),
    },
    steps=(
        Step(PersonalState.RECEIVED, Act.SEND_REQUEST_ON, PersonalState.RECEIVED),
        Step(PersonalState.RECEIVED, Act.CHECK_ASKER, PersonalState.CHECKED),
        Step(PersonalState.RECEIVED, Act.REFUSE_ASKER, PersonalState.REFUSED),
        Step(PersonalState.CHECKED, Act.FIND_HELD, PersonalState.FOUND),
        Step(PersonalState.FOUND, Act.RELEASE_HELD, PersonalState.FOUND),
        Step(PersonalState.FOUND, Act.REPLY_TO_ASKER, PersonalState.CLOSED),
        Step(PersonalState.REFUSED, Act.REPLY_TO_ASKER, PersonalState.CLOSED),
    ),
)

OWNERS_VIEW = Machine(
    key="owners_view",
    says="What the owner of one item is asked, where a recipient is asked for it by a person. Silence is not a yes.",
    starts=(ViewState.ASKED,),
    states={
        ViewState.ASKED: StateRow(
            Owner.ORIGINATOR, "To be answered by its due time: release it, a part of it, or not, and why."
        ),
        ViewState.GIVEN: StateRow(Owner.NOBODY, "The agency that was asked decides with it."),
        ViewState.SILENT: StateRow(
            Owner.ORIGINATOR, "Past its date without an answer: not a yes. It can still be answered."
        ),
        ViewState.OVER: StateRow(Owner.NOBODY, "It was held back, and the person was answered."),
    },
    steps=(
        Step(ViewState.ASKED, Act.GIVE_OWNERS_VIEW, ViewState.GIVEN),
        Step(ViewState.ASKED, None, ViewState.SILENT),
        Step(ViewState.SILENT, Act.GIVE_OWNERS_VIEW, ViewState.GIVEN),
        *(Step(state, Act.REPLY_TO_ASKER, ViewState.OVER) for state in (ViewState.ASKED, ViewState.SILENT)),
    ),
)
