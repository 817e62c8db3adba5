"""Making the file with an agency's own part of the record, a batch at a time, sealed piece by piece. Clause 3.8."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.agencies.models import RecordFile, RecordPiece
from chiltern.agencies.queries.posts import agency_name, called, who
from chiltern.agencies.workings.record_file import MOST, PIECE, STANDS, FileState, index_of, read_me
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.own_part import own_openings, read_own
from chiltern.ledger.receipts import acted, public_key
from chiltern.ledger.record_file import Held, packed
from chiltern.ledger.registry import kind_in_words


def ask(by: Actor, reason: str, since: datetime | None) -> RecordFile:
    """A file to be made, seen by the post that asks alone."""
    made = RecordFile(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        post=by.post,
        since=since,
        reason=reason,
        state=FileState.ASKED,
    )
    access.bear(made.id, by.agency, "record_file")
    access.grant([by.post], made.id, kind="record_file.own", sort_at=by.at)
    made.sealed_with(keys.make(made.id, by.agency)).save(force_insert=True)
    return made


def own(by: Actor, file_id: UUID) -> RecordFile | None:
    """The post's own file, able to open its texts; None where there is none."""
    found: RecordFile | None = RecordFile.objects.with_keys().filter(id=file_id, post=by.post).first()
    return found


def begin(file: RecordFile) -> list[UUID]:
    """Which openings belong in it. Where there are more than a file holds it says so, and there are none."""
    which = own_openings(file.since, file.made_at, MOST + 1)
    if len(which) <= MOST:
        return which
    file.state = FileState.TOO_MANY
    file.save(update_fields=["state"])
    return []


def read_on(by: Actor, file: RecordFile, which: Sequence[UUID], so_far: int) -> list[Held]:
    """The next entries of the file; how far it is, is kept."""
    found = read_own(by, which)
    file.entries = so_far + len(found)
    file.save(update_fields=["entries"])
    return found


def whole(by: Actor, file: RecordFile, held: list[Held]) -> bytes:
    """The file as it is downloaded."""
    names: dict[UUID, str] = {}
    rows = [_row(by, one, names) for one in held]
    mine = who(by)
    made = f"{by.at:%Y-%m-%d %H:%M} UTC for {mine.name}, {mine.title}"
    return packed(held, index_of(rows), read_me(agency_name(by.agency), made, str(file.id), public_key()))


def finish(by: Actor, file: RecordFile, content: bytes, entries: int) -> None:
    """Puts the file away, in pieces, for as long as it stands."""
    pieces = [
        RecordPiece(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            file=file,
            position=place,
            content=content[start : start + PIECE],
        ).sealed_with(file.key_of_thing())
        for place, start in enumerate(range(0, len(content), PIECE))
    ]
    RecordPiece.objects.bulk_create(pieces, batch_size=8)
    file.state, file.entries, file.size, file.until = FileState.MADE, entries, len(content), by.at + STANDS
    file.save(update_fields=["state", "entries", "size", "until"])


def content_of(file: RecordFile) -> bytes:
    """All its pieces."""
    return b"".join(
        piece.content for piece in RecordPiece.objects.with_keys().filter(file=file).order_by("position")
    )


def forget() -> int:
    """Takes away what has stood its time; how many pieces. For the scheme's clock alone."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.forget_record_files()")
        return int(cursor.fetchone()[0])


def _row(by: Actor, one: Held, names: dict[UUID, str]) -> tuple[str, ...]:
    who = acted(one.fields())
    if who is not None and who.post is not None and who.post not in names:
        names[who.post] = called(by, who.post) or who.role
    return (
        str(one.proof.counter) if one.proof else "not sealed yet",
        f"{one.at:%Y-%m-%d %H:%M:%S} UTC",
        kind_in_words(one.kind),
        "another agency" if who is None else names[who.post] if who.post else "the service",
        str(one.thing or ""),
        str(one.entry),
    )
