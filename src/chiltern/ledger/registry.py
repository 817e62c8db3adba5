"""Which stored columns of a table an act's digest covers: only those that no later act changes; and what each kind
of act is in words (clause 3.8).

Each app fills it at start. An entry names the columns it covered, so a later change here breaks no old entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_columns: dict[str, tuple[str, ...]] = {}
_kinds: dict[str, str] = {}
_REFUSED = ".refused"


class NotSealed(Exception):
    """A table whose columns no app has named to the record."""


def seal_columns(table: str, columns: Sequence[str]) -> None:
    """Names the columns of a table beside its id. Saying the same again changes nothing; else ValueError."""
    named = tuple(sorted(columns))
    if not named or _columns.get(table, named) != named:
        raise ValueError(f"the sealed columns of {table} are none, or were named before as others")
    _columns[table] = named


def sealed_columns(table: str) -> tuple[str, ...]:
    """Sorted by name. Raises NotSealed."""
    try:
        return _columns[table]
    except KeyError:
        raise NotSealed(f"{table}: call seal_columns() in its app's ready()") from None


def name_kinds(words: Mapping[str, str]) -> None:
    """What kinds of acts are in words, for receipts: 'request.sent' is 'A request for information was sent'."""
    _kinds.update(words)


def kind_in_words(kind: str) -> str:
    """What was done. A kind that nobody named is said in its own words; a refusal says that it was one."""
    plain = kind.removesuffix(_REFUSED)
    words = _kinds.get(plain) or plain.replace(".", " ").replace("_", " ").capitalize()
    return f"Refused, and nothing was changed: {words[0].lower()}{words[1:]}" if plain != kind else words
