"""What has gone on quietly is corrected and taken back, and the owner learns nothing of it. Clauses 3.7, 3.8 and 3.10."""

from __future__ import annotations

from uuid import UUID

import pytest

from chiltern.foundation.models import Access
from chiltern.ledger import openings
from chiltern.ledger.models import Entry, Opening
from chiltern.sharing.actions.confirm_correction import confirm_correction
from chiltern.sharing.actions.recall_disclosure import recall_disclosure
from chiltern.sharing.actions.tell_owner import tell_owner
from chiltern.sharing.models import CorrectionNotice
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.correcting import ConfirmationGiven
from tests.actions.test_corrections import UNTRUE, bruise, corrected, notice
from tests.cast import At
from tests.holding_back import Quiet
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.10")


def owner_reads(stage: Stage) -> list[str]:
    """Everything of corrections that the owner reads, its own part of the record opened."""
    school = stage.cast.school
    found = []
    for post in (school.duty, school.manager, school.representative):
        by = stage.cast.become(post)
        found += [
            repr(sorted(map(str, Access.objects.filter(kind__startswith="correction").values_list("thing"))))
        ]
        found += [repr(one_page(by, which).count) for which in ("correcting", "climbed")]
        found += [repr(sorted(map(str, CorrectionNotice.objects.values_list("recipient"))))]
        for row in Opening.objects.filter(kind__startswith="correction").order_by("at"):
            found.append(said_to(row))
        for row in Opening.objects.filter(kind="item.corrected"):
            found.append(said_to(row))
    return found


def said_to(row: Opening) -> str:
    commitment = bytes(Entry.objects.get(id=row.entry).commitment)
    opened = openings.check(openings.unseal(bytes(row.sealed), row.id, row.keeper), commitment)
    return repr(dict(opened.fields))


def confirmed(stage: Stage, at: At) -> None:
    row = notice(stage, at)
    confirm_correction(by=stage.cast.become(at.manager), notice_id=row.id, given=ConfirmationGiven())


def test_whoever_has_it_quietly_is_told_and_confirms_and_the_owner_learns_nothing(stage: Stage) -> None:
    quiet, cast = Quiet(stage), stage.cast
    gone = quiet.passed()
    further = quiet.further(cast.police, cast.health, gone.id)
    item = bruise(stage, quiet.items)
    corrected(stage, item)
    known, unknown = notice(stage, cast.social_care), [notice(stage, at) for at in (cast.police, cast.health)]
    assert [row.as_from for row in unknown] == [cast.social_care.agency, cast.police.agency]
    for at, which in ((cast.police, gone.id), (cast.health, further.id)):
        shown = {each.id: each for each in disclosure_page(cast.become(at.duty), which).items}
        assert UNTRUE in repr(shown[item])
        assert one_page(cast.become(at.duty), "corrections").count == 1
    before = owner_reads(stage)
    said = repr(before)
    assert str(known.id) in said
    hidden: list[UUID] = [*(row.id for row in unknown), cast.police.agency, cast.health.agency]
    assert not any(str(each) in said for each in hidden)
    for at in (cast.police, cast.health):
        confirmed(stage, at)
    assert owner_reads(stage) == before
    confirmed(stage, cast.social_care)
    assert owner_reads(stage) != before


def test_once_the_owner_is_told_it_learns_of_what_they_confirm_too(stage: Stage) -> None:
    quiet, cast = Quiet(stage), stage.cast
    quiet.passed()
    corrected(stage, bruise(stage, quiet.items))
    tell_owner(
        notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager), because="He is arrested."
    )
    before = owner_reads(stage)
    confirmed(stage, cast.police)
    assert owner_reads(stage) != before


def owner_sees(stage: Stage, disclosure: UUID) -> list[str]:
    """Whatever the owner has of where its items went, and every opening of its part of the record."""
    school = stage.cast.school
    found = [repr(disclosure_page(stage.cast.become(school.duty), disclosure))]
    for post in (school.duty, school.manager, school.representative):
        stage.cast.become(post)
        found += [repr(sorted(map(str, Access.objects.values_list("thing", "kind", "until"))))]
        found += [said_to(row) for row in Opening.objects.order_by("at", "id")]
    return found


def test_taken_back_unread_it_still_says_nothing_to_the_owner(stage: Stage) -> None:
    quiet, cast = Quiet(stage), stage.cast
    gone = quiet.passed()
    before = owner_sees(stage, quiet.came)
    assert str(quiet.came) in repr(before)
    recall_disclosure(
        by=cast.become(cast.social_care.practitioner), disclosure_id=gone.id, why="It was meant for health."
    )
    assert one_page(cast.become(cast.police.duty), "recalled").count == 1
    assert owner_sees(stage, quiet.came) == before
    assert not any(str(each) in repr(before) for each in (gone.id, cast.police.agency))
    notice = quiet.notice()
    tell_owner(by=cast.become(cast.social_care.manager), notice_id=notice.id, because="It does no harm now.")
    told = owner_sees(stage, quiet.came)
    assert str(gone.id) in repr(told)
