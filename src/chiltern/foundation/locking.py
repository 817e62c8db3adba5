"""Locks every table after a migrate, and says which table is not locked. Serves clause 3.7.

`row_security.sql` of each app can run again at any time, so what stands in the files is what stands in the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

HERE = Path(__file__).parent

# Tables of other packages, and of the sign-in, with the reason why no row security stands on them.
ALLOWED_UNLOCKED = {
    "django_migrations": "Django's own list of migrations; no grant to app",
    "django_content_type": "names of models; no personal data",
    "auth_group": "unused by the product; no grant to app",
    "auth_group_permissions": "unused by the product; no grant to app",
    "auth_permission": "unused by the product; no grant to app",
    "accounts_user": "sign-in addresses are unique for the whole deployment; belongs to no agency",
    "accounts_session": "hashes of session keys with sealed data; looked up by hash before anybody is anybody",
    "accounts_seat": "which account takes which random seat; names no agency, looked up before anybody is anybody",
    "accounts_link": "hashes of one-time links; looked up by hash before anybody is anybody",
    "account_emailaddress": "the sign-in package's list of addresses",
    "account_emailconfirmation": "unused by the product; no grant to app",
    "mfa_authenticator": "second factors, their secrets sealed",
    "axes_accessattempt": "failed sign-ins, for the lock-out",
    "axes_accessattemptexpiration": "failed sign-ins, for the lock-out",
    "axes_accessfailurelog": "failed sign-ins, for the lock-out",
    "axes_accesslog": "sign-ins, for the lock-out",
    "procrastinate_jobs": "jobs by name; arguments hold ids only",
    "procrastinate_events": "when a job changed state",
    "procrastinate_periodic_defers": "when a periodic job was deferred",
    "procrastinate_workers": "heartbeat of the workers",
}


def security_files() -> list[Path]:
    """The SQL that locks, lowest floor first."""
    own = [
        HERE / "sql" / "locks.sql",
        HERE / "sql" / "context.sql",
        HERE / "row_security.sql",
        HERE / "sql" / "grants.sql",
        HERE / "sql" / "lists.sql",
        HERE / "sql" / "attempts.sql",
        HERE / "sql" / "walls.sql",
    ]
    floors = [Path(config.path) for config in apps.get_app_configs() if config.label != "foundation"]
    above = [
        path for floor in floors for path in (floor / "row_security.sql", *sorted(floor.glob("sql/*.sql")))
    ]
    return own + [path for path in above if path.exists()]


def lock_tables() -> None:
    """Runs every app's row security, as the owner, in one transaction of the caller's."""
    with connection.cursor() as cursor:
        for path in security_files():
            cursor.execute(path.read_text())


def unlocked_tables() -> list[str]:
    """Tables that are neither locked for everyone nor on the list above."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')
                  and not (c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity)
                order by 1"""
        )
        return [name for (name,) in cursor.fetchall() if name not in ALLOWED_UNLOCKED]


def unsafe_role() -> list[str]:
    """What makes this connection's role unfit to serve: superuser, able to bypass, or owning a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select array_remove(array[
                 case when r.rolsuper then 'is a superuser' end,
                 case when r.rolbypassrls then 'can bypass row security' end,
                 case when exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p'))
                      then 'owns a table' end], null)
               from pg_roles r where r.rolname = current_user"""
        )
        return list(cursor.fetchone()[0])


@contextmanager
def unlocked(schema_editor: BaseDatabaseSchemaEditor, table: str) -> Iterator[None]:
    """Lifts FORCE from a table inside a data migration, and puts it back.

    Raises RuntimeError where rows exist and nothing was changed: under FORCE an owner changes 0 rows without an error.
    """
    quoted = schema_editor.quote_name(table)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"alter table {quoted} no force row level security")
        before = _written(cursor, table)
        yield
        cursor.execute(f"select exists (select 1 from {quoted})")  # noqa: S608  quoted by the schema editor
        if cursor.fetchone()[0] and _written(cursor, table) == before:
            raise RuntimeError(f"the data migration changed nothing in {table}, where rows exist")
        cursor.execute(f"alter table {quoted} force row level security")


def _written(cursor: Any, table: str) -> int:
    cursor.execute(
        """select n_tup_ins + n_tup_upd + n_tup_del from pg_stat_xact_user_tables where relid = %s::regclass""",
        [table],
    )
    row = cursor.fetchone()
    return int(row[0]) if row else 0
