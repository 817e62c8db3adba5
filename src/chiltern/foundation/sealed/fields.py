"""Text that lies sealed in the database and opens only on its own row, with the key of its thing. Clause 3.7.

Nothing sealed can be sorted, filtered or printed by accident: outside its row it says 'sealed'.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from chiltern.foundation.models.base import Kept
from chiltern.foundation.sealed import cipher, keys


class SealedWithoutKey(Exception):
    """Opened on a row to which no key was attached: fetch it `with_keys()`."""


class Sealed:
    """Bytes that only their row can open."""

    __slots__ = ("stored",)

    def __init__(self, stored: bytes) -> None:
        self.stored = stored

    def __str__(self) -> str:
        return "sealed"

    __repr__ = __str__


class SealedAttribute(DeferredAttribute):
    """Opens on reading, where table, row, column, keeper and key are known."""

    field: SealedTextField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        if not isinstance(held, Sealed):
            return held
        clear = cipher.unseal(instance.key_of_thing(), held.stored, place(instance, self.field))
        return self.field.from_clear(clear)

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]
    """A text, sealed. Lives only on a SealedRow."""

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def from_clear(self, clear: bytes) -> Any:
        """What the attribute gives."""
        return clear.decode()

    def to_clear(self, value: Any) -> bytes:
        """What is sealed."""
        return str(value).encode()

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        """Opaque: the database's row alone does not open it."""
        return None if value is None else Sealed(bytes(value))

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Seals what was set since; what was read goes back as it lay."""
        held = model_instance.__dict__.get(self.attname)
        if held is None or isinstance(held, Sealed):
            return held
        stored = cipher.seal(model_instance.key_of_thing(), self.to_clear(held), place(model_instance, self))
        return Sealed(stored)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Raises TypeError for anything not sealed: no clear text reaches the database by a filter or an update."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError(f"{self.name} is sealed; it cannot be compared or written unsealed")
        return super().get_db_prep_value(value.stored, connection, prepared)

    def value_to_string(self, obj: Any) -> str:
        """For serialisers: never the text."""
        return "sealed"


class SealedJSONField(SealedTextField):
    """Facts, answers and other structured text, sealed."""

    def from_clear(self, clear: bytes) -> Any:
        """The structure, read back."""
        return json.loads(clear)

    def to_clear(self, value: Any) -> bytes:
        """Canonical, so that the same facts are the same bytes."""
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class SealedBytesField(SealedTextField):
    """A piece of a file, sealed."""

    def from_clear(self, clear: bytes) -> Any:
        """The bytes."""
        return clear

    def to_clear(self, value: Any) -> bytes:
        """As they are."""
        return bytes(value)


_HELD = "held_key"
"""Under this name a row brings its thing's key along, wrapped."""


class SealedRows(models.QuerySet[Any]):
    """Fetches rows with the keys of their things: at most one more query a page."""

    _wants_keys = False

    def with_keys(self) -> SealedRows:
        """The same rows, each able to open its texts; where a row is its own thing, without another query."""
        rows: SealedRows = self._chain()  # type: ignore[attr-defined]
        if self.model.thing_of_key is SealedRow.thing_of_key:
            rows = rows.annotate(**{_HELD: keys.held_in_row("id")})
        rows._wants_keys = True
        return rows

    def with_keys_left(self) -> SealedRows:
        """Those of the rows, each its own thing, to which the acting agency still has a key: the others it has destroyed."""
        return self.with_keys().filter(**{f"{_HELD}__isnull": False})

    def _clone(self) -> Any:
        clone = super()._clone()  # type: ignore[misc]
        clone._wants_keys = self._wants_keys
        return clone

    def _fetch_all(self) -> None:
        fetched = self._result_cache is None
        super()._fetch_all()
        if fetched and self._wants_keys and self._result_cache:
            attach(self._result_cache)


class SealedRow(Kept):
    """A row with sealed texts. `thing_id` names whose key seals it: its own by default."""

    also_read: ClassVar[str] = ""
    """What by_id.rows reads with each row besides: further columns, in SQL, of the row `t`."""

    objects = SealedRows.as_manager()

    class Meta:
        abstract = True

    def thing_of_key(self) -> UUID:
        """The thing under whose key this row lies."""
        own: UUID = self.id
        return own

    def sealed_with(self, key: bytes) -> Any:
        """Attaches a key, for a new row; returns the row."""
        self.__dict__["_key"] = key
        return self

    def key_of_thing(self) -> bytes:
        """Raises SealedWithoutKey where none was attached."""
        try:
            key: bytes = self.__dict__["_key"]
        except KeyError:
            raise SealedWithoutKey(f"{self._meta.label} was fetched without its key") from None
        return key


def attach(rows: list[Any]) -> None:
    """Attaches to each row the key of its thing: the one that came with it, else all in one query. Raises keys.NoKey."""
    for row in rows:
        if _HELD in row.__dict__:
            row.sealed_with(keys.opened(row.id, row.__dict__.pop(_HELD)))
    others = [row for row in rows if "_key" not in row.__dict__]
    found = keys.held({row.thing_of_key() for row in others})
    for row in others:
        row.sealed_with(found[row.thing_of_key()])


def place(instance: Any, field: models.Field[Any, Any]) -> bytes:
    """Where a sealed text stands: it opens nowhere else."""
    return f"{instance._meta.db_table}|{instance.pk}|{field.column}|{instance.keeper}".encode()
