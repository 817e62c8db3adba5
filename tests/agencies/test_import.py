"""The list on paper comes in whole or not at all, and a second time changes nothing (clauses sign.1, sign.4)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.actions.import_signatories import import_signatories
from chiltern.agencies.models import Agency, LegalBody, StandingChange, Team
from chiltern.agencies.workings.paper_list import BadList
from chiltern.code_of_practice.words import AgencyState, Function, Method
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import AgencyKey, Reader
from chiltern.foundation.sealed import keys
from tests.agencies.lists import DEMO, paper
from tests.scheme.tools import entries


def faults_of(officer: Actor, content: bytes) -> list[str]:
    """What the import says of a file; nothing of it is left."""
    with pytest.raises(BadList) as bad:
        import_signatories(by=officer, content=content)
    assert not StandingChange.objects.exists()
    assert not LegalBody.objects.exists()
    return [str(fault) for fault in bad.value.faults]


@pytest.mark.clause("sign.4", "7.1")
def test_the_whole_list_comes_in_with_legal_bodies_and_commissioners(officer: Actor) -> None:
    imported = import_signatories(by=officer, content=DEMO.read_bytes())
    assert (len(imported.new), imported.already) == (113, ())
    agencies = Agency.objects.filter(state=AgencyState.ADMITTED, admitted_by_import=True)
    assert agencies.count() == 113
    assert LegalBody.objects.count() == 110
    assert agencies.filter(legal_body__name="Chilternshire Council").count() == 4
    assert agencies.filter(sensitive_service=True).count() == 5
    surgery = agencies.get(name="Millstream Surgery")
    assert surgery.commissioner is not None
    assert surgery.commissioner.name == "Chalk Hills Integrated Care Board"
    assert entries(officer) == ["signatories.imported"]


def test_each_agency_gets_a_key_a_duty_desk_its_functions_and_methods(officer: Actor) -> None:
    import_signatories(by=officer, content=DEMO.read_bytes())
    desks = set(Agency.objects.values_list("duty_desk", flat=True))
    assert Reader.objects.filter(id__in=desks, kind="duty_desk").count() == 113
    assert Team.objects.filter(id__in=desks, kind="duty_desk").count() == 113
    police = Agency.objects.get(sector="police")
    assert len(keys.agency_key(police.id)) == 32
    assert police.functions == [Function.POLICE]
    care = Agency.objects.get(name__contains="Social Care")
    assert care.functions == [Function.SOCIAL_CARE]
    assert Method.SECURE_EMAIL in care.methods
    assert Agency.objects.get(name__contains="Ambulance").functions == [Function.EMERGENCY_HEALTH]


def test_it_says_when_and_how_they_signed(officer: Actor) -> None:
    import_signatories(by=officer, content=paper({}))
    standing = StandingChange.objects.get()
    assert standing.reason.startswith("signed on paper, by import on 20")


def test_a_second_time_changes_nothing_and_says_so(officer: Actor) -> None:
    import_signatories(by=officer, content=DEMO.read_bytes())
    before = list(Agency.objects.order_by("id").values())
    again = import_signatories(by=officer, content=DEMO.read_bytes())
    assert (again.new, len(again.already)) == ((), 113)
    assert list(Agency.objects.order_by("id").values()) == before
    assert StandingChange.objects.count() == 113


def test_a_longer_list_adds_what_is_new_with_a_commissioner_of_before(officer: Actor) -> None:
    import_signatories(by=officer, content=paper({"name": "A Health Board", "sector": "health"}))
    imported = import_signatories(
        by=officer,
        content=paper(
            {"name": "a health board", "sector": "health"},
            {"name": "A Surgery", "commissioned_by": "A HEALTH BOARD"},
        ),
    )
    assert imported.new == ("A Surgery",)
    commissioner = Agency.objects.get(name="A Surgery").commissioner
    assert commissioner is not None
    assert commissioner.name == "A Health Board"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": ""}, "line 3: name: is missing"),
        ({"sector": "circus"}, "line 3: sector: ‘circus’ is unknown; known: council, police"),
        ({"group": "middle"}, "line 3: group: ‘middle’ is unknown; known: core, virtual"),
        ({"statutory_duty": "maybe"}, "line 3: statutory_duty: ‘maybe’ is unknown; known: listed"),
        ({"commissioned_by": "Nobody"}, "line 3: commissioned_by: ‘Nobody’ is no signatory"),
        ({"commissioned_by": "the other"}, "line 3: commissioned_by: an agency cannot commission itself"),
        ({"size": "huge"}, "line 3: size: ‘huge’ is unknown"),
        ({"legal_body": ""}, "line 3: legal_body: is missing"),
        ({"sensitive_service": "perhaps"}, "line 3: sensitive_service: ‘perhaps’ is unknown; known: yes, no"),
        (
            {"name": "ST OSYTH’S primary school"},
            "line 3: name: ‘ST OSYTH’S primary school’ stands in line 2 already",
        ),
        ({"name": "A\x00B"}, "line 3: name: holds an unreadable sign"),
        ({"area": "x" * 100_000}, "line 3: area: has 100,000 characters; at most 200 are taken"),
        ({"area": "x" * 200_000}, "line 3: cannot be read: field larger than field limit"),
    ],
)
def test_a_bad_row_is_named_with_line_and_reason_and_nothing_comes_in(
    officer: Actor, row: dict[str, str], said: str
) -> None:
    assert faults_of(officer, paper({}, {"name": "The other", **row}))[0].startswith(said)


def test_every_bad_row_is_named_in_one_go(officer: Actor) -> None:
    bad = paper({"sector": "circus", "group": "middle"}, {"name": ""}, {"name": "Right"}, {"name": "x" * 201})
    assert [each.split(":")[0] for each in faults_of(officer, bad)] == [
        "line 2",
        "line 2",
        "line 3",
        "line 5",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (paper(), "The file holds no signatory"),
        (b"name,sector\nA,school\n", "line 1: wrong columns"),
        (paper({}).replace(b"legal_body", b"owner", 1), "line 1: wrong columns"),
        (paper({}) + b"only,three,cells\n", "line 3: has 3 cells instead of 9"),
        (paper({}) + "Café".encode("latin-1"), "line 3: not UTF-8"),
        (paper({}).replace(b",virtual", b',"vir"tual', 1), "line 2: cannot be read"),
        (b"x" * 5_000_001, "The file is larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_with_the_reason(
    officer: Actor, content: bytes, said: str
) -> None:
    assert faults_of(officer, content)[0].startswith(said)


def test_a_byte_order_mark_empty_lines_and_turned_columns_are_taken(officer: Actor) -> None:
    lines = paper({}).decode().splitlines()
    turned = [",".join(reversed(line.split(","))) for line in lines]
    imported = import_signatories(by=officer, content=("\ufeff" + "\n\n".join(turned) + "\n").encode())
    assert len(imported.new) == 1


def test_only_the_officer_and_the_operator_import(
    officer: Actor,
    strangers: dict[str, UUID],
    become: Callable[[UUID], Actor],
    outsider: Callable[[], Outsider],
) -> None:
    for post in strangers.values():
        with pytest.raises(Missing):
            import_signatories(by=become(post), content=paper({}))
    with pytest.raises(Missing):
        import_signatories(by=outsider(), content=paper({}))
    assert not StandingChange.objects.exists()


def test_an_agency_costs_no_more_than_its_key(officer: Actor) -> None:
    counts = []
    for many in (1, 11):
        rows = [{"name": f"School {many} {n}", "legal_body": f"School {many} {n}"} for n in range(many)]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            import_signatories(by=officer, content=paper(*rows))
        counts.append(len(captured))
    assert counts[1] - counts[0] == 10
    assert AgencyKey.objects.count() >= 12
