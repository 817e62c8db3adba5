"""Facts as a decision stored them, read back for a rule: clauses 3.5 and 3.8.

A fact that came into use later has its default, which says that nobody stated it. One that no rule knows any more is
an error: what it said would be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[Any], Any]


class UnknownFactError(LookupError):
    """A stored fact that today's rules do not look at."""


def read_back(kind: type[T], stored: Mapping[str, Any]) -> T:
    """The facts of this kind. Raises UnknownFactError, or ValueError for an answer that is none."""
    readers = _readers(cast(Any, kind))
    if unknown := stored.keys() - readers.keys():
        raise UnknownFactError(", ".join(sorted(unknown)))
    return kind(**{name: readers[name](value) for name, value in stored.items()})


@cache
def _readers(kind: type) -> dict[str, Read]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Read:
    """Ids stay texts: all of one decision's were stored alike, and a rule only compares them."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _reader_of_some(args)
    if origin in (frozenset, tuple):
        inner = _reader(args[0])
        many = cast(Callable[[Any], Any], origin)
        return lambda values: many(inner(value) for value in values)
    if is_dataclass(hint):
        return lambda stored: read_back(cast(type, hint), stored)
    if hint in (date, datetime):
        read: Read = hint.fromisoformat
        return read
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else _as_it_is


def _reader_of_some(args: tuple[Any, ...]) -> Read:
    one, *others = (arg for arg in args if arg is not NoneType)
    read = _as_it_is if others else _reader(one)
    return lambda value: None if value is None else read(value)


def _as_it_is(value: Any) -> Any:
    return value
