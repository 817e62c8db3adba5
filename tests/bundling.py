"""What social care holds of one child from several owners, and bundles that it makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, BundleForm, PassingOn
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_for_bundle import ask_for_bundle
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.make_bundle import make_bundle
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import Bundle, DisclosedItem, Disclosure, OnwardPermission, Reply
from chiltern.sharing.queries.bundle_page import BundleView, bundle_page
from chiltern.sharing.workings.bundling import BundleGiven, PartGiven
from chiltern.sharing.workings.deciding import AnswersGiven, ItemGiven, TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests.cast import At
from tests.stage import AMARA, ANSWERS, BRUISE, LATE, QUESTION, REVIEW, WHOLE, YES, Stage

PURPOSE = "child-in-need"
WEIGHED = replace(BRUISE, text="She has lost weight since June.", source="Practice nurse")
CALM = replace(
    ANSWERS,
    danger=Answer.NO,
    ground_applies=Answer.YES,
    ground="prevents-or-detects-harm-to-child",
    better_than_silence="It helps.",
    why_this_much="Only this.",
    review_on=REVIEW,
)
PASSING = PassingGiven(purpose=PURPOSE, reasons="They mentor her.", answers=CALM, tests=YES)
IN_DANGER = PassingGiven(purpose="", reasons="", answers=AnswersGiven(danger=Answer.YES))


@dataclass
class Several:
    """Two items of the school's and one of the health trust's, opened by social care's practitioner; for Beacon Leisure."""

    stage: Stage
    child: UUID = field(init=False)
    school: list[UUID] = field(init=False)
    health: list[UUID] = field(init=False)

    def __post_init__(self) -> None:
        cast = self.stage.cast
        self.child = self.stage.child(cast.social_care)
        self.school = self.came(cast.school, (BRUISE, LATE))
        self.health = self.came(cast.health, (WEIGHED,))

    @property
    def items(self) -> list[UUID]:
        """Everything, in its order."""
        return [*self.school, *self.health]

    def came(self, provider: At, items: tuple[ItemGiven, ...], **terms: Any) -> list[UUID]:
        """What one agency shares about her, by an answer; opened."""
        stage, holder = self.stage, self.stage.cast.social_care
        theirs = stage.child(provider)
        question = replace(QUESTION, people=(replace(AMARA, person=self.child),))
        (request,) = stage.asked(holder, provider, question=question)
        by = stage.cast.become(provider.duty)
        acknowledge_request(by=by, request_id=request.id)
        match_person(by=by, request_id=request.id, matches=[MatchGiven(0, theirs)])
        said = TermsGiven(**{"passing_on": PassingOn.ASK_ME, **terms})
        decide_request(by=by, request_id=request.id, given=replace(WHOLE, items=items, terms=said))
        by = stage.cast.become(holder.practitioner)
        disclosure = Reply.objects.get(agency_request=request.id).disclosure
        assert disclosure is not None
        open_disclosure(by=by, disclosure_id=disclosure)
        rows = DisclosedItem.objects.filter(disclosure=disclosure).order_by("position")
        return list(rows.values_list("item", flat=True))

    def given(self, *parts: UUID | PartGiven, **changes: Any) -> BundleGiven:
        """For Beacon Leisure, of everything unless said otherwise."""
        chosen = parts or tuple(self.items)
        whole = BundleGiven(
            form=BundleForm.BUNDLE,
            recipient=self.stage.cast.stranger.agency,
            purpose=PURPOSE,
            why="They mentor her on Mondays.",
            parts=tuple(part if isinstance(part, PartGiven) else PartGiven(part) for part in chosen),
        )
        return replace(whole, **changes)

    def made(self, *parts: UUID | PartGiven, **changes: Any) -> Bundle:
        """By social care's practitioner."""
        by = self.stage.cast.become(self.stage.cast.social_care.practitioner)
        return make_bundle(by=by, person=self.child, given=self.given(*parts, **changes))

    def asked(self, bundle: Bundle) -> dict[UUID, OnwardPermission]:
        """Each owner for its own part; the questions by their items."""
        by = self.stage.cast.become(self.stage.cast.social_care.practitioner)
        return {row.item: row for row in ask_for_bundle(by=by, bundle_id=bundle.id)}

    def answer(self, owner: At, question: OnwardPermission, *, permit: bool) -> None:
        """By its duty desk."""
        by = self.stage.cast.become(owner.duty)
        reasons = "" if permit else "Not theirs to know."
        answer_passing_on(by=by, permission_id=question.id, permit=permit, reasons=reasons)

    def answered(self, bundle: Bundle) -> None:
        """The school refuses all of its own, the health trust permits."""
        asked = self.asked(bundle)
        for item in self.school:
            self.answer(self.stage.cast.school, asked[item], permit=False)
        for item in self.health:
            self.answer(self.stage.cast.health, asked[item], permit=True)

    def page(self, bundle: Bundle) -> BundleView:
        """As its maker sees it."""
        return bundle_page(self.stage.cast.become(self.stage.cast.social_care.practitioner), bundle.id)

    def shared(self, bundle: Bundle, given: PassingGiven = PASSING) -> Disclosure:
        """What may go of it goes."""
        chosen = self.page(bundle).chosen
        by = self.stage.cast.become(self.stage.cast.social_care.practitioner)
        return pass_on(by=by, disclosure_id=bundle.id, items=chosen, recipient=bundle.recipient, given=given)


def went(disclosure: Disclosure) -> list[UUID]:
    """The items that went, in their order, as far as whoever acts sees them."""
    rows = DisclosedItem.objects.filter(disclosure=disclosure).order_by("position")
    return list(rows.values_list("item", flat=True))
