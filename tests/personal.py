"""A father who asks by the public form what is held about Amara, and those who answer him, as tests stage it. Clause 8.3.1."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from chiltern.code_of_practice.words import (
    IdentityShown,
    InfoClass,
    OwnersView,
    Relation,
    Released,
    ReplyWay,
    RightToAsk,
    WhyHeldBack,
)
from chiltern.foundation import context
from chiltern.resolution.actions.ask_what_is_held import ask_what_is_held
from chiltern.resolution.actions.check_asker import check_asker
from chiltern.resolution.actions.decide_held import decide_held
from chiltern.resolution.actions.find_held import find_held
from chiltern.resolution.actions.give_owners_view import give_owners_view
from chiltern.resolution.actions.reply_to_asker import reply_to_asker
from chiltern.resolution.models import HeldFound, OwnerAsked, PersonalReply, PersonalRequest
from chiltern.resolution.workings.personal import (
    CheckGiven,
    DecidedGiven,
    PersonalAsked,
    ReplyGiven,
    ViewGiven,
)
from chiltern.resolution.workings.public_form import reference_of
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.workings.asking import PersonAsked
from tests.cast import At
from tests.stage import AMARA, BRUISE, LATE, QUESTION, SHARED, Stage

FATHER = PersonalAsked(
    agency=None,
    relation=Relation.MY_CHILD,
    asker="Craig Whitlock",
    reach="01632 960990",
    safe="Ring in the morning.",
    about="Amara Whitlock",
    born=date(2016, 3, 9),
    wanted="What is held about my daughter, and who spoke.",
)
PLACE = replace(
    LATE,
    text="She sleeps at 3 Chalk Row.",
    classes=(InfoClass.LOCATING,),
    hidden_from=("Craig Whitlock (father)",),
)
CHECKED = CheckGiven(IdentityShown.PAPERS, RightToAsk.PARENTAL, words="Passport and birth certificate seen.")
WHOLE = DecidedGiven(Released.WHOLE)
HELD_BACK = DecidedGiven(Released.HELD_BACK, why=WhyHeldBack.HARM)
MAY_GO = ViewGiven(OwnersView.RELEASE)


@dataclass
class Asking:
    """Social care holds two items of the school's about Amara; her father asks social care."""

    stage: Stage
    asked: PersonalRequest = field(init=False)
    child: UUID = field(init=False)
    """As social care knows her."""
    request: UUID = field(init=False)
    """What social care asked the school."""
    items: tuple[Any, ...] = (BRUISE, PLACE)
    who: PersonAsked = AMARA
    recorded: dict[str, Any] = field(default_factory=dict)
    """How both agencies have the child on record, where it is not Amara."""
    known: UUID = field(init=False)
    """As the school knows her."""

    @property
    def care(self) -> At:
        """The agency asked."""
        return self.stage.cast.social_care

    @property
    def rep(self) -> Any:
        """Who answers him there."""
        return self.stage.cast.become(self.care.representative)

    def held(self) -> Asking:
        """What came from the school, filed under the child as social care knows her."""
        cast = self.stage.cast
        self.child = self.stage.child(self.care, **self.recorded)
        self.known = self.stage.child(cast.school, **self.recorded)
        question = replace(QUESTION, people=(replace(self.who, person=self.child),))
        (request,) = self.stage.asked(self.care, cast.school, question=question)
        self.request = request.id
        by = cast.become(cast.school.duty)
        acknowledge_request(by=by, request_id=request.id)
        match_person(by=by, request_id=request.id, matches=[MatchGiven(0, self.known)])
        decide_request(by=by, request_id=request.id, given=replace(SHARED, items=self.items))
        return self

    def sent(self, **changes: Any) -> Asking:
        """By the public form, to social care unless `agency` says otherwise."""
        context.leave()
        form = uuid4()
        given = replace(FATHER, **{"agency": self.care.agency, **changes})
        self.asked = ask_what_is_held(
            by=context.enter_public(), form=form, reference=reference_of(form), given=given
        )
        return self

    def found(self) -> HeldFound:
        """Checked, and looked for."""
        check_asker(by=self.rep, request_id=self.asked.id, given=CHECKED)
        return find_held(
            by=self.rep, request_id=self.asked.id, name=self.asked.said["about"], born=FATHER.born
        )

    def question(self, item: UUID) -> OwnerAsked:
        """What the school was asked about one item."""
        self.stage.cast.become(self.care.representative)
        found: OwnerAsked = OwnerAsked.objects.get(item=item)
        return found

    def viewed(self, item: UUID, given: ViewGiven = MAY_GO) -> None:
        """The school's desk answers."""
        asked = self.question(item)
        by = self.stage.cast.become(self.stage.cast.school.duty)
        give_owners_view(by=by, asked_id=asked.id, given=given)

    def decided(self, item: UUID, given: DecidedGiven = WHOLE) -> None:
        """Social care decides on one item."""
        decide_held(by=self.rep, request_id=self.asked.id, item_id=item, given=given)

    def replied(self) -> PersonalReply:
        """He is answered."""
        return reply_to_asker(by=self.rep, request_id=self.asked.id, given=ReplyGiven(ReplyWay.IN_PERSON))
