"""A school that shares on a mother's consent, and the mother who takes it back, as tests stage it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import ItemKind
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.models import ConsentStop, Disclosure
from chiltern.sharing.workings.deciding import DecisionGiven, ItemGiven
from tests.cast import At
from tests.consenting import ON_CONSENT, PURPOSE, YES, answered, to_decide
from tests.stage import AMARA, Stage
from tests.stage import YES as PASSES

DIET = ItemGiven(
    text="She eats nothing with nuts.", kind=ItemKind.FACT, source="School cook", about="Amara", tests=PASSES
)
TWO = replace(ON_CONSENT, items=(*ON_CONSENT.items, DIET))


@dataclass
class Agreed:
    """One child of the school's whose mother has agreed to these recipients."""

    stage: Stage
    recipients: tuple[At, ...]
    changes: dict[str, Any] = field(default_factory=dict)
    child: UUID = field(init=False)
    consent: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.child = self.stage.child(self.stage.cast.school)
        self.consent = answered(
            self.stage, self.stage.cast.school, self.child, YES, *self.recipients, **self.changes
        )

    def shared(self, to: At, given: DecisionGiven = ON_CONSENT) -> Disclosure:
        """What the school's desk answered to a request for support, as its recipient finds it."""
        request = to_decide(self.stage, to, self.stage.cast.school, self.child)
        decision = decide_request(by=self.desk, request_id=request, given=given)
        return self.stage.disclosure(to, decision)

    def told(self, to: At) -> Disclosure:
        """What the school's practitioner told unasked."""
        about = replace(AMARA, person=self.child)
        given = self.stage.telling(recipient=to.agency, purpose=PURPOSE, people=(about,), decision=ON_CONSENT)
        return tell_agency(by=self.stage.cast.become(self.stage.cast.school.practitioner), given=given)

    def withdrawn(self, consent: UUID | None = None, **changes: Any) -> UUID:
        """By a worker of the school's, who works in the child's team."""
        by = self.stage.cast.become(self.stage.cast.school.practitioner)
        return withdraw_consent(by=by, consent=consent or self.consent, stated=Withdrawal(**changes))

    def stop(self, at: At, post: UUID | None = None) -> ConsentStop:
        """The one that a post there sees; the practitioner's of the recipient otherwise."""
        self.stage.cast.become(post or at.practitioner)
        found: ConsentStop = ConsentStop.objects.get()
        return found

    @property
    def desk(self) -> Actor:
        """The school's duty desk."""
        return self.stage.cast.become(self.stage.cast.school.duty)
