"""Passing on: terms answer, or the owner is asked, or a lawful reason is recorded; silence is not a yes."""

from __future__ import annotations

from datetime import date

import pytest

from chiltern.code_of_practice.facts import (
    HeldItemFacts,
    PassingOnFacts,
    PermissionFacts,
    SharingFacts,
    TermsFacts,
)
from chiltern.code_of_practice.onward import (
    goes_by_terms,
    has_to_ask,
    is_exceptional,
    lacks_leave,
    may_pass_on,
    narrower,
    one_hop_on,
    preset_terms,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    Answer,
    ExceptionalGround,
    PassingOn,
    PermissionState,
    ShowOriginator,
)
from tests.code_of_practice.build import BODIES, book, item, sharing

AGREED = [{"by": "parent", "state": "given", "recipients": ["charity"], "purposes": ["child-in-need"]}]
pytestmark = pytest.mark.clause("3.10")


def _to_charity(**more: object) -> SharingFacts:
    return sharing("social care", "charity", items=[item()], consents=AGREED, **more)  # type: ignore[arg-type]


def _pass_on(
    sharing_facts: SharingFacts | None = None, held: HeldItemFacts | None = None, **more: object
) -> Verdict:
    facts = sharing_facts or _to_charity()
    held = held or HeldItemFacts("name", "school")
    held = HeldItemFacts(facts.items[0].item, held.originator, held.terms, held.permissions)
    return may_pass_on(PassingOnFacts(facts, (held,), **more), book())  # type: ignore[arg-type]


def _permission(
    state: PermissionState, until: date | None = None, purpose: str = "child-in-need"
) -> HeldItemFacts:
    given = PermissionFacts(state, "charity", purpose, until)
    return HeldItemFacts("item", "school", permissions=(given,))


def _keys(verdict: Verdict) -> set[str]:
    return {r.key for r in verdict.items[0].reasons}


def test_without_terms_that_answer_the_owner_has_to_be_asked() -> None:
    verdict = _pass_on()
    assert verdict.standing == "unknown"
    assert {"onward.terms_ask", "onward.permission.not_known"} <= _keys(verdict)
    assert has_to_ask(verdict.items[0])
    assert lacks_leave(verdict.items[0])


@pytest.mark.parametrize(
    ("held", "standing", "reason"),
    [
        (_permission(PermissionState.GIVEN), "may", "onward.permission.yes"),
        (_permission(PermissionState.GIVEN, date(2026, 11, 16)), "may", "onward.permission.yes"),
        (_permission(PermissionState.GIVEN, date(2026, 11, 15)), "must_not", "onward.permission_over"),
        (_permission(PermissionState.GIVEN, purpose="prevent-crime"), "must_not", "onward.permission_over"),
        (_permission(PermissionState.WITHDRAWN), "must_not", "onward.permission_over"),
        (_permission(PermissionState.REFUSED), "must_not", "onward.permission.no"),
        (_permission(PermissionState.ASKED), "unknown", "onward.permission.not_known"),
        (_permission(PermissionState.SILENT), "unknown", "onward.silent"),
    ],
)
def test_the_owners_answer_counts_for_its_purpose_and_until_its_day(held, standing, reason) -> None:
    verdict = _pass_on(held=held)
    assert verdict.standing == standing
    assert lacks_leave(verdict.items[0]) is (standing != "may")
    assert reason in _keys(verdict)


@pytest.mark.parametrize(
    ("terms", "protects", "standing", "reason"),
    [
        (TermsFacts(PassingOn.PROTECTS), Answer.YES, "may", "onward.terms_protect"),
        (TermsFacts(PassingOn.PROTECTS), Answer.NOT_KNOWN, "unknown", "onward.terms_ask"),
        (TermsFacts(PassingOn.PROTECTS), Answer.NO, "unknown", "onward.terms_ask"),
        (
            TermsFacts(PassingOn.THESE_BODIES, frozenset({"charity"})),
            Answer.NO,
            "may",
            "onward.terms_name_them",
        ),
        (TermsFacts(PassingOn.THESE_BODIES, frozenset({"police"})), Answer.NO, "unknown", "onward.terms_ask"),
        (TermsFacts(PassingOn.NOT_AT_ALL), Answer.YES, "must_not", "onward.terms_forbid"),
        (
            TermsFacts(PassingOn.PROTECTS, expires=date(2026, 11, 15)),
            Answer.YES,
            "unknown",
            "onward.terms_expired",
        ),
    ],
)
def test_terms_answer_in_advance(terms, protects, standing, reason) -> None:
    verdict = _pass_on(held=HeldItemFacts("item", "school", terms), protects_this_child=protects)
    assert verdict.standing == standing
    assert lacks_leave(verdict.items[0]) is (standing != "may")
    assert reason in _keys(verdict)


def test_ones_own_information_and_what_goes_back_to_its_owner_need_no_leave() -> None:
    assert "onward.own" in _keys(_pass_on(held=HeldItemFacts("item", "social care")))
    back = _pass_on(held=HeldItemFacts("item", "charity", TermsFacts(PassingOn.NOT_AT_ALL)))
    assert back.standing == "may"


def test_inside_one_legal_body_no_permission_is_asked_and_terms_still_bind() -> None:
    to_early_help = sharing("social care", "early help", items=[item()])
    assert "onward.same_legal_body" in _keys(_pass_on(to_early_help))
    bound = _pass_on(
        sharing("social care", "early help", items=[item(may_help="no")]),
        HeldItemFacts("item", "school", TermsFacts(PassingOn.NOT_AT_ALL)),
    )
    assert bound.standing == "must_not"


def test_leave_of_the_owner_is_not_leave_of_the_code() -> None:
    nobody_agreed = sharing(
        "social care",
        "charity",
        items=[item()],
        consents=[{"by": "parent", "state": "refused"}],
        decision={"ground_applies": "no"},
    )
    assert _pass_on(nobody_agreed, _permission(PermissionState.GIVEN)).standing == "must_not"


def test_what_one_owner_refuses_stays_behind_and_the_rest_moves() -> None:
    facts = sharing("social care", "charity", items=[item("school's"), item("surgery's")], consents=AGREED)
    refused = HeldItemFacts(
        "school's", "school", permissions=_permission(PermissionState.REFUSED).permissions
    )
    given = HeldItemFacts("surgery's", "surgery", permissions=_permission(PermissionState.GIVEN).permissions)
    verdict = may_pass_on(PassingOnFacts(facts, (refused, given)), book())
    assert {i.item: i.standing for i in verdict.items} == {"school's": "must_not", "surgery's": "may"}


def test_an_owners_wish_cannot_stop_what_a_duty_requires() -> None:
    verdict = _pass_on(
        sharing("social care", "hospital", items=[item()]), _permission(PermissionState.REFUSED)
    )
    assert verdict.standing == "must"
    assert is_exceptional(verdict.items[0]) and lacks_leave(verdict.items[0])
    assert not has_to_ask(verdict.items[0])


def test_a_duty_that_is_not_confirmed_compels_nothing() -> None:
    facts = PassingOnFacts(
        sharing("social care", "hospital", items=[item()]), (HeldItemFacts("item", "school"),)
    )
    assert may_pass_on(facts, book(confirmed=False)).standing == "unknown"


@pytest.mark.clause("9.3")
def test_in_danger_it_goes_without_leave_and_never_past_a_bar() -> None:
    danger = {"danger": "yes", "recipient_can_act": "yes"}
    assert _pass_on(_to_charity(decision=danger)).standing == "may_with_reason"
    false = sharing("social care", "charity", items=[item(known_false=True)], decision=danger)
    verdict = _pass_on(false)
    assert verdict.standing == "must_not"
    assert not is_exceptional(verdict.items[0])


@pytest.mark.parametrize(
    ("exception", "written", "standing"),
    [
        (ExceptionalGround.SERIOUS_CRIME, True, "may_with_reason"),
        (ExceptionalGround.DANGER_TO_ANYONE, True, "may_with_reason"),
        (ExceptionalGround.SERIOUS_CRIME, False, "unknown"),
        (ExceptionalGround.SIGNIFICANT_HARM, True, "unknown"),
        (ExceptionalGround.DUTY, True, "unknown"),
        (ExceptionalGround.COURT, True, "unknown"),
    ],
)
def test_a_lawful_reason_has_to_be_written_and_borne_out(exception, written, standing) -> None:
    verdict = _pass_on(exception=exception, exception_reason=written)
    assert verdict.standing == standing
    assert is_exceptional(verdict.items[0]) is (standing == "may_with_reason")


def test_whose_an_item_is_has_to_be_known() -> None:
    with pytest.raises(KeyError):
        may_pass_on(PassingOnFacts(_to_charity(), ()), book())


def test_terms_are_preset_by_enquiry_sensitivity_and_who_receives() -> None:
    asked = sharing().request
    enquiry = sharing(request={"acts_now": "yes"}).request
    plain = preset_terms(BODIES["school"], BODIES["social care"], asked)
    assert plain == (PassingOn.ASK_ME, ShowOriginator.ALL, False)
    assert preset_terms(BODIES["school"], BODIES["social care"], enquiry).passing_on is PassingOn.PROTECTS
    hidden = preset_terms(BODIES["refuge"], BODIES["hospital"], asked)
    assert hidden == (PassingOn.ASK_ME, ShowOriginator.FIRST, True)


@pytest.mark.parametrize("given", ShowOriginator)
def test_a_hop_never_shows_more_of_the_owner_than_the_owner_lets_it(given: ShowOriginator) -> None:
    assert narrower(ShowOriginator.NOBODY, given) is ShowOriginator.NOBODY
    assert narrower(ShowOriginator.FIRST, given) is not ShowOriginator.ALL
    assert narrower(ShowOriginator.ALL, given) is given


@pytest.mark.parametrize("given", PassingOn)
def test_one_hop_on_its_owner_is_asked_first_and_what_may_not_go_at_all_still_may_not(
    given: PassingOn,
) -> None:
    forbids = given is PassingOn.NOT_AT_ALL
    assert one_hop_on(PassingOn.PROTECTS, given) is (PassingOn.NOT_AT_ALL if forbids else PassingOn.ASK_ME)
    assert one_hop_on(PassingOn.NOT_AT_ALL, given) is PassingOn.NOT_AT_ALL


def test_by_terms_goes_what_they_let_go_and_not_what_its_owner_permitted_or_a_reason_lets_go() -> None:
    def by_terms(terms: TermsFacts, **more: object) -> bool:
        return goes_by_terms(_pass_on(held=HeldItemFacts("item", "school", terms), **more).items[0].reasons)

    assert by_terms(TermsFacts(PassingOn.PROTECTS), protects_this_child=Answer.YES)
    assert by_terms(TermsFacts(PassingOn.THESE_BODIES, frozenset({"charity"})))
    assert not by_terms(TermsFacts(PassingOn.PROTECTS))
    assert not by_terms(TermsFacts(), exception=ExceptionalGround.SERIOUS_CRIME, exception_reason=True)
    permitted = _pass_on(held=_permission(PermissionState.GIVEN))
    assert not goes_by_terms(permitted.items[0].reasons)


@pytest.mark.clause("3.10", "9.3")
@pytest.mark.parametrize(
    ("proportionate", "standing"), [("yes", "must"), ("not_known", "unknown"), ("no", "unknown")]
)
def test_what_a_duty_compels_is_not_stopped_by_its_owner_while_a_test_is_open(
    proportionate: str, standing: str
) -> None:
    facts = sharing("school", "social care", items=[item(proportionate=proportionate)])
    forbidden = HeldItemFacts("item", "surgery", TermsFacts(PassingOn.NOT_AT_ALL))
    verdict = _pass_on(facts, forbidden)
    assert verdict.standing == standing
    assert is_exceptional(verdict.items[0])
