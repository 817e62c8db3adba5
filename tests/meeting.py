"""A conference about Amara, brought to any point by the real actions: social care calls it, and holds the school's items."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from chiltern.code_of_practice.words import Answer, InvitationAnswer, MeetingKind, MeetingWay, PassingOn
from chiltern.sharing.actions.answer_invitation import answer_invitation
from chiltern.sharing.actions.call_meeting import call_meeting
from chiltern.sharing.actions.contribute import contribute
from chiltern.sharing.actions.record_presence import record_presence
from chiltern.sharing.actions.write_minute import write_minute
from chiltern.sharing.models import DisclosedItem, Disclosure, Meeting, Minute
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.meeting import (
    ActionAgreed,
    AnswerGiven,
    ContributionGiven,
    InvitedGiven,
    MeetingGiven,
    MinuteGiven,
    PresenceGiven,
)
from tests.cast import At
from tests.stage import AMARA, ANSWERS, BRUISE, REVIEW, WHOLE, YES, Stage, in_time

CALM = replace(
    ANSWERS,
    danger=Answer.NO,
    ground_applies=Answer.YES,
    ground="prevents-or-detects-harm-to-child",
    better_than_silence="They plan together.",
    review_on=REVIEW,
    why_this_much="What the plan needs.",
)
OWN = replace(BRUISE, text="Her mother asks for help at home.", source="Social worker")
MINUTE = MinuteGiven(
    decided="Amara is subject to a child protection plan.",
    actions=(ActionAgreed("The school", "Watches her attendance", date(2027, 1, 8)),),
    recipients=(),
    reasons="They carry out the plan.",
    answers=CALM,
    tests=YES,
)


@dataclass
class Conference:
    """A meeting in the hands of social care."""

    stage: Stage
    meeting: UUID = field(default_factory=lambda: UUID(int=0))
    at: At | None = None
    """Who calls it, where it is not social care."""

    @property
    def caller(self) -> At:
        return self.at or self.stage.cast.social_care

    def given(
        self, *invited: At, kind: MeetingKind = MeetingKind.CONFERENCE, **changes: object
    ) -> MeetingGiven:
        """In a week, about Amara."""
        by = self.stage.cast.become(self.caller.practitioner)
        whole = MeetingGiven(
            kind=kind,
            people=(AMARA,),
            purpose="protect-from-harm",
            starts_at=by.at + timedelta(days=7),
            way=MeetingWay.IN_PERSON,
            why="Whether she needs a plan.",
            place="Room 4, County Hall",
            invited=tuple(InvitedGiven(at.agency) for at in invited),
        )
        return replace(whole, **changes)  # type: ignore[arg-type]

    def called(self, *invited: At, kind: MeetingKind = MeetingKind.CONFERENCE, **changes: object) -> Meeting:
        """Everybody has an invitation."""
        given = self.given(*invited, kind=kind, **changes)
        made = call_meeting(by=self.stage.cast.become(self.caller.practitioner), given=given)
        self.meeting = made.id
        return made

    def answered(self, at: At, answer: InvitationAnswer = InvitationAnswer.ACCEPTED, **more: bool) -> None:
        """The duty desk answers."""
        by = self.stage.cast.become(at.duty)
        answer_invitation(by=by, meeting_id=self.meeting, given=AnswerGiven(answer, "Roadworks.", **more))

    def own(self, *to: At, family: Answer = Answer.YES, **changes: object) -> ContributionGiven:
        """Something of one's own."""
        whole = ContributionGiven(
            recipients=tuple(at.agency for at in to),
            reasons="The plan needs it.",
            items=(OWN,),
            answers=CALM,
            tests=YES,
            terms=TermsGiven(PassingOn.PROTECTS),
            family=family,
        )
        return replace(whole, **changes)  # type: ignore[arg-type]

    def put_in(self, at: At, given: ContributionGiven) -> list[Disclosure]:
        """By the agency's duty desk, or its practitioner where it called the meeting."""
        post = at.practitioner if at == self.caller else at.duty
        by = self.stage.cast.become(post)
        given = replace(given, answers=in_time(by, given.answers))
        return contribute(by=by, meeting_id=self.meeting, given=given)

    def from_school(self, passing_on: PassingOn = PassingOn.PROTECTS) -> dict[UUID, tuple[UUID, ...]]:
        """What social care received from the school under these terms: its items by their disclosure."""
        given = replace(WHOLE, terms=TermsGiven(passing_on))
        came = self.stage.disclosure(
            self.caller, self.stage.decided(self.caller, self.stage.cast.school, given)
        )
        inside = DisclosedItem.objects.filter(disclosure=came).order_by("position")
        return {came.id: tuple(inside.values_list("item", flat=True))}

    def brought(self, received: dict[UUID, tuple[UUID, ...]], *to: At) -> ContributionGiven:
        """What came here, and nothing of one's own."""
        return replace(self.own(*to), items=(), received=received)

    def held(self, *present: At) -> None:
        """Who was there."""
        given = PresenceGiven(tuple(at.agency for at in present), "Mrs Whitlock, mother\nGran")
        record_presence(
            by=self.stage.cast.become(self.caller.practitioner), meeting_id=self.meeting, given=given
        )

    def minuted(self, *to: At, items: tuple[UUID, ...] = ()) -> Minute:
        """The minute goes to these."""
        given = replace(MINUTE, recipients=tuple(at.agency for at in to), items=items)
        by = self.stage.cast.become(self.caller.practitioner)
        given = replace(given, answers=in_time(by, given.answers))
        return write_minute(by=by, meeting_id=self.meeting, given=given)
