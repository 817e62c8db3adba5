"""A town in which each thing that an address names is really there, made by the service's own pages and actions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from chiltern.agencies.actions.add_period import add_period
from chiltern.agencies.actions.admit_agency import admit_agency
from chiltern.agencies.actions.ask_for_record import ask_for_record
from chiltern.agencies.actions.finish_record import finish_record
from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.actions.set_cover import set_cover
from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people_at
from chiltern.agencies.models import Agency, LegalBody
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.walls import GlassStep
from chiltern.code_of_practice.words import (
    Adviser,
    Answer,
    AnswerBackKind,
    BundleForm,
    ConsentState,
    Function,
    InquiryGround,
    LookedBy,
    Method,
    OrderAnswer,
    Role,
    StatutoryDuty,
)
from chiltern.consent.actions.attach_form import attach_form
from chiltern.foundation import context
from chiltern.ledger.models import Opening
from chiltern.people.actions.set_conflict_with import set_conflict_with
from chiltern.people.workings.described import Described
from chiltern.resolution.actions.challenge_decision import challenge_decision
from chiltern.resolution.models import OwnerAsked
from chiltern.resolution.workings.challenging import ChallengeGiven
from chiltern.scheme.queries import code_on
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.answer_court_order import answer_court_order
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.answer_reading import answer_reading
from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.ask_advice import ask_advice
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.ask_who_read import ask_who_read
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.actions.give_advice import give_advice
from chiltern.sharing.actions.name_readers import name_readers
from chiltern.sharing.actions.read_outside import read_outside
from chiltern.sharing.actions.recall_disclosure import recall_disclosure
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.set_hold import set_hold
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.actions.take_minute_into_file import take_minute_into_file
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import (
    AgencyRequest,
    ConsentStop,
    CorrectionNotice,
    CourtNotice,
    DisclosedItem,
    HeldNotice,
    Invitation,
    MinuteCopy,
    SecondLook,
    StandingReply,
)
from chiltern.sharing.queries.inquiries import who_opened
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.went import went_page
from chiltern.sharing.workings.advising import AdviceAsked
from chiltern.sharing.workings.asking import AgencyAsked
from chiltern.sharing.workings.correcting import CorrectionGiven
from chiltern.sharing.workings.courts import OrderAnswered
from chiltern.sharing.workings.deciding import DecisionGiven
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.stopping import StopGiven
from chiltern.sharing.workings.telling import AnswerBackGiven
from tests import database
from tests.agreeing import in_force, proposed
from tests.bundling import Several
from tests.cast import Cast
from tests.consenting import answered
from tests.court_orders import came_from, order
from tests.holding_back import Quiet
from tests.house.walked import ELSE, addresses
from tests.meeting import Conference
from tests.papers import LETTER, added
from tests.personal import Asking
from tests.releasing import waiting as to_release
from tests.sealing import seal_beside
from tests.stage import ASKING, BY_TELEPHONE, QUESTION, SHARED, Stage
from tests.web.advising import Advising
from tests.web.agreeing import Proposing
from tests.web.browser import Browser
from tests.web.consenting import Consenting
from tests.web.meeting import Meeting
from tests.web.telling import Telling
from tests.web.walking import CONDITIONS, DANGER, ITEM, TERMS, TESTS, WITHHELD, Walk
from tests.withdrawing import Agreed


@dataclass(frozen=True, slots=True)
class Town:
    """The cast, and the id of each thing by its name in THINGS."""

    cast: Cast
    ids: dict[str, Any]
    link: str

    def post(self, who: str) -> UUID:
        """`school.duty`, or `officer`; `newcomer` represents the agency that signed here."""
        at, _, role = who.partition(".")
        if at == "newcomer":
            return UUID(str(self.ids["newcomer"]))
        found: UUID = getattr(getattr(self.cast, at), role) if role else getattr(self.cast, at)
        return found

    def path(self, name: str, thing: object = None) -> str:
        """An address. The first of its parameters is the thing's id."""
        first, *others = addresses()[name] or ("",)
        known = {
            **ELSE,
            "item_id": self.ids["item_id"],
            "agency": self.cast.health.agency,
            "link": self.link,
            "post": self.cast.school.duty,
        }
        kwargs = {each: known[each] for each in others}
        if first:
            kwargs[first] = known[first] if thing is None else thing
        return reverse(name, kwargs=kwargs)


def build(cast: Cast) -> Town:
    """Everything in THINGS, each by the service's own pages and actions."""
    stage = Stage(cast)
    walk = Walk.begun(cast).matched().written(items=(ITEM, WITHHELD))
    _add_letter(walk.browser, f"{walk.path}decide/items/0/")
    (waiting,) = stage.asked(cast.social_care, cast.school)
    decision = stage.decided(cast.social_care, cast.school, _with_document(cast))
    release = to_release(stage, cast.social_care, cast.school)
    reply = stage.reply(cast.social_care, decision)
    clarifying, untold = _asked_back(stage), stage.decided(cast.social_care, cast.school, BY_TELEPHONE)
    application, link = _signed(cast, "Lantern Youth Project")
    person = cast.school.who[cast.school.practitioner].practitioner
    social_worker = cast.become(cast.social_care.practitioner)
    copy = take_into_file(by=social_worker, disclosure_id=UUID(str(reply.disclosure)))
    ids = {
        "draft": _draft(cast),
        **_advice(cast),
        **_calls(cast),
        **_told(cast, stage),
        **_met(cast, stage),
        "outside_body": (body := _outside(cast)),
        **_told_outside(cast, stage, body),
        "asked": waiting.parent_id,
        "waiting": waiting.id,
        "walked": walk.request,
        "decided": decision.about,
        "release": release.id,
        "question": clarifying,
        "untold": untold.about,
        "reply": reply.id,
        "disclosure": reply.disclosure,
        "file_copy": copy.id,
        **_passed(cast, UUID(str(reply.disclosure))),
        **_not_told(stage),
        **_bundled(stage),
        "child": walk.child,
        **_consents(cast, walk.child),
        "person": person,
        "post": cast.school.practitioner,
        "team": cast.school.team,
        "agency": cast.school.agency,
        **_time_and_cover(cast),
        **_agreements(cast),
        **_walls(cast, stage),
        "climb": _climbed(cast),
        **_inquired(cast, UUID(str(reply.disclosure))),
        **_challenged(cast, stage),
        **_personal(stage),
        **_record(cast, walk.request),
        **_withdrawn(cast, stage),
        **_corrected(cast, stage),
        **_ordered(cast, stage),
        "application": application,
        "newcomer": _representative(cast),
        "lapsed": _lapsed(cast),
        "setting": "reply.urgent_hours",
        "law_row": "duty-to-share",
        "law_kind": "ground",
    }
    context.leave()
    return Town(cast, ids, link)


def _with_document(cast: Cast) -> DecisionGiven:
    """What the school shares, its first item with a letter."""
    document = added(cast, cast.school.duty)
    return replace(SHARED, items=(replace(SHARED.items[0], document=document), *SHARED.items[1:]))


def _add_letter(browser: Browser, item: str) -> None:
    """To an item of a draft."""
    sent = browser.post(f"{item}document/", {"file": SimpleUploadedFile("letter.pdf", LETTER)})
    assert sent.status_code == 302, sent.content.decode()


def _consents(cast: Cast, child: UUID) -> dict[str, UUID]:
    """An answer about the child with its signed form, and one on its way."""
    stage = Stage(cast)
    consent = answered(stage, cast.school, child, ConsentState.GIVEN, cast.health, until=_soon(cast))
    signed = attach_form(by=cast.become(cast.school.duty), consent=consent, content=LETTER)
    journey = Consenting.begun(cast, child).asked().answered(cast.health)
    return {"consent": consent, "signed": signed, "consenting": UUID(journey.here.split("/")[2])}


def _soon(cast: Cast) -> date:
    """So near that it is listed."""
    return cast.become(cast.school.duty).at.date() + timedelta(days=7)


def _time_and_cover(cast: Cast) -> dict[str, UUID]:
    """A closure, and cover for a colleague, both of the school's."""
    by, school = cast.become(cast.school.representative), cast.school
    days = add_period(by=by, kind="closure", first=by.at.date(), last=None, says="training day")
    until = by.at + timedelta(days=1)
    arranged = set_cover(
        by=by, away=school.conflicted, covered_by=school.practitioner, starts_at=by.at, ends_at=until
    )
    return {"period": days.id, "cover": arranged.id}


def _walls(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """A record restricted to the school's duty desk officer, a conflict, two readings outside, a hold."""
    school, born = cast.school, date(2016, 3, 9)
    restricted, held = stage.child(school), stage.child(school)
    restrict_thing(by=cast.become(school.duty), thing=restricted, posts=[], why="A colleague's child.")
    who = school.who[school.conflicted].practitioner
    rep = cast.become(school.representative)
    (note,) = set_conflict_with(by=rep, practitioner=who, whom=Described("Theo Canary", born))
    glass, asked = (
        read_outside(by=cast.become(school.colleague), reason="A and E.", reference="NONE-SUCH").id
        for _ in range(2)
    )
    rep = cast.become(school.representative)
    answer_reading(by=rep, glass_id=asked, step=GlassStep.ASKED, says="Why?")
    (hold,) = set_hold(by=cast.become(school.manager), thing=held, why="A claim.")
    silent = stage.silent(cast.social_care, cast.sensitive, held=False)
    cast.become(cast.sensitive.representative)
    attempt = StandingReply.objects.get(agency_request=silent.about).id
    walls = {"restricted": restricted, "conflict": note, "glass": glass, "asked_why": asked}
    return {**walls, "hold": hold.id, "attempt": attempt}


def _climbed(cast: Cast) -> UUID:
    """A step up that the school's representative was given. The scheme's clock is no post: its rows are written beside."""
    at, climb, thing = cast.become(cast.school.representative).at, uuid4(), uuid4()
    keeper, other = cast.school.agency, cast.social_care.agency
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        admin.execute(
            """insert into sharing_climb (id, keeper, made_at, thing, noun, step, due_at, other, reference, urgency)
               values (%s, %s, %s, %s, 'request', 2, %s, %s, 'ABCD-EFGH', 'urgent')""",
            [climb, keeper, at, thing, at, other],
        )
        admin.execute("insert into foundation_thing values (%s, %s, 'climb')", [climb, keeper])
        admin.execute(
            """insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
               values (%s, %s, %s, '{}', 'climb.given', %s)""",
            [cast.school.representative, climb, keeper, at],
        )
    return climb


def _inquired(cast: Cast, disclosure: UUID) -> dict[str, UUID]:
    """The school's representative asked who read it, and was answered; and asks again."""
    reference = went_page(cast.become(cast.school.duty), disclosure).reference
    rep = cast.become(cast.school.representative)
    asked = ask_who_read(by=rep, reference=reference, ground=InquiryGround.AUDIT, reason="The yearly audit.")
    other = cast.become(cast.social_care.representative)
    posts = [one.post for one in who_opened(asked.id)]
    named = name_readers(by=other, inquiry_id=asked.id, posts=posts)
    rep = cast.become(cast.school.representative)
    again = ask_who_read(by=rep, reference=reference, ground=InquiryGround.RISK, reason="A neighbour knew.")
    return {"named": named.id, "inquiry_asked": again.id}


def _challenged(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """An answer of the school's that social care challenges, and one that it can."""
    challenged, answered = (stage.decided(cast.social_care, cast.school).about for _ in range(2))
    by = cast.become(cast.social_care.practitioner)
    given = ChallengeGiven("It leaves out who saw it.", Answer.NO)
    made = challenge_decision(by=by, request_id=challenged, given=given)
    return {"challenge": made.id, "answered_request": answered}


def _personal(stage: Stage) -> dict[str, Any]:
    """What a father asked social care: one that waits, one answered, one whose items wait for the school and for decisions."""
    answered, found = Asking(stage).sent(about="Nobody Known"), Asking(stage).held()
    answered.found()
    answered.replied()
    waits = Asking(stage).sent().asked.id
    every = found.sent().found().items
    stage.cast.become(stage.cast.school.duty)
    at_the_school = set(OwnerAsked.objects.values_list("item", flat=True))
    item = next(each for each in every if each in at_the_school)
    asked = found.question(item).id
    return {
        "personal": waits,
        "personal_answered": answered.asked.id,
        "personal_found": found.asked.id,
        "item_id": item,
        "owner_asked": asked,
    }


def _record(cast: Cast, request: UUID) -> dict[str, UUID]:
    """The receipt of an act of the school's alone, sealed; and a file with the school's part of the record."""
    cast.become(cast.school.duty)
    entry = Opening.objects.get(kind="request.matched", thing=request).entry
    seal_beside([entry], [cast.school.agency])
    by = cast.become(cast.school.representative)
    file = ask_for_record(by=by, reason="The yearly audit.")
    finish_record(by=by, file_id=file.id, content=b"PK", entries=0)
    return {"receipt": entry, "record_file": file.id}


def _withdrawn(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """What the school told on consent that is withdrawn since: one that waits for the answer, one that was removed."""
    agreed = Agreed(stage, (cast.health,))
    waits, removed = (agreed.told(cast.health).id for _ in range(2))
    withdrawal = agreed.withdrawn()
    cast.become(cast.health.manager)
    stops = dict(ConsentStop.objects.values_list("disclosure", "id"))
    answer_stop(by=cast.become(cast.health.manager), stop_id=stops[removed], given=StopGiven())
    return {"stop": stops[waits], "removed": stops[removed], "withdrawal": withdrawal}


def _corrected(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """What the school told the health trust and corrected since, or told and took back, or could take back."""
    told = stage.told(recipient=cast.health.agency)
    by = cast.become(cast.school.practitioner)
    item = disclosure_page(by, told.id).items[0].id
    made = correct_item(by=by, item_id=item, given=CorrectionGiven(1, "Not Theo Canary's."))
    notice = CorrectionNotice.objects.get(correction=made)
    unread, back = (stage.told(recipient=cast.health.agency).id for _ in range(2))
    by = cast.become(cast.school.practitioner)
    recalled = recall_disclosure(by=by, disclosure_id=back, why="It was for the police.")
    return {
        "corrected_item": item,
        "correction": made.id,
        "correction_notice": notice.id,
        "unread": unread,
        "recall": recalled.id,
    }


def _ordered(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """Two orders of a court for what the school shared with social care: one that waits, one that is answered."""
    items = came_from(stage, cast.school)
    waits, answered = (order(stage, *items, court_reference=f"FD26P0011{number}") for number in (4, 5))
    by = cast.become(cast.social_care.practitioner)
    given = OrderAnswered(OrderAnswer.PRODUCED, "By courier.", by.at.date() + timedelta(days=9))
    answer_court_order(by=by, order_id=answered.id, given=given)
    cast.become(cast.school.duty)
    told = CourtNotice.objects.get(of_order=waits.id).id
    return {"court_order": waits.id, "court_answered": answered.id, "court_notice": told}


def _asked_back(stage: Stage) -> UUID:
    """What the school asks back about a request of social care's."""
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    by = stage.cast.become(stage.cast.school.duty)
    return ask_to_clarify(by=by, request_id=request, asks="Since when?").id


def _lapsed(cast: Cast) -> UUID:
    """The controller of the stranger agency, whose registration has ended."""
    by = cast.become(cast.officer)
    body = Agency.objects.get(id=cast.stranger.agency).legal_body_id
    LegalBody.objects.filter(id=body).update(registration_expires_on=by.at.date() - timedelta(days=40))
    return UUID(str(body))


def _draft(cast: Cast) -> UUID:
    """A request of social care's, written up to its check."""
    browser = Browser(cast.social_care.practitioner)
    path = browser.send("/ask/")["Location"].removesuffix("who/")
    born = {"date_of_birth-day": "9", "date_of_birth-month": "3", "date_of_birth-year": "2016"}
    browser.send(f"{path}who/", name="Amara Whitlock", kind="child", **born)
    browser.send(
        f"{path}what/", needed="Attendance.", why="Section 47.", period="", purpose="protect-from-harm"
    )
    urgent = {"danger_said": "yes", "acts_now": "yes", "urgency": "urgent", "urgency_reason": "Today."}
    browser.send(f"{path}urgency/", **urgent)
    browser.send(
        f"{path}background/", worries="A release today.", tried="", goes_well="", views="None.", reach="Desk"
    )
    browser.send(f"{path}agencies/", agency=str(cast.health.agency))
    browser.send(f"{path}agencies/{cast.health.agency}/", tell=["worries"], also="")
    return UUID(path.split("/")[2])


def _agreements(cast: Cast) -> dict[str, UUID]:
    """One in force, one to be signed, one begun."""
    made = in_force(cast, cast.social_care, purposes=("early-help",))
    to_sign = proposed(cast, cast.social_care)
    return {"agreement": made, "to_sign": to_sign, "agreement_begun": Proposing(cast).begun()}


def _advice(cast: Cast) -> dict[str, UUID]:
    """Answers that are not kept yet; a note, with a question that waits and one that is answered."""
    journey, note = Advising.begun(cast), Advising.begun(cast).kept()
    note_id = UUID(note.split("/")[3])
    by, given = cast.become(cast.school.practitioner), AdviceAsked(Adviser.MANAGER, "Too much?")
    waits, answered = (ask_advice(by=by, note_id=note_id, given=given).id for _ in range(2))
    give_advice(by=cast.become(cast.school.manager), question_id=answered, words="No.")
    draft = UUID(journey.here.split("/")[2])
    return {"advising": draft, "note": note_id, "advice": waits, "advised": answered}


def _calls(cast: Cast) -> dict[str, UUID]:
    """A call that waits for the school, and one under way."""
    said = {
        "danger": "no",
        "side": "received",
        "agency": str(cast.school.agency),
        "outside": "",
        "whom": "The head",
        "identity": "known",
        "number": "",
        "about": "Amara Whitlock",
        "kind": "child",
        "words": "She was not at school today.",
        "method": "telephone",
        "day-day": "9",
        "day-month": "3",
        "day-year": "2026",
        "at": "9:05",
    }
    browser = Browser(cast.social_care.practitioner)
    made = browser.send("/write-down/", **said)["Location"]
    begun = browser.send("/write-down/", **said, then="more")["Location"]
    return {"call": UUID(made.split("/")[2]), "begun": UUID(begun.split("/")[2])}


def _told(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """The school has told social care twice, and has one answer; a third is written up to its check."""
    made, answered = stage.told(), stage.told().id
    told = made.id
    by = cast.become(cast.social_care.duty)
    for each in (told, answered):
        acknowledge_disclosure(by=by, disclosure_id=each)
    given = AnswerBackGiven(AnswerBackKind.WILL_DO, "A worker visits tomorrow.")
    answer_back(by=by, disclosure_id=answered, given=given)
    telling = Telling.begun(cast).written()
    _add_letter(telling.browser, f"{telling.path}items/0/")
    cast.become(cast.school.manager)
    look = SecondLook.objects.get(about=told).id
    draft = UUID(telling.path.split("/")[2])
    return {
        "told": told,
        "told_by": made.decision,
        "answered": answered,
        "look": look,
        "telling": draft,
    }


def _outside(cast: Cast) -> UUID:
    """A hospital of the next county, as social care knows it."""
    given = BodyGiven("Marlow Vale Hospital, emergency department", Function.EMERGENCY_HEALTH)
    return name_outside_body(by=cast.become(cast.social_care.practitioner), given=given).id


def _told_outside(cast: Cast, stage: Stage, body: UUID) -> dict[str, UUID]:
    """Social care has told the hospital by telephone; a second telling is written up to its check."""
    by = cast.become(cast.social_care.practitioner)
    reached = ToldGiven(Method.TELEPHONE, by.at, "Sister Okoro", "Called back", "By letter tomorrow")
    told = tell_agency(by=by, given=stage.telling(recipient=body), reached=reached)
    telling = Telling.begun(cast, cast.social_care.practitioner).written(to=body)
    by = cast.become(cast.social_care.practitioner)
    ask_for_information(by=by, question=QUESTION, asked=[AgencyAsked(body)], deciding=ASKING)
    put = AgencyRequest.objects.get(provider=body).id
    return {"put_outside": put, "told_outside": told.id, "telling_outside": UUID(telling.path.split("/")[2])}


def _met(cast: Cast, stage: Stage) -> dict[str, UUID]:
    """One meeting under way to be called, one to come, one to close; one held, with everything written up to its check."""
    calling = Meeting.begun(cast).inviting(cast.health)
    to_come = Meeting.begun(cast).inviting(cast.health).called()
    held = Meeting.begun(cast).inviting(cast.health).called()
    held.put_in(Browser(cast.health.duty), cast.social_care)
    closing = Conference(stage)
    closing.called(cast.health)
    closing.held(cast.health)
    closing.minuted(cast.health)
    cast.become(cast.health.duty)
    minute = MinuteCopy.objects.get(meeting=closing.meeting).id
    invitation = Invitation.objects.get(meeting=to_come.id).id
    taken = take_minute_into_file(by=cast.become(cast.health.duty), copy_id=minute).id
    held.held(cast.health)
    made = held.browser.send(f"{held.here}family/", words="Thank you.", language="English")["Location"]
    held.write(cast.health)
    return {
        "calling": UUID(calling.draft.split("/")[2]),
        "to_come": UUID(to_come.id),
        "conference": UUID(held.id),
        "closing": closing.meeting,
        "invitation": invitation,
        "minute": minute,
        "minute_file_copy": taken,
        "family_version": UUID(made.split("/")[2]),
    }


def _passed(cast: Cast, disclosure: UUID) -> dict[str, UUID]:
    """Of two items one is permitted and has gone on; the other is written up to its check."""
    by = cast.become(cast.social_care.practitioner)
    found = DisclosedItem.objects.filter(disclosure=disclosure).order_by("position")
    first, second = found.values_list("item", flat=True)
    to: dict[str, Any] = {"recipient": cast.health.agency, "purpose": "child-in-need"}
    asked = ask_to_pass_on(by=by, disclosure_id=disclosure, items=[first, second], why="Monday.", **to)
    question, left = asked if asked[0].item == first else reversed(asked)
    answer_passing_on(by=cast.become(cast.school.duty), permission_id=question.id, permit=True)
    browser = Browser(cast.social_care.practitioner)
    path = f"/disclosures/{disclosure}/pass-on/"
    _write_passing(browser, path, first, to)
    sent = browser.send(f"{path}check/")
    assert sent.status_code == 302, sent.content.decode()
    _write_passing(browser, path, second, to)
    passed = UUID(sent["Location"].split("/")[2])
    cast.become(cast.social_care.practitioner)
    review = SecondLook.objects.get(because=LookedBy.REVIEW, about=disclosure).id
    return {"passed": passed, "permission": left.id, "permitted": question.id, "review": review}


def _not_told(stage: Stage) -> dict[str, UUID]:
    """Two notices to the school that are held back: one to be agreed to, one that a second person has agreed to."""
    by_second = stage.cast.social_care.manager
    waits, held = (Quiet(stage).passed().id for _ in range(2))
    by = stage.cast.become(by_second)
    notices = dict(HeldNotice.objects.values_list("disclosure", "id"))
    agree_to_hold(by=by, notice_id=notices[held])
    return {"notice": notices[waits], "notice_held": notices[held]}


def _bundled(stage: Stage) -> dict[str, UUID]:
    """A bundle written up to its check, and a summary under way, of what social care holds of one child."""
    several = Several(stage)
    bundle, summary = several.made(), several.made(form=BundleForm.SUMMARY)
    browser = Browser(stage.cast.social_care.practitioner)
    path = f"/bundles/{bundle.id}/pass-on/"
    _answer_passing(browser, path)
    return {"bundle": bundle.id, "summary": summary.id, "held_child": several.child}


def _write_passing(browser: Browser, path: str, item: UUID, to: dict[str, Any]) -> None:
    browser.send(path, items=[str(item)], protects_this_child="no", **to)
    _answer_passing(browser, path)


def _answer_passing(browser: Browser, path: str) -> None:
    answers = {
        **DANGER,
        **TESTS,
        **CONDITIONS,
        "danger": "no",
        "reasons": "They need it.",
        "note": "Ring first.",
    }
    for _ in range(2):
        browser.send(f"{path}answers/", **answers)
    browser.send(f"{path}terms/", **TERMS)


def _signed(cast: Cast, name: str) -> tuple[UUID, str]:
    """An agency that has signed and is not admitted yet, and its secret link."""
    outside = Browser()
    details = {"name": name, "legal_body": "Lantern Trust", "sector": "voluntary", "sensitive": "no"}
    place = outside.post("/signatories/apply/", details)["Location"]
    code = code_on(cast.become(cast.officer).at.date())
    assert code is not None
    signed = {
        "signed_by": "Ida Penhallow",
        "representative_name": "Ida Penhallow",
        "group": "virtual",
        "agreed": "on",
    }
    mail = "ida@lantern.example"
    outside.post(place, {"code_version": str(code.id), "representative_email": mail, **signed})
    cast.become(cast.officer)
    return Agency.objects.get(name=name).id, place.split("/")[3]


def _representative(cast: Cast) -> UUID:
    """The post of an agency that has signed here and was admitted: it has a copy of its signature."""
    agency, _ = _signed(cast, "Kestrel Youth Project")
    by = cast.become(cast.officer)
    admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.NOT_CHECKED)
    posts = (NewPost(Role.REPRESENTATIVE, "Representative"),)
    made = make_people_at(by=by, people={agency: [NewPerson("Ida Penhallow", posts)]})
    return made[agency][0].posts[0]
