"""Applying, signing, being admitted: each step by who may, each on the record (clauses sign.1, sign.3, sign.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.agencies import changes
from chiltern.agencies.actions.admit_agency import admit_agency
from chiltern.agencies.actions.apply_to_join import NewAgency, apply_to_join
from chiltern.agencies.actions.sign_code import Signed, sign_code
from chiltern.agencies.models import Agency, Signature, StandingChange, Team
from chiltern.agencies.queries.applications import application_of, applications, link_of, signed_copy
from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.words import AgencyState, StatutoryDuty
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.scheme.queries import code_on, day_in_london
from tests.scheme.tools import entries

Outside = Callable[[], Outsider]
CANARY = "Quenby Yarwood-Thistle"
NEW = NewAgency(
    name="Lantern Youth Project", sector=Sector.VOLUNTARY, legal_body="Lantern Trust", area="Wenbury"
)
SIGNED = Signed(
    signed_by=CANARY,
    representative_name="Ida Penhallow",
    representative_email="ida.penhallow@lantern.example",
    group=Group.CORE,
)


def apply(outsider: Outside, new: NewAgency = NEW) -> UUID:
    return apply_to_join(by=outsider(), agency=new)


def sign(outsider: Outside, agency: UUID, signed: Signed = SIGNED) -> Signature:
    by = outsider()
    code = code_on(day_in_london(by.at))
    assert code is not None
    return sign_code(by=by, agency=agency, code_version=code.id, signed=signed)


@pytest.mark.clause("sign.1", "sign.3", "sign.5")
def test_an_agency_applies_signs_and_is_admitted(
    officer: Actor, outsider: Outside, become: Callable[[UUID], Actor]
) -> None:
    agency = apply(outsider)
    signature = sign(outsider, agency)
    by = become(officer.post)
    admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.COMMISSIONED)
    row = Agency.objects.get(id=agency)
    assert (row.state, row.group, row.statutory_duty) == ("admitted", "core", "commissioned")
    assert row.duty_checked_on == day_in_london(by.at)
    assert list(StandingChange.objects.order_by("made_at").values_list("state", flat=True)) == [
        "applied",
        "signed",
        "admitted",
    ]
    assert Team.objects.get(keeper=agency, kind="duty_desk").id == row.duty_desk
    copy = signed_copy(by, agency)
    assert (copy.signed_by, copy.agency) == (CANARY, "Lantern Youth Project")
    assert (copy.representative_name, copy.representative_email) == (
        "Ida Penhallow",
        SIGNED.representative_email,
    )
    assert (copy.group, copy.code_label, copy.reference) == (Group.CORE, "2015", signature.reference)
    assert entries(by) == ["agency.admitted"]


def test_names_on_a_signature_lie_sealed(
    officer: Actor, outsider: Outside, become: Callable[[UUID], Actor]
) -> None:
    sign(outsider, apply(outsider))
    become(officer.post)
    with connection.cursor() as cursor:
        cursor.execute("select s::text from agencies_signature s")
        stored = cursor.fetchone()[0]
    assert "core" in stored
    for part in (CANARY, "Ida Penhallow", "ida.penhallow"):
        assert part not in stored
        assert part.encode().hex() not in stored


def test_nobody_outside_reads_a_signature_back(officer: Actor, outsider: Outside) -> None:
    sign(outsider, apply(outsider))
    outsider()
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 200_000}, "name"),
        ({"name": "A\x00B"}, "name"),
        ({"legal_body": ""}, "legal_body"),
        ({"area": "x" * 201}, "area"),
        ({"registration": "12"}, "registration"),
        ({"duty_number": "ring me"}, "duty_number"),
        ({"commissioned_by": "Nobody at all"}, "commissioned_by"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    officer: Actor, outsider: Outside, wrong: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        apply(outsider, replace(NEW, **wrong))
    assert refused.value.field == field
    assert not StandingChange.objects.exists()


@pytest.mark.parametrize("name", ["Lantern Youth Project", " lantern  YOUTH project "])
def test_a_name_in_use_is_said_with_how_that_agency_stands(
    officer: Actor, outsider: Outside, name: str
) -> None:
    agency = apply(outsider)
    with pytest.raises(Invalid) as refused:
        apply(outsider, replace(NEW, name=name))
    assert "has applied already" in refused.value.says
    sign(outsider, agency)
    with pytest.raises(Invalid) as refused:
        apply(outsider, replace(NEW, name=name))
    assert "has signed already" in refused.value.says
    assert StandingChange.objects.count() == 2


def test_two_with_one_name_at_the_same_moment_make_one_application(
    officer: Actor, outsider: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(outsider)
    # The other's row was not there yet when this one looked.
    monkeypatch.setattr("chiltern.agencies.queries.standing_of_name", lambda name: None)
    with pytest.raises(Invalid) as refused:
        apply(outsider)
    assert refused.value.field == "name"
    assert StandingChange.objects.count() == 1


def test_a_second_agency_of_one_legal_body_belongs_to_the_same(officer: Actor, outsider: Outside) -> None:
    one = apply(outsider)
    other = apply(outsider, replace(NEW, name="Lantern Nursery", legal_body="LANTERN TRUST"))
    bodies = set(Agency.objects.filter(id__in=[one, other]).values_list("legal_body", flat=True))
    assert len(bodies) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"signed_by": ""}, "signed_by"),
        ({"signed_by": "x" * 200_000}, "signed_by"),
        ({"representative_name": "\x00"}, "representative_name"),
        ({"representative_email": "nobody"}, "representative_email"),
        ({"representative_email": f"{'x' * 300}@example.org"}, "representative_email"),
    ],
)
def test_a_signature_that_cannot_be_right_changes_nothing(
    officer: Actor, outsider: Outside, wrong: dict[str, str], field: str
) -> None:
    agency = apply(outsider)
    with pytest.raises(Invalid) as refused:
        sign(outsider, agency, replace(SIGNED, **wrong))
    assert refused.value.field == field
    assert Agency.objects.get(id=agency).state == AgencyState.APPLIED


def test_an_application_is_signed_once_and_another_version_is_not_signed_by_mistake(
    officer: Actor, outsider: Outside
) -> None:
    agency = apply(outsider)
    with pytest.raises(Invalid):
        sign_code(by=outsider(), agency=agency, code_version=uuid4(), signed=SIGNED)
    sign(outsider, agency)
    with pytest.raises(AlreadyDone):
        sign(outsider, agency)
    with pytest.raises(Missing):
        sign(outsider, uuid4())


def test_a_link_that_is_forged_or_leads_nowhere_opens_nothing(officer: Actor, outsider: Outside) -> None:
    agency = apply(outsider)
    assert application_of(link_of(agency)).id == agency
    for link in (link_of(agency)[:-1], link_of(uuid4()), "", "x" * 5000, agency.hex):
        with pytest.raises(Missing):
            application_of(link)


def test_whoever_has_not_signed_is_not_admitted_and_nobody_is_admitted_twice(
    officer: Actor, outsider: Outside, become: Callable[[UUID], Actor]
) -> None:
    agency = apply(outsider)
    by = become(officer.post)
    with pytest.raises(Refused, match="not_signed"):
        admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.NONE)
    sign(outsider, agency)
    by = become(officer.post)
    admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.NONE)
    with pytest.raises(AlreadyDone):
        admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.NONE)
    assert sorted(entries(by)) == ["agency.admitted", "agency.admitted.refused", "agency.admitted.refused"]


def test_only_the_officer_sees_applications_and_admits(
    officer: Actor, outsider: Outside, strangers: dict[str, UUID], become: Callable[[UUID], Actor]
) -> None:
    agency = apply(outsider)
    sign(outsider, agency)
    for post in strangers.values():
        by = become(post)
        with pytest.raises(Missing):
            admit_agency(by=by, agency=agency, statutory_duty=StatutoryDuty.NONE)
        with pytest.raises(Missing):
            applications(by)
        with pytest.raises(Missing):
            signed_copy(by, agency)
    assert Agency.objects.get(id=agency).state == AgencyState.SIGNED
    assert [each.id for each in applications(become(officer.post))[0]] == [agency]


def test_the_database_lets_nobody_outside_admit_or_sign_for_a_signatory(
    officer: Actor, outsider: Outside
) -> None:
    agency = apply(outsider)
    by = outsider()
    row = Agency.objects.get(id=agency)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Agency.objects.filter(id=agency).update(state=AgencyState.ADMITTED)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        changes.move_to(row, AgencyState.ADMITTED, by.at)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        changes.make_agencies([replace(NEW, name="Another")], by.at, state=AgencyState.ADMITTED)
    sign(outsider, agency)
    row.refresh_from_db()
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        changes.sign(row, uuid4(), SIGNED, outsider().at)
