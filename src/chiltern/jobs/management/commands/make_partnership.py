"""Makes the partnership of a new database, as often as one likes: a demonstration, or one's own with its first officer.

The database's nature is written here, once, by its owner; nothing changes it afterwards.
"""

from __future__ import annotations

import os
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.urls import reverse

from chiltern.agencies.actions.make_demo_partnership import make_demo_partnership
from chiltern.agencies.actions.make_partnership import make_partnership
from chiltern.agencies.actions.renew_first_link import renew_first_link
from chiltern.agencies.changes.partnership import Made
from chiltern.agencies.queries.demo import officers_post
from chiltern.code_of_practice.words import InForce
from chiltern.foundation import context, later
from chiltern.foundation.gate import Invalid, Missing
from chiltern.scheme import queries
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.scheme.actions.confirm_law_row import confirm_law_row

DUTY = "duty-to-share"
CONFIRMED_ON = date(2026, 9, 30)
WHY = "In the demonstration the duty to share counts as in force from this day."
FIRST_JOB = "demo.load_batch"
# Numbers that no telephone has: they are kept for drama.
NUMBERS = {
    "numbers.front_door": "01632 960001",
    "numbers.emergency_duty_team": "01632 960002",
    "numbers.designated_officer_for_allegations": "01632 960003",
    "numbers.safeguarding_partner_on_call": "01632 960004",
}


class Command(BaseCommand):
    """Run as the worker, after every migrate; it says what stands already and leaves it."""

    help = "Makes the partnership: --demo, or --empty with --partnership and --officer."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Which kind, and for one's own its name and its first officer."""
        kind = parser.add_mutually_exclusive_group(required=True)
        kind.add_argument("--demo", action="store_true", help="a demonstration, with everybody made up")
        kind.add_argument("--empty", action="store_true", help="one of your own")
        parser.add_argument("--partnership", default="", help="its name")
        parser.add_argument("--officer", default="", help="e-mail address of its first officer")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError for what was typed wrong, and for a database made as the other kind."""
        _set_nature("demo" if options["demo"] else "live")
        try:
            if options["demo"]:
                self._demo()
            else:
                self._empty(options["partnership"], options["officer"])
        except Invalid as wrong:
            raise CommandError(f"--{wrong.field}: {wrong.says}") from None

    def _demo(self) -> None:
        with transaction.atomic():
            by = context.enter_command()
            there = bool(queries.partnership_name())
            officer = officers_post() if there else make_demo_partnership(by=by).officer
            if not there:
                later.defer(FIRST_JOB, batch=0)
        if officer is not None:
            _settle(officer)
        said = "is there already." if there else "is made; its agencies and families are loading."
        self.stdout.write(f"The demonstration’s partnership {said}")

    def _empty(self, name: str, officer: str) -> None:
        with transaction.atomic():
            by = context.enter_command()
            if not queries.partnership_name():
                self._show(make_partnership(by=by, name=name, officer=officer))
                return
            self.stdout.write(f"{queries.partnership_name()} is there already.")
            if officer:
                try:
                    self._show(renew_first_link(by=by, officer=officer))
                except Missing:
                    self.stdout.write("Its officer signs in already.")

    def _show(self, made: Made) -> None:
        port = os.environ.get("CHILTERN_PORT")
        here = f"http://127.0.0.1:{port}" if port else ""
        self.stdout.write(
            "The first officer’s one-time link, shown once and valid for 48 hours. Hand it over yourself; from "
            "elsewhere the same path is opened at the address of the service:"
        )
        self.stdout.write(f"  {here}{reverse('open_link', args=[made.code])}")


def _settle(officer: UUID) -> None:
    """What the demonstration's officer sets: the duty, not before its day has come, and the numbers to ring.

    Sets only what is not set yet, so that a start that was cut off is made good by the next.
    """
    with transaction.atomic():
        by = context.enter_as(officer)
        if by is None:
            return
        today = queries.day_in_london(by.at)
        if today >= CONFIRMED_ON and queries.book(today).duties[DUTY] is not InForce.CONFIRMED:
            confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED_ON, reason=WHY)
        held = queries.keys_set()
        for key, number in NUMBERS.items():
            if key not in held:
                change_setting(by=by, key=key, value=number, reason="Numbers reserved for drama.")


def _set_nature(nature: str) -> None:
    """Raises CommandError where the database was made as another kind; a test's database stays one."""
    if context.nature() is None:
        with _as_owner() as owner:
            owner.execute("set role chiltern_ctx_owner")
            owner.execute("insert into ctx.nature (nature) values (%s) on conflict do nothing", [nature])
    held = context.nature()
    if held not in (nature, "test"):
        raise CommandError(f"This database is a {held} one, and that cannot be changed.")


def _as_owner() -> psycopg.Connection[Any]:
    own = connection.settings_dict
    where = {"dbname": own["NAME"], "host": own["HOST"], "port": own["PORT"]}
    return psycopg.connect(
        **{name: value for name, value in where.items() if value},
        user="chiltern_owner",
        password=settings.SECRETS.passwords["owner"],
        autocommit=True,
    )
