"""One way to write a value down, so that equal values give equal bytes for ever (clause 3.8).

A payload is JSON that a person can read. Floats are refused, because they have more than one spelling.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from .errors import MalformedError

HASH_BYTES = 32


def encode(value: object) -> bytes:
    """The canonical JSON of `value`: keys sorted by code point, no spaces, UTF-8.

    Takes text, whole numbers, truth values, None, dates, UUIDs, and mappings, lists and tuples of these.
    Raises TypeError for any other type and ValueError for a time without a zone or text that is not Unicode.
    """
    plain = _plain(value)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def encode_fields(payload: Mapping[str, object]) -> dict[str, bytes]:
    """Each field of a payload by itself, as `commitment.commit` takes them; raises as `encode` does."""
    return {name: encode(value) for name, value in payload.items()}


def utc_text(at: datetime) -> str:
    """A moment in UTC to the microsecond, always 27 characters; raises ValueError where it has no zone."""
    if at.utcoffset() is None:
        raise ValueError("a time in the record needs a time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_utc(text: str) -> datetime:
    """The moment that `utc_text` wrote; raises MalformedError for every other spelling."""
    try:
        at = datetime.fromisoformat(text)
        if utc_text(at) == text:
            return at
    except (ValueError, OverflowError):
        pass
    raise MalformedError("a time is not in UTC to the microsecond")


def base64_text(data: bytes) -> str:
    """Standard base64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode()


def read_base64(text: str) -> bytes:
    """The bytes of standard base64; raises MalformedError for any but the standard spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedError("base64 is damaged") from None
    if base64_text(data) != text:
        raise MalformedError("base64 is not in its one standard spelling")
    return data


def read_hash(text: str) -> bytes:
    """A SHA-256 hash or a salt from base64; raises MalformedError unless it has 32 bytes."""
    data = read_base64(text)
    if len(data) != HASH_BYTES:
        raise MalformedError(f"a hash has {len(data)} bytes instead of {HASH_BYTES}")
    return data


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {_key(key): _plain(each) for key, each in value.items()}
    raise TypeError(f"the record has no spelling for {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key of the record is text, not {type(key).__name__}")
    return key
