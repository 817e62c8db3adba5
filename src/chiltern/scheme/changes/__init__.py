"""Writes that higher floors and commands may call: making the partnership, setting, correcting, adding. No gate, no entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from chiltern.code_of_practice.clauses import CODE_VERSION
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.sealed import keys
from chiltern.scheme.models import AddedLawRow, CodeVersion, LawCorrection, Partnership, Setting
from chiltern.scheme.queries import forget_what_was_read

FIRST_CODE = date(2015, 2, 1)
CONFIRMED_BY = "the council's officer for the Code"
"""No name: the record holds who it was, the Book only that it was done."""

TERMS_CORE = """The Core group runs the Code for all who have signed it.
It meets at least twice a year, with the council’s officer for the Code, and writes down what it decides.
It looks at problems with information sharing, breaches and complaints, at the audits of the year, and at new \
signatories.
It proposes changes to the Code, and keeps the list of signatories.
Each Core agency sends somebody who can speak for it."""

TERMS_VIRTUAL = """The Virtual group is every other agency that has signed.
It does not meet: its representatives are asked and told in writing, and can ask for a matter to be taken to the \
Core group.
Each representative is the first person to ask about the Code inside the agency, sees that staff have read it and \
are trained, audits once a year how the agency shares, and reports problems and breaches.
Each agency says within the time set when its representative changes."""


def make_partnership(name: str, at: datetime) -> Partnership:
    """The partnership and the first version of its Code; both only where they are missing.

    Clauses sign.1, sign.5.
    """
    keys.make_agency_key(OFFICE)
    if not CodeVersion.objects.filter(label=CODE_VERSION).exists():
        make_code_version(CODE_VERSION, FIRST_CODE, TERMS_CORE, TERMS_VIRTUAL, at)
    held = Partnership.objects.first()
    if held is not None:
        return held
    return Partnership.objects.create(id=OFFICE, keeper=OFFICE, made_at=at, name=name)


def make_code_version(label: str, in_force_from: date, core: str, virtual: str, at: datetime) -> CodeVersion:
    """A version of the Code with the terms of reference of both groups. Raises IntegrityError for a label in use."""
    return CodeVersion.objects.create(
        keeper=OFFICE,
        made_at=at,
        label=label,
        in_force_from=in_force_from,
        terms_core=core,
        terms_virtual=virtual,
    )


def set_value(by: Actor, key: str, value: int | str, reason: str, holds_from: date | None = None) -> Setting:
    """A setting's value from this moment, or from a later day; what held before stays readable."""
    made = Setting.objects.create(**_by(by), key=key, value=value, reason=reason, holds_from=holds_from)
    forget_what_was_read()
    return made


def correct(
    by: Actor, row: str, values: Mapping[str, Any], *, holds_from: date, reason: str
) -> list[LawCorrection]:
    """Fields of a law row set otherwise, all with one date and reason."""
    made = [
        LawCorrection(**_by(by), row=row, field=field, value=value, reason=reason, holds_from=holds_from)
        for field, value in values.items()
    ]
    LawCorrection.objects.bulk_create(made)
    forget_what_was_read()
    return made


def confirm(
    by: Actor, row: str, confirmed_on: date, *, reason: str, besides: Mapping[str, Any] | None = None
) -> list[LawCorrection]:
    """A row confirmed on a day; a duty's MUST reads as one from then (clause 1.4). `besides`: how far it was read, where."""
    values = {"confirmed_on": confirmed_on.isoformat(), "confirmed_by": CONFIRMED_BY, **(besides or {})}
    return correct(by, row, values, holds_from=confirmed_on, reason=reason)


def add_row(
    by: Actor, row: str, kind: str, fields: Mapping[str, Any], *, holds_from: date, reason: str
) -> AddedLawRow:
    """A row that no release brought. Raises AlreadyDone where a colleague took its key at the same moment."""
    made = AddedLawRow(
        **_by(by), row=row, kind=kind, fields=dict(fields), reason=reason, holds_from=holds_from
    )
    if not prepared.insert([made], unless_there=True):
        raise AlreadyDone(
            "law_row.added_at_once",
            "A colleague added a row in the same words, or words that begin like yours, at the same moment. Nothing of yours "
            "was saved: look at theirs in the list, and add yours if it says something else.",
        )
    forget_what_was_read()
    return made


def _by(by: Actor) -> dict[str, Any]:
    return {
        "keeper": OFFICE,
        "made_at": by.at,
        "made_by": by.post,
        "made_by_practitioner": by.practitioner,
    }
