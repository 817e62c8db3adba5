"""An agency's own part of the record as a file: for its representative alone, without what that post may not see."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from chiltern.agencies.actions.ask_for_record import ask_for_record
from chiltern.agencies.actions.finish_record import finish_record
from chiltern.agencies.models import RecordPiece
from chiltern.agencies.workings.record_file import STANDS, index_of
from chiltern.code_of_practice.words import Role
from chiltern.foundation import context
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.jobs.record_files import build
from chiltern.jobs.tasks import forget_record_files
from chiltern.ledger import signing
from chiltern.ledger.integrator import seal
from chiltern.ledger.own_part import own_openings
from chiltern.ledger.record_file import Checked, checked
from tests import database
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.ledger.tools import add_role, remove_role
from tests.stage import AMARA, QUESTION, Stage
from tests.web.browser import Browser, body
from tests.web.test_attempts import Visitor, worker

pytestmark = pytest.mark.clause("3.8", "4.1")
PATH = "/record/files/"


def test_only_a_representative_finds_it_and_says_why_first(cast: Cast) -> None:
    for post in (cast.school.practitioner, cast.school.manager, cast.officer):
        assert Browser(post).get(PATH).status_code == 404
        with pytest.raises(Refused):
            ask_for_record(by=cast.become(post), reason="Curious.")
    browser = Browser(cast.school.representative)
    assert PATH in body(browser.get("/team/"))
    assert "Answer ‘Why do you need it’" in body(browser.send(PATH, reason=""))
    sent = browser.send(PATH, reason="The yearly audit.")
    page = body(browser.get(sent["Location"]))
    assert "Being made" in page
    assert "The yearly audit." in page
    (job,) = ProcrastinateJob.objects.filter(task_name="record_file.build")
    assert job.args == {"file": sent["Location"].split("/")[3], "post": str(cast.school.representative)}
    assert "A file that you asked for is being made." in body(browser.send(PATH, reason="Again."))


def test_one_without_a_reason_or_from_a_day_to_come_or_a_second_at_once_is_refused(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    with pytest.raises(Invalid, match="reason"):
        ask_for_record(by=by, reason="  ")
    with pytest.raises(Invalid, match="since"):
        ask_for_record(by=by, reason="Audit.", since=by.at + timedelta(days=1))
    ask_for_record(by=by, reason="Audit.")
    with pytest.raises(AlreadyDone):
        ask_for_record(by=by, reason="Audit.")


def test_when_its_time_is_over_it_cannot_be_downloaded_and_says_so(cast: Cast, set_time: Any) -> None:
    by = cast.become(cast.school.representative)
    file = ask_for_record(by=by, reason="Audit.")
    finish_record(by=by, file_id=file.id, content=b"PK and so on", entries=1)
    browser = Browser(cast.school.representative)
    got = browser.get(f"{PATH}{file.id}/download/")
    assert got.content == b"PK and so on"
    assert got["Content-Disposition"] == f'attachment; filename="record-{file.id}.zip"'
    set_time(by.at + STANDS)
    late = Browser(cast.school.representative)
    assert "Taken away" in body(late.get(f"{PATH}{file.id}/"))
    refused = late.get(f"{PATH}{file.id}/download/")
    assert (refused.status_code, b"its time is over" in refused.content) == (403, True)


def test_no_cell_of_the_index_is_a_formula() -> None:
    cells = ["=1+1", "+44", "-1", "@sum", "plain"]
    assert next(csv.reader(io.StringIO(index_of([cells]).splitlines()[1]))) == [
        "'=1+1",
        "'+44",
        "'-1",
        "'@sum",
        "plain",
    ]


@pytest.mark.committed
@pytest.mark.clause("2.2", "3.7")
def test_the_file_holds_our_own_entries_and_nothing_restricted_or_in_conflict(town: Cast) -> None:  # noqa: F811
    shown, hidden = _happened(town)
    file = _asked(town)
    content = _made(town, file)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names, lines = archive.namelist(), archive.read("record.jsonl").decode()
        everything = b"".join(archive.read(name) for name in names)
    assert all(str(entry) in lines for entry in shown)
    assert not [entry for entry in hidden if str(entry) in lines or f"openings/{entry}.txt" in names]
    assert b"Quietly" not in everything
    assert b"Of somebody in conflict" not in everything
    assert not [name for name in names if "Amara" in name or "Whitlock" in name]
    assert _entries_of(town.school.agency, others_only=town.social_care.agency).isdisjoint(
        UUID(name[9:45]) for name in names if name.startswith("openings/")
    )
    found = check(content)
    assert (found.entries, found.sealed, found.wrong) == (lines.count("\n"), found.entries, ())
    visitor = Visitor(town.social_care.representative)
    assert f"{found.entries:,}" in body(visitor.get(f"{PATH}{file}/"))
    for _ in range(2):
        assert visitor.get(f"{PATH}{file}/download/").content == content
    assert _kinds(town.social_care.agency).count("record_file.downloaded") == 2
    assert _kinds(town.social_care.agency).count("record_file.made") == 1
    _altered(content, shown)
    _forgotten(file)


def _happened(cast: Cast) -> tuple[list[UUID], list[UUID]]:
    """At social care: two open requests; one for named posts alone, and one about whom its representative is in conflict."""
    care, stage = cast.social_care, Stage(cast)
    with transaction.atomic():
        (request,) = stage.asked(care, cast.school)
    with transaction.atomic():
        (second,) = stage.asked(care, cast.health)
    with transaction.atomic():
        quiet = stage.told(posts=(care.manager,), why="Quietly.")
    with transaction.atomic():
        child = stage.child(care)
        by = cast.become(care.representative)
        # Set by another, as a deputy would: it is not for the representative to know.
        with database.connect(str(connection.settings_dict["NAME"])) as admin:
            admin.execute(
                "insert into foundation_conflict (id, agency, practitioner, person, starts_at) "
                "values (gen_random_uuid(), %s, %s, %s, '2020-01-01')",
                [care.agency, by.practitioner, child],
            )
    with transaction.atomic():
        question = replace(
            QUESTION, needed="Of somebody in conflict.", people=(replace(AMARA, person=child),)
        )
        (about,) = stage.asked(care, cast.school, question=question)
    things = [[request.parent_id, second.parent_id], [quiet.id, about.parent_id, child]]
    shown, hidden = ([entry for thing in each for entry in _about(thing, care.agency)] for each in things)
    assert len(shown) == 2
    assert len(hidden) == 3
    return shown, hidden


def _asked(cast: Cast) -> UUID:
    with transaction.atomic():
        by = cast.become(cast.social_care.representative)
        assert by.role is Role.REPRESENTATIVE
        return ask_for_record(by=by, reason="A complaint.").id


def _made(cast: Cast, file: UUID) -> bytes:
    """Sealed, built by the job, and read back by the post that asked."""
    name = str(connection.settings_dict["NAME"])
    add_role("integrator", name)
    seal("integrator")
    remove_role("integrator")
    with worker():
        build(file, uuid4())
        with transaction.atomic():
            by = context.enter_job(cast.social_care.practitioner)
            assert by is not None
            with pytest.raises(DatabaseError, match="representative"):
                own_openings(None, by.at, 1)
        build(file, cast.social_care.representative)
        build(file, cast.social_care.representative)
    with transaction.atomic():
        cast.become(cast.social_care.representative)
        pieces = RecordPiece.objects.with_keys().filter(file=file).order_by("position")
        return b"".join(piece.content for piece in pieces)


def check(content: bytes) -> Checked:
    return checked(content, signing.key().public_key())


def _altered(content: bytes, shown: list[UUID]) -> None:
    """One letter of one line, one opening gone, one proof of another entry: each is found and named."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entry = str(shown[0])
    lines = parts["record.jsonl"].replace(b"attendance", b"attention!")
    other = next(name for name in parts if name.startswith("proofs/") and entry not in name)
    for changed in (
        {"record.jsonl": lines},
        {f"openings/{entry}.txt": parts[f"openings/{entry}.txt"].replace(b"attendance", b"attention!")},
        {f"proofs/{entry}.json": parts[other]},
    ):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for name, part in {**parts, **changed}.items():
                archive.writestr(name, part)
        assert entry in {name for name, _ in check(whole.getvalue()).wrong}, list(changed)


def _forgotten(file: UUID) -> None:
    """When its time is over the clock takes the content away."""
    name = str(connection.settings_dict["NAME"])
    for until, left in (("interval '1 hour'", True), ("interval '-1 hour'", False)):
        with database.connect(name) as admin:
            admin.execute(f"update agencies_recordfile set until = clock_timestamp() + {until}".encode())
        with worker():
            forget_record_files(timestamp=0)
        with database.connect(name) as admin:
            found = admin.execute("select 1 from agencies_recordpiece where file_id = %s", [file]).fetchall()
        assert bool(found) is left


def _about(thing: UUID, keeper: UUID) -> list[UUID]:
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        rows = admin.execute(
            "select entry from ledger_opening where thing = %s and keeper = %s", [thing, keeper]
        ).fetchall()
    return [entry for (entry,) in rows]


def _entries_of(keeper: UUID, *, others_only: UUID) -> set[UUID]:
    """Entries in which one agency has a part and the other has none."""
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        rows = admin.execute(
            "select entry from ledger_opening where keeper = %s except select entry from ledger_opening where keeper = %s",
            [keeper, others_only],
        ).fetchall()
    return {entry for (entry,) in rows}


def _kinds(keeper: UUID) -> list[str]:
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        rows = admin.execute("select kind from ledger_opening where keeper = %s", [keeper]).fetchall()
    return [kind for (kind,) in rows]
