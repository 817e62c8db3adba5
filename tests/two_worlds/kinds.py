"""The kinds of pairs: what is there in one world alone, from whom it is hidden, and what happens around it. 2.2, 3.5, 3.7.

A kind draws everything before it looks which world it is in, so that both take the same course but for what is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from chiltern.code_of_practice.walls import GlassStep
from chiltern.code_of_practice.words import (
    Answer,
    InfoClass,
    LookAnswer,
    Outcome,
    PassingOn,
    ShowOriginator,
    Urgency,
)
from chiltern.people.workings import given
from chiltern.people.workings.described import Described
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.answer_reading import answer_reading
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.give_place_back import give_place_back
from chiltern.sharing.actions.look_afterwards import look_afterwards
from chiltern.sharing.actions.pass_on_once_released import pass_on_once_released
from chiltern.sharing.actions.read_outside import read_outside
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.actions.tell_once_released import tell_once_released
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.models import DisclosedItem, SecondLook
from chiltern.sharing.workings.deciding import DecisionGiven, ItemGiven, TermsGiven
from chiltern.sharing.workings.looking import LookGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests import releasing
from tests.cast import At
from tests.meeting import Conference
from tests.papers import added
from tests.stage import AMARA, ANSWERS, BRUISE, LATE, OTHERS, QUESTION, SHARED, WHOLE, YES
from tests.two_worlds.acts import (
    around,
    ask,
    consented,
    decide,
    pass_to,
    put_on_record,
    rang,
    receive,
    restrict,
    take_up,
    tell,
    there,
)
from tests.two_worlds.bundling import another_owner
from tests.two_worlds.correcting import another_holder, corrected
from tests.two_worlds.holding_back import owner_not_told
from tests.two_worlds.withdrawing import another_recipient
from tests.two_worlds.world import World

HIDDEN_CHILD = {"names": (given.Name("Nora", "Quill"),), "birth": given.Birth(on=date(2015, 1, 7))}
PLACE = replace(
    BRUISE,
    text="She lives at the refuge.",
    classes=frozenset({InfoClass.LOCATING}),
    hidden_from=("Karim Haddad (father)",),
    hidden_there=Answer.NO,
)
CALM = replace(QUESTION, urgency=Urgency.ROUTINE, acts_now=Answer.NO, danger_said=Answer.NO)
SILENT = DecisionGiven(Outcome.NO_STATEMENT, "Our rule.", answers=replace(ANSWERS, danger=Answer.NO))


def restricted(world: World) -> None:
    """A thing of the school's for named posts alone, before the eyes of a colleague and of another agency."""
    cast, school = world.cast, world.cast.school
    another = (school.colleague, school.practitioner, school.representative)
    outside = (cast.health.duty, cast.police.practitioner, cast.stranger.manager)
    world.watching = [school.manager, *world.some(1, *another, *outside)]
    what, depth = world.draw.choice([_a_request, _a_telling, _a_record]), world.draw.randrange(3)
    child = world.step(lambda: world.stage.child(school))
    around(world, 1)
    what(world, child, depth)
    around(world, 1)


def _a_request(world: World, child: UUID, depth: int) -> None:
    school, mine, late = world.cast.school, world.cast.social_care, world.draw.random() < 0.5
    request = world.secret(lambda: ask(world, mine, school))
    if not late:
        world.secret(lambda: restrict(world, school.duty, there(request)))
    if depth > 0:
        world.secret(lambda: take_up(world, school, there(request), child))
    if depth > 1:
        world.secret(lambda: decide(world, school, there(request), SHARED))
    if late:
        world.secret(lambda: restrict(world, school.duty, there(request)))


def _a_telling(world: World, child: UUID, depth: int) -> None:
    cast, desk = world.cast, world.cast.school.duty
    told = world.secret(lambda: restrict(world, desk, tell(world, cast.health, cast.school)))
    if depth > 0:
        world.secret(lambda: acknowledge_disclosure(by=cast.become(desk), disclosure_id=there(told)).id)
    if depth > 1:
        world.secret(lambda: take_into_file(by=cast.become(desk), disclosure_id=there(told)).id)


def _a_record(world: World, child: UUID, depth: int) -> None:
    cast, school = world.cast, world.cast.school
    nora = world.secret(lambda: put_on_record(world, school, **HIDDEN_CHILD))
    world.secret(lambda: restrict(world, school.duty, there(nora), school.conflicted))
    if depth > 0:
        request = world.secret(lambda: restrict(world, school.duty, ask(world, cast.police, school)))
        world.secret(lambda: take_up(world, school, there(request), nora))
    if depth > 1:
        world.secret(lambda: consented(world, school, there(nora)))


def conflict(world: World) -> None:
    """Things about a child whom one of the school's people knows; that one sees none of them."""
    cast, school = world.cast, world.cast.school
    who, things = world.some(1, school.manager, school.conflicted)[0], world.draw.sample(_ABOUT_HER, 2)
    world.watching = [who]
    child = world.step(lambda: world.stage.child(school))
    world.step(lambda: cast.set_conflict(school, who, child))
    around(world, 1)
    for thing in things:
        thing(world, child)
    around(world, 1)


def _asked_about_her(world: World, child: UUID) -> None:
    school, decided = world.cast.school, world.draw.random() < 0.5
    request = world.secret(lambda: ask(world, world.cast.social_care, school))
    world.secret(lambda: take_up(world, school, there(request), child))
    if decided:
        world.secret(lambda: decide(world, school, there(request)))


def _told_about_her(world: World, child: UUID) -> None:
    world.secret(lambda: tell(world, world.cast.health, world.cast.school))


def _we_told_about_her(world: World, child: UUID) -> None:
    about = (replace(AMARA, person=child),)
    by_desk = world.cast.school.duty
    world.secret(lambda: tell(world, world.cast.school, world.cast.police, by_desk, people=about))


def _met_about_her(world: World, child: UUID) -> None:
    conference = Conference(world.stage)
    world.secret(lambda: conference.called(world.cast.school, world.cast.health).id)


def _consented_about_her(world: World, child: UUID) -> None:
    world.secret(lambda: consented(world, world.cast.school, child))


def _rang_about_her(world: World, child: UUID) -> None:
    world.secret(lambda: rang(world, world.cast.social_care, world.cast.school))


_ABOUT_HER = (
    _asked_about_her,
    _told_about_her,
    _we_told_about_her,
    _met_about_her,
    _rang_about_her,
    _consented_about_her,
)


def no_statement(world: World) -> None:
    """A sensitive service knows the child, or has never heard of it; whoever asks learns nothing either way."""
    cast, mine, clinic = world.cast, world.cast.social_care, world.cast.sensitive
    others = world.some(1, mine.manager, mine.representative, mine.colleague)
    world.watching, world.abroad = [mine.practitioner, *others], True
    urgent, known, gone = (world.draw.random() < 0.5 for _ in range(3))
    question = replace(QUESTION if urgent else CALM, people=(AMARA,))
    child = world.secret(lambda: world.stage.child(clinic))
    if known:
        world.secret(lambda: tell(world, cast.health, clinic))
    around(world, 1)
    (request,) = world.step(lambda: world.stage.asked(mine, clinic, question=question))
    world.step(lambda: take_up(world, clinic, request.id, child))
    world.step(lambda: _say_nothing(world, clinic, request.id))
    if gone and not urgent:
        why = "Not needed."
        by = mine.practitioner
        world.step(lambda: withdraw_request(by=cast.become(by), request_id=request.id, why=why))
    world.later(timedelta(days=world.draw.choice([0, 3, 9])))
    around(world, 1)


def _say_nothing(world: World, clinic: At, request: UUID) -> None:
    by = world.cast.become(clinic.duty)
    made = decide_request(by=by, request_id=request, given=SILENT)
    if made.state == "proposed":
        agree_to_decline(by=world.cast.become(clinic.manager), request_id=request)


def hidden_place(world: World) -> None:
    """Where she lives is told to one agency, not to be mentioned to others; these are the others."""
    cast, school, mine = world.cast, world.cast.school, world.cast.social_care
    world.watching = world.some(1, cast.health.duty, cast.police.manager, cast.stranger.practitioner)
    world.watching += world.some(1, school.colleague, mine.colleague)
    terms = TermsGiven(world.draw.choice([PassingOn.PROTECTS, PassingOn.NOT_AT_ALL]))
    terms = replace(terms, not_to_be_mentioned_to="Karim Haddad, or whoever speaks for him")
    said = replace(WHOLE, items=(PLACE, *world.draw.choice([(), (LATE,)])), terms=terms)
    calls, filed = (world.draw.random() < 0.5 for _ in range(2))
    around(world, 1)
    told = world.secret(lambda: world.stage.told(decision=said).id)
    desk = mine.duty
    world.secret(lambda: acknowledge_disclosure(by=cast.become(desk), disclosure_id=there(told)).id)
    if filed:
        world.secret(lambda: take_into_file(by=cast.become(desk), disclosure_id=there(told)).id)
    if calls:
        conference = Conference(world.stage)
        world.step(lambda: conference.called(cast.health))
    around(world, 1)


def looked_into(world: World) -> None:
    """Others read outside their work, and look at what was shared alone: nobody else learns that they did."""
    cast, school, mine = world.cast, world.cast.school, world.cast.social_care
    world.watching = [mine.duty, *world.some(1, cast.health.duty, mine.practitioner, school.practitioner)]
    answer = world.draw.choice([LookGiven(LookAnswer.AGREES), LookGiven(LookAnswer.OTHERWISE, "Ask first.")])
    ended, depth = world.draw.choice([GlassStep.ENDED, GlassStep.ACKNOWLEDGED]), world.draw.randrange(3)
    world.step(lambda: world.stage.child(school))
    told = world.step(lambda: world.stage.told(recipient=mine.agency, people=(AMARA,)).id)
    around(world, 1)
    if depth != 1:
        # Whoever told reads what was said of it, by right: those who look on are others.
        world.watching = [post for post in world.watching if post != school.practitioner]
        world.secret(lambda: _looks(world, told, answer))
    if depth != 0:
        glass = world.secret(lambda: _reads(world, school.colleague))
        rep = school.representative
        world.secret(lambda: _answers(world, rep, there(glass), ended))


def _looks(world: World, told: UUID, answer: LookGiven) -> UUID:
    by = world.cast.become(world.cast.school.manager)
    look = SecondLook.objects.get(about=told).id
    look_afterwards(by=by, look_id=look, given=answer)
    return look


def _reads(world: World, post: UUID) -> UUID:
    whom = Described("Amara Whitlock", date(2016, 3, 9))
    by = world.cast.become(post)
    return read_outside(by=by, reason="She is in A and E.", whom=whom).id


def _answers(world: World, post: UUID, glass: UUID, step: GlassStep) -> UUID:
    answer_reading(by=world.cast.become(post), glass_id=glass, step=step)
    return glass


def withheld(world: World) -> None:
    """The school shares two items, and holds a third back or has none: the answer is the same."""
    mine, school, health = world.cast.social_care, world.cast.school, world.cast.health
    world.watching, world.abroad = [mine.practitioner, *world.some(1, mine.manager, health.duty)], True
    place, passes, files = world.draw.randrange(3), world.draw.random() < 0.4, world.draw.random() < 0.6
    paper = world.draw.random() < 0.3
    child = world.step(lambda: world.stage.child(school))
    request = world.step(lambda: ask(world, mine, school))
    world.step(lambda: take_up(world, school, request, child))
    letter = world.step(lambda: added(world.cast, school.duty)) if paper else None
    shared: list[ItemGiven] = [replace(BRUISE, document=letter), LATE]
    terms = TermsGiven(passing_on=PassingOn.PROTECTS)
    said = replace(WHOLE, items=tuple(shared), terms=terms)
    if world.more:
        some = (*shared[:place], OTHERS, *shared[place:])
        said = replace(said, outcome=Outcome.SHARE_IN_PART, items=some)
    world.step(lambda: decide(world, school, request, said))
    if files:
        world.step(lambda: receive(world, mine, request))
    if passes:
        world.step(lambda: pass_to(world, mine, health, request))
    around(world, 1)


def owner_not_shown(world: World) -> None:
    """What goes on to a third agency belongs to the school, or to the police; the third is not to see which."""
    mine, school, police, health = (
        getattr(world.cast, at) for at in ("social_care", "school", "police", "health")
    )
    world.watching, world.abroad = [health.duty, *world.some(1, health.manager, health.representative)], True
    world.alike = {police.duty: school.duty, police.manager: school.manager}
    owner = school if world.more else police
    terms = TermsGiven(PassingOn.PROTECTS, show_originator=world.draw.choice(list(ShowOriginator)[1:]))
    answered, wrong = world.draw.random() < 0.5, world.draw.random() < 0.5
    around(world, 1)
    child = world.step(lambda: world.stage.child(owner))
    request = world.step(lambda: ask(world, mine, owner))
    world.step(lambda: take_up(world, owner, request, child))
    world.step(lambda: decide(world, owner, request, replace(WHOLE, terms=terms)))
    went = world.step(lambda: pass_to(world, mine, health, request))
    if answered:
        world.step(lambda: take_into_file(by=world.cast.become(health.duty), disclosure_id=went))
    if wrong:
        world.step(lambda: corrected(world, owner, went))


def place_waits(world: World) -> None:
    """A hidden place is to be told or passed on to an agency where one of those works: until it is released, nothing of it."""
    school, mine, health = world.cast.school, world.cast.social_care, world.cast.health
    others = (health.manager, health.practitioner, health.representative)
    world.watching, world.abroad = [health.duty, *world.some(1, *others)], True
    passes, back = (world.draw.random() < 0.5 for _ in range(2))
    told = came_hidden(world) if passes else None
    around(world, 1)
    release = world.secret(lambda: _waits(world, told))
    if back:
        second = mine if passes else school
        world.secret(lambda: _given_back(world, second, there(release)))
    around(world, 1)


def came_hidden(world: World) -> UUID:
    """Social care has it from the school, to pass on to those who protect her."""
    terms = TermsGiven(passing_on=PassingOn.PROTECTS)
    said = replace(WHOLE, items=(PLACE,), terms=terms)
    return world.step(lambda: world.stage.told(decision=said).id)


def _waits(world: World, told: UUID | None) -> UUID:
    cast, posts = world.cast, (world.cast.health.duty,)
    by = cast.become(cast.school.practitioner if told is None else cast.social_care.duty)
    calm = replace(releasing.CALM, review_on=by.at.date() + timedelta(weeks=4))
    if told is None:
        decision = replace(WHOLE, answers=calm, items=(releasing.PLACE,), outside_line=releasing.KNOWN)
        given = world.stage.telling(recipient=cast.health.agency, decision=decision, posts=posts)
        return tell_once_released(by=by, given=given).id
    items = list(DisclosedItem.objects.filter(disclosure=told).values_list("item", flat=True))
    passing = PassingGiven(
        purpose="protect-from-harm",
        reasons="They treat her.",
        answers=calm,
        tests=YES,
        protects_this_child=Answer.YES,
        hidden_there=Answer.YES,
        to_posts=posts,
        outside_line=releasing.KNOWN,
    )
    to = cast.health.agency
    return pass_on_once_released(by=by, disclosure_id=told, items=items, recipient=to, given=passing).id


def _given_back(world: World, at: At, release: UUID) -> UUID:
    by = world.cast.become(at.manager)
    return give_place_back(by=by, release_id=release, why="He is on that ward.").id


KINDS: tuple[Callable[[World], None], ...] = (
    restricted,
    conflict,
    no_statement,
    hidden_place,
    looked_into,
    withheld,
    owner_not_shown,
    another_recipient,
    place_waits,
    another_holder,
    owner_not_told,
    another_owner,
)
