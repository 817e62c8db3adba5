"""What happens in a world, each by the real actions, and what goes on around it: acts that everybody there may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, AnswerBackKind, CallSide, IdentityCheck, PassingOn
from chiltern.consent.actions.record_consent import record_consent
from chiltern.people.actions.record_person import record_person
from chiltern.people.workings import given
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.acknowledge_reply import acknowledge_reply
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.actions.write_down import write_down
from chiltern.sharing.models import DisclosedItem, Reply
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.calling import CallGiven, PersonTold
from chiltern.sharing.workings.deciding import DecisionGiven, TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.telling import AnswerBackGiven
from tests.cast import At
from tests.consenting import YES as AGREED
from tests.consenting import answer
from tests.meeting import CALM, Conference
from tests.stage import AMARA, CHILD, QUESTION, WHOLE, YES, in_time
from tests.two_worlds.world import World

LEO = PersonAsked(name="Leo Banks", date_of_birth=date(2014, 5, 2))
LEO_ON_RECORD = {
    "names": (given.Name("Leo", "Banks"),),
    "birth": given.Birth(on=date(2014, 5, 2)),
}
PASSING = PassingGiven(purpose="protect-from-harm", reasons="They mentor him.", answers=CALM, tests=YES)


def put_on_record(world: World, at: At, **changes: Any) -> UUID:
    """A child, by the duty desk: whoever has acted keeps the entry of it."""
    by = world.cast.become(at.duty)
    return record_person(by=by, stated=replace(CHILD, **changes), readers=[at.team, at.desk])


def ask(world: World, requester: At, provider: At, whom: PersonAsked = AMARA) -> UUID:
    """A request of one agency's to another."""
    question = replace(QUESTION, people=(whom,))
    return world.stage.asked(requester, provider, question=question)[0].id


def consented(world: World, at: At, child: UUID) -> UUID:
    """Her mother consents to something, and takes it back, as the duty desk writes it down."""
    stated = answer(AGREED, world.cast.stranger.agency)
    given_by = record_consent(by=world.cast.become(at.duty), person=child, stated=stated)
    return withdraw_consent(by=world.cast.become(at.duty), consent=given_by, stated=Withdrawal())


def tell(world: World, at: At, recipient: At, post: UUID | None = None, **changes: Any) -> UUID:
    """One agency tells another, by its practitioner or another post."""
    said = world.stage.telling(recipient=recipient.agency, **changes)
    return tell_agency(by=world.cast.become(post or at.practitioner), given=said).id


def there(thing: UUID | None) -> UUID:
    """What a secret act made, in the world in which it was made."""
    assert thing is not None
    return thing


def take_up(world: World, provider: At, request: UUID, child: UUID | None) -> UUID:
    """The duty desk acknowledges it, and says who it is."""
    by = world.cast.become(provider.duty)
    acknowledge_request(by=by, request_id=request)
    match_person(by=by, request_id=request, matches=[MatchGiven(0, child, Answer.YES)])
    return request


def decide(world: World, provider: At, request: UUID, said: DecisionGiven = WHOLE) -> UUID:
    """The duty desk's decision."""
    return decide_request(by=world.cast.become(provider.duty), request_id=request, given=said).id


def restrict(world: World, post: UUID, thing: UUID, *others: UUID) -> UUID:
    """To this post and these."""
    restrict_thing(by=world.cast.become(post), thing=thing, posts=others, why="It is about a colleague.")
    return thing


def rang(world: World, writer: At, giver: At, whom: PersonAsked = AMARA) -> UUID:
    """A call that one agency took of another, and wrote down."""
    by = world.cast.become(writer.practitioner)
    said = CallGiven(
        side=CallSide.RECEIVED,
        agency=giver.agency,
        identity=IdentityCheck.KNOWN,
        happened_at=by.at - timedelta(minutes=1),
        whom="The head",
        words="She was not at school today.",
        people=(PersonTold(whom.name, date_of_birth=whom.date_of_birth),),
    )
    return write_down(by=by, given=said).id


def reply_to(world: World, requester: At, request: UUID) -> tuple[UUID, UUID]:
    """The reply as the requester finds it, and what came with it."""
    world.cast.become(requester.practitioner)
    reply = Reply.objects.get(agency_request=request)
    assert reply.disclosure is not None
    return reply.id, reply.disclosure


def receive(world: World, requester: At, request: UUID) -> UUID:
    """Acknowledged, and taken into the file."""
    reply, disclosure = reply_to(world, requester, request)
    acknowledge_reply(by=world.cast.become(requester.practitioner), reply_id=reply)
    take_into_file(by=world.cast.become(requester.practitioner), disclosure_id=disclosure)
    return disclosure


def asked_and_answered(world: World, whom: PersonAsked = LEO) -> None:
    """Social care asks the school, as far as the draw says."""
    mine, school, depth = world.cast.social_care, world.cast.school, world.draw.randrange(4)
    request = world.step(lambda: ask(world, mine, school, whom))
    if depth > 0:
        child = world.step(lambda: world.stage.child(school, **LEO_ON_RECORD))
        world.step(lambda: take_up(world, school, request, child))
    if depth > 1:
        terms = TermsGiven(passing_on=world.draw.choice([PassingOn.PROTECTS, PassingOn.ASK_ME]))
        world.step(lambda: decide(world, school, request, replace(WHOLE, terms=terms)))
    if depth > 2:
        world.step(lambda: receive(world, mine, request))


def told_and_answered(world: World) -> None:
    """The school tells social care."""
    mine, again = world.cast.social_care, world.draw.random() < 0.5
    told = world.step(lambda: world.stage.told(people=(LEO,)).id)
    world.step(lambda: acknowledge_disclosure(by=world.cast.become(mine.duty), disclosure_id=told))
    if again:
        words = AnswerBackGiven(AnswerBackKind.WILL_DO, "A worker visits tomorrow.")
        world.step(lambda: answer_back(by=world.cast.become(mine.duty), disclosure_id=told, given=words))


def met(world: World) -> None:
    """Social care calls a meeting about another child, and some come."""
    conference = Conference(world.stage)
    invited = (world.cast.school, world.cast.health)
    world.step(lambda: conference.called(*invited, people=(LEO,)))
    if world.draw.random() < 0.5:
        world.step(lambda: conference.answered(world.cast.health))


def rung(world: World) -> None:
    """The police write down what the school told them."""
    world.step(lambda: rang(world, world.cast.police, world.cast.school, LEO))


def went_on(world: World) -> None:
    """What the school shared with social care goes on to the health trust, as its terms allow."""
    mine, school, health = world.cast.social_care, world.cast.school, world.cast.health
    terms = TermsGiven(passing_on=PassingOn.PROTECTS)
    request = world.step(lambda: ask(world, mine, school, LEO))
    child = world.step(lambda: world.stage.child(school, **LEO_ON_RECORD))
    world.step(lambda: take_up(world, school, request, child))
    world.step(lambda: decide(world, school, request, replace(WHOLE, terms=terms)))
    world.step(lambda: pass_to(world, mine, health, request))


def pass_to(world: World, holder: At, third: At, request: UUID) -> UUID:
    """Everything that came in answer to a request."""
    _, disclosure = reply_to(world, holder, request)
    rows = DisclosedItem.objects.filter(disclosure=disclosure).order_by("position")
    by = world.cast.become(holder.practitioner)
    said = replace(PASSING, protects_this_child=Answer.YES, answers=in_time(by, CALM))
    items = list(rows.values_list("item", flat=True))
    return pass_on(by=by, disclosure_id=disclosure, items=items, recipient=third.agency, given=said).id


AROUND: tuple[Callable[[World], None], ...] = (asked_and_answered, told_and_answered, met, rung, went_on)


def around(world: World, most: int = 2) -> None:
    """What else goes on, about somebody else."""
    for act in world.draw.sample(AROUND, world.draw.randint(0, most)):
        act(world)
