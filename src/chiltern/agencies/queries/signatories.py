"""The public list of signatories, as it stands today and as it stood on any earlier day. Clause sign.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from chiltern.agencies.models import StandingChange
from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.words import AgencyState
from chiltern.scheme.queries import end_of_day

PAGE = 25


@dataclass(frozen=True, slots=True)
class Sift:
    """What the list is narrowed to; empty takes all."""

    sector: Sector | None = None
    group: Group | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One line of the list."""

    id: UUID
    name: str
    sector: Sector
    group: Group
    legal_body: str
    area: str
    duty_number: str
    since: datetime
    suspended: bool


@dataclass(frozen=True, slots=True)
class SignatoryPage:
    """One page of the list, and how many there are on all of them."""

    rows: tuple[Signatory, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // PAGE))


_LIST = """
select a.id, a.name, a.sector, a."group", b.name, a.area, a.duty_number, s.made_at, a.suspended, count(*) over ()
  from agencies_agency a join agencies_legalbody b on b.id = a.legal_body_id
  join lateral (select c.state, c.made_at from agencies_standingchange c
                 where c.agency_id = a.id and c.made_at < %(end)s order by c.made_at desc, c.id desc limit 1) s
    on s.state = 'admitted'
 where (%(sector)s::text is null or a.sector = %(sector)s)
   and (%(group)s::text is null or a."group" = %(group)s)
   and (%(text)s = '' or position(lower(%(text)s) in lower(a.name)) > 0)
 order by lower(a.name), a.id limit %(most)s offset %(skipped)s"""


def signatories(on: date, sift: Sift, page: int = 1) -> SignatoryPage:
    """A page of those who were signatories at the end of a day; a page past the end is the last one."""
    rows, total = _fetch(on, sift, PAGE, (page - 1) * PAGE)
    if not rows and page > 1:
        _, total = _fetch(on, sift, 1, 0)
        page = max(1, -(-total // PAGE))
        rows, total = _fetch(on, sift, PAGE, (page - 1) * PAGE)
    return SignatoryPage(tuple(rows), total, page)


def all_signatories(on: date, sift: Sift) -> list[Signatory]:
    """All of them, for a file."""
    return _fetch(on, sift, None, 0)[0]


def left_on(agency: UUID) -> datetime | None:
    """Since when it is no signatory any more; None while it is one, or never was."""
    last = StandingChange.objects.filter(agency=agency).order_by("-made_at", "-id").first()
    return last.made_at if last is not None and last.state == AgencyState.LEFT else None


def _fetch(on: date, sift: Sift, most: int | None, skipped: int) -> tuple[list[Signatory], int]:
    with connection.cursor() as cursor:
        cursor.execute(
            _LIST,
            {
                "end": end_of_day(on),
                "sector": sift.sector,
                "group": sift.group,
                "text": sift.text,
                "most": most,
                "skipped": skipped,
            },
        )
        found = cursor.fetchall()
    rows = [Signatory(row[0], row[1], Sector(row[2]), Group(row[3]), *row[4:9]) for row in found]
    return rows, found[0][9] if found else 0
