"""What the loaded requests say: invented, as long as real ones, and shaped as the actions store them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

BOOK = "0" * 64
WORKED_OUT = "10 working days from the day on which it was sent, bank holidays left out."
VARIANTS = 200
_SENTENCE = "She has been late on several mornings since September and says that she is tired. "


def asked(number: int) -> bytes:
    """Of a request, as the agency that is asked sees it."""
    return _asked(number % VARIANTS)


def matched(number: int) -> bytes:
    """What was compared."""
    return stored({"stated": _person(number % VARIANTS)})


def item(number: int) -> dict[str, bytes]:
    """An item's sealed columns, in their order."""
    return _item(number % VARIANTS)


def decided(number: int) -> dict[str, bytes]:
    """A decision's sealed columns."""
    return _decided(number % VARIANTS)


@lru_cache(maxsize=VARIANTS)
def _asked(variant: int) -> bytes:
    return stored(
        {
            "from": {"name": "Pat Practitioner", "title": "Practitioner", "reach": "Duty desk, 01632 960001"},
            "people": [_person(variant)],
            "needed": _SENTENCE * (2 + variant % 4),
            "period": "since September",
            "told": {"worries": _SENTENCE * 3, "why": _SENTENCE * 2},
            "also": "",
        }
    )


@lru_cache(maxsize=VARIANTS)
def _item(variant: int) -> dict[str, bytes]:
    return {
        "text": (_SENTENCE * (1 + variant % 6)).encode(),
        "source": b"Class teacher",
        "about": stored({"about": f"Child {variant}", "why_it_bears": ""}),
    }


@lru_cache(maxsize=VARIANTS)
def _decided(variant: int) -> dict[str, bytes]:
    facts = {f"answer_{place}": "not_known" for place in range(60)}
    reasons = [f"reason.{place}" for place in range(12)]
    return {
        "answers": stored({"facts": facts, "said": {"reasons": _SENTENCE, "items": [_SENTENCE * 2]}}),
        "trace": stored({"rules": "1", "book": BOOK, "reasons": reasons, "items": [{"reasons": reasons}]}),
        "reasons": (_SENTENCE * 2).encode(),
    }


def reasons(number: int) -> str:
    """Of a decision."""
    return _SENTENCE * (2 + number % 5)


def _person(variant: int) -> dict[str, Any]:
    return {
        "name": f"Child Number {variant}",
        "is_child": True,
        "date_of_birth": "2016-03-09",
        "nhs_number": "",
        "upn": "",
        "address": "",
    }


def stored(value: Any) -> bytes:
    """Answers as the actions store them."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
