"""Every address of the service in a table, and a town in which each thing that an address names is really there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from chiltern.agencies.actions.admit_agency import admit_agency
from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people_at
from chiltern.agencies.models import Agency
from chiltern.code_of_practice.words import Role, StatutoryDuty
from chiltern.foundation import context
from chiltern.scheme.queries import code_on
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.models import DisclosedItem
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser
from tests.web.walking import CONDITIONS, DANGER, ITEM, TERMS, TESTS, WITHHELD, Walk

PUBLIC = {
    "health": "whether the service is up, and nothing else",
    "code": "the Code is public",
    "clause": "the Code is public",
    "signatories": "the list is public (sign.4)",
    "signatories_csv": "the list is public (sign.4)",
    "signatory": "an entry of the public list (sign.4)",
    "apply_to_join": "any agency may apply",
    "sign_code": "whoever has the application's secret link",
    "signed_copy": "what this browser has just signed",
    "account_login": "before signing in",
    "mfa_authenticate": "between the two factors",
    "recovery_codes": "between signing in and acting",
    "choose_post": "between signing in and acting",
    "sign_out": "whoever has a session",
    "link": "whoever has a one-time link",
    "link_password": "whoever has a one-time link",
    "link_app": "whoever has a one-time link",
    "link_take": "whoever has a one-time link",
    "open_link": "whoever has a one-time link",
    "demo_roles": "there in a demo alone",
    "demo_enter": "there in a demo alone",
    "demo_step_in": "there in a demo alone",
}

LISTS = {
    "home": "social_care.practitioner",
    "work": "social_care.practitioner",
    "ask": "social_care.practitioner",
    "received": "social_care.practitioner",
    "received_read": "social_care.practitioner",
    "people": "school.duty",
    "people_new": "school.duty",
    "staff": "school.representative",
    "invite_person": "school.representative",
    "add_team": "school.representative",
    "applications": "officer",
    "our_signature": "newcomer",
    "scheme": "officer",
    "scheme_settings": "officer",
    "law_rows": "officer",
}
"""Pages that name no thing, each with somebody for whom it is not empty."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the town: who may read it, who may not, and the addresses that name it first."""

    id: str
    reader: str
    strangers: tuple[str, ...]
    names: tuple[str, ...]


SHARER = ("stranger.practitioner", "stranger.duty", "school.colleague", "health.duty")
RECEIVER = ("stranger.practitioner", "stranger.duty", "social_care.colleague", "health.colleague")
STAFF = ("stranger.representative", "police.representative", "school.colleague")
THINGS = (
    Thing(
        "draft",
        "social_care.practitioner",
        (*RECEIVER, "social_care.duty"),
        ("ask_journey", "ask_who", "ask_who_remove", "ask_what", "ask_urgency", "ask_background", "ask_agencies")
        + ("ask_agencies_remove", "ask_may_know", "ask_check", "ask_drop"),
    ),
    Thing("asked", "social_care.practitioner", (*RECEIVER, "school.duty"), ("asked",)),
    Thing("waiting", "school.duty", (*SHARER, "social_care.colleague"), ("acknowledge_request",)),
    Thing("walked", "school.manager", (*SHARER, "social_care.colleague"), ("request", "assign_request")),
    Thing(
        "walked",
        "school.duty",
        (*SHARER, "social_care.practitioner"),
        ("match_first", "match", "decide", "decide_danger", "decide_items", "decide_item_new", "decide_item")
        + ("decide_tests", "decide_answer", "decide_conditions", "decide_words", "decide_terms", "decide_check")
        + ("decide_item_remove",),
    ),
    Thing("decided", "school.duty", (*SHARER, "social_care.practitioner"), ("decision",)),
    Thing("reply", "social_care.practitioner", RECEIVER, ("reply", "acknowledge_reply")),
    Thing(
        "disclosure",
        "social_care.practitioner",
        (*RECEIVER, "health.duty"),
        ("disclosure", "ask_to_pass_on", "pass_on", "pass_on_answers", "pass_on_terms", "pass_on_check"),
    ),
    Thing("passed", "health.duty", ("stranger.duty", "health.colleague"), ("acknowledge_disclosure",)),
    Thing("permission", "school.duty", (*SHARER, "social_care.colleague"), ("permission",)),
    Thing(
        "child",
        "school.duty",
        (*SHARER, "social_care.practitioner"),
        ("people_person", "people_change", "people_change_one", "people_household", "people_relationship")
        + ("people_responsibility", "people_status"),
    ),
    Thing(
        "person",
        "school.representative",
        STAFF,
        ("person_at_work", "link_to_hand_over", "reset_sign_in", "give_post"),
    ),
    Thing("post", "school.representative", STAFF, ("end_post",)),
    Thing("team", "school.representative", STAFF, ("team",)),
    Thing("agency", "officer", STAFF, ("invite_representative",)),
    Thing("application", "officer", (*STAFF, "school.representative"), ("application",)),
    Thing("setting", "officer", STAFF, ("change_setting",)),
    Thing("law_row", "officer", STAFF, ("confirm_law_row", "correct_law_row")),
)
WORDS = {"position": 0, "place": 0, "what": "name", "which": "sent", "clause_id": "3.10", "code": "no-such-code"}
"""What else stands in an address; none of it is a secret."""


def addresses() -> dict[str, tuple[str, ...]]:
    """Every address by name, with its parameters in order."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in patterns(get_resolver()):
        assert pattern.name and pattern.name not in found, f"{pattern.pattern} needs a name of its own"
        found[pattern.name] = tuple(pattern.pattern.converters)
    return found


def patterns(under: URLResolver) -> Iterator[URLPattern]:
    """Every address, through every list of them."""
    for each in under.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


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
        known = {**WORDS, "agency": self.cast.health.agency, "link": self.link, "post": self.cast.school.duty}
        kwargs = {each: known[each] for each in others}
        if first:
            kwargs[first] = known[first] if thing is None else thing
        return reverse(name, kwargs=kwargs)


def made_up(thing: object) -> object:
    """Of the same kind, and of nothing."""
    return uuid4() if isinstance(thing, UUID) else "no-such-word"


def build(cast: Cast) -> Town:
    """Everything in THINGS, each by the service's own pages and actions."""
    stage = Stage(cast)
    walk = Walk.begun(cast).matched().written(items=(ITEM, WITHHELD))
    (waiting,) = stage.asked(cast.social_care, cast.school)
    decision = stage.decided(cast.social_care, cast.school)
    reply = stage.reply(cast.social_care, decision)
    application, link = _signed(cast, "Lantern Youth Project")
    person = cast.school.who[cast.school.practitioner].practitioner
    ids = {
        "draft": _draft(cast),
        "asked": waiting.parent_id,
        "waiting": waiting.id,
        "walked": walk.request,
        "decided": decision.about,
        "reply": reply.id,
        "disclosure": reply.disclosure,
        **_passed(cast, UUID(str(reply.disclosure))),
        "child": walk.child,
        "person": person,
        "post": cast.school.practitioner,
        "team": cast.school.team,
        "agency": cast.school.agency,
        "application": application,
        "newcomer": _representative(cast),
        "setting": "reply.urgent_hours",
        "law_row": "duty-to-share",
    }
    context.leave()
    return Town(cast, ids, link)


def _draft(cast: Cast) -> UUID:
    """A request of social care's, written up to its check."""
    browser = Browser(cast.social_care.practitioner)
    path = browser.send("/ask/")["Location"].removesuffix("who/")
    born = {"date_of_birth-day": "9", "date_of_birth-month": "3", "date_of_birth-year": "2016"}
    browser.send(f"{path}who/", name="Amara Whitlock", kind="child", **born)
    browser.send(f"{path}what/", needed="Attendance.", why="Section 47.", period="", purpose="protect-from-harm")
    urgent = {"danger_said": "yes", "acts_now": "yes", "urgency": "urgent", "urgency_reason": "Today."}
    browser.send(f"{path}urgency/", **urgent)
    browser.send(f"{path}background/", worries="A release today.", tried="", goes_well="", views="None.", reach="Desk")
    browser.send(f"{path}agencies/", agency=str(cast.health.agency))
    browser.send(f"{path}agencies/{cast.health.agency}/", tell=["worries"], also="")
    return UUID(path.split("/")[2])


def _passed(cast: Cast, disclosure: UUID) -> dict[str, UUID]:
    """Of two items one is permitted and has gone on; the other is written up to its check."""
    by = cast.become(cast.social_care.practitioner)
    found = DisclosedItem.objects.filter(disclosure=disclosure).order_by("position")
    first, second = found.values_list("item", flat=True)
    to: dict[str, Any] = {"recipient": cast.health.agency, "purpose": "child-in-need"}
    asked = ask_to_pass_on(by=by, disclosure_id=disclosure, items=[first, second], why="Monday.", **to)
    question, left = asked if asked[0].item_id == first else reversed(asked)
    answer_passing_on(by=cast.become(cast.school.duty), permission_id=question.id, permit=True)
    browser = Browser(cast.social_care.practitioner)
    path = f"/disclosures/{disclosure}/pass-on/"
    _write_passing(browser, path, first, to)
    sent = browser.send(f"{path}check/")
    assert sent.status_code == 302, sent.content.decode()
    _write_passing(browser, path, second, to)
    return {"passed": UUID(sent["Location"].split("/")[2]), "permission": left.id}


def _write_passing(browser: Browser, path: str, item: UUID, to: dict[str, Any]) -> None:
    browser.send(path, items=[str(item)], protects_this_child="no", **to)
    answers = {**DANGER, **TESTS, **CONDITIONS, "danger": "no", "reasons": "They need it.", "note": "Ring first."}
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
    signed = {"signed_by": "Ida Penhallow", "representative_name": "Ida Penhallow", "group": "virtual", "agreed": "on"}
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
