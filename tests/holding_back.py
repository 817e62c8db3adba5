"""What belongs to the school goes on from social care without its leave, and the school is not told yet. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, PassingOn
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import DisclosedItem, Disclosure, HeldNotice
from chiltern.sharing.workings.deciding import AnswersGiven, TermsGiven
from chiltern.sharing.workings.holding_back import HoldGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests.cast import At
from tests.stage import ANSWERS, WHOLE, YES, Stage

IN_DANGER = PassingGiven(
    purpose="protect-from-harm",
    reasons="An allegation against their head teacher.",
    answers=replace(ANSWERS, recipient_can_act=Answer.YES),
    tests=YES,
)
REASON = "It would warn whom the allegation is about."


def hold(by: Actor, second: UUID | None, **changes: Any) -> HoldGiven:
    """Held back for a week, if the second person agrees."""
    whole = HoldGiven(REASON, (by.at + timedelta(days=7)).date(), second)
    return replace(whole, **changes)


@dataclass
class Quiet:
    """The holder is social care; the owner is the school; it goes to the police, and on to the health trust."""

    stage: Stage
    came: UUID = field(init=False)
    items: list[UUID] = field(init=False)

    def __post_init__(self) -> None:
        cast = self.stage.cast
        terms = replace(WHOLE, terms=TermsGiven(passing_on=PassingOn.ASK_ME))
        decision = self.stage.decided(cast.social_care, cast.school, terms)
        self.came = self.stage.disclosure(cast.social_care, decision).id
        self.items = items_of(self.came)

    def passed(self, given: PassingGiven = IN_DANGER, **changes: Any) -> Disclosure:
        """To the police, with the notice held back."""
        cast = self.stage.cast
        by = cast.become(cast.social_care.practitioner)
        said = replace(given, hold=hold(by, **{"second": cast.social_care.manager, **changes}))
        return pass_on(
            by=by, disclosure_id=self.came, items=self.items, recipient=cast.police.agency, given=said
        )

    def further(self, from_at: At, to: At, came: UUID, given: PassingGiven = IN_DANGER) -> Disclosure:
        """Whoever got it passes it on, and says nothing of any notice."""
        by = self.stage.cast.become(from_at.duty)
        return pass_on(by=by, disclosure_id=came, items=items_of(came), recipient=to.agency, given=given)

    def notice(self) -> HeldNotice:
        """As social care has it."""
        self.stage.cast.become(self.stage.cast.social_care.practitioner)
        found: HeldNotice = HeldNotice.objects.with_keys().get()
        return found


def items_of(disclosure: UUID) -> list[UUID]:
    """In their order, as whoever acts sees them."""
    rows = DisclosedItem.objects.filter(disclosure=disclosure).order_by("position")
    return list(rows.values_list("item", flat=True))


BARE = PassingGiven(purpose="", reasons="", answers=AnswersGiven(danger=Answer.YES), hold=HoldGiven())
"""In danger, with not one word."""
