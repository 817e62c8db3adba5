"""Telling posts by e-mail that something waits: found by a sweep, asked again when the mail is sent. Clauses 2.2 and 3.7."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from chiltern.foundation import context, later
from chiltern.notices import changes, queries, sending
from chiltern.resolution.queries.work import WAITING


class NotSent(Exception):
    """The mail server did not take it. Says nothing of to whom."""


def find() -> None:
    """A notice for each post for which something waits that it has not seen, and a job for each notice."""
    if not sending.is_on(in_demo=_in_demo()):
        return
    with transaction.atomic():
        by = context.enter_command()
        for notice in changes.find(WAITING, by.at):
            later.defer("notices.send", notice=str(notice))


def send(notice: UUID) -> None:
    """Sends one, if something still waits. Raises NotSent, so that it is tried again."""
    if not _sent(notice):
        raise NotSent


def _sent(notice: UUID) -> bool:
    with transaction.atomic():
        by = context.enter_command()
        post = changes.take(notice, WAITING, by.at)
        if post is None:
            return True
        in_demo = _in_demo()
        to = queries.address_of(post, in_demo=in_demo)
        if to is None:
            changes.drop(notice)
            return True
        taken = sending.send(to, by.at, in_demo=in_demo)
        (changes.sent if taken else changes.failed)(notice, by.at)
    return taken


def _in_demo() -> bool:
    return context.nature() == "demo"
