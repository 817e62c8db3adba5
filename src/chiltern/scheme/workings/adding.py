"""Which kinds of rows the officer can add, and what each needs (clauses 1.4, 2.1).

A duty and a clock of the law are read by rules: a new one needs a rule, and so a release.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

OWN = "own-"
"""Keys of added rows begin so: none that comes with a release does."""
LONGEST_KEY = 50

NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ground": ("says",),
        "purpose": ("says",),
        "instrument": ("name",),
        "basis": ("name", "for", "article"),
        "condition": ("name", "for", "article", "covers"),
        "guidance": ("name", "rules"),
    }
)
"""What has to be filled in, by kind."""
MAY_HAVE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ground": ("source", "checked"),
        "purpose": (),
        "instrument": ("in_force_from", "in_force_until", "source", "checked", "note"),
        "basis": ("in_force_from", "in_force_until", "source", "checked", "note"),
        "condition": ("in_force_from", "in_force_until", "source", "checked", "note"),
        "guidance": ("published", "source", "checked", "note"),
    }
)
NOT_ADDED: Mapping[str, str] = MappingProxyType(
    {
        "duty": "A new duty to share needs a rule that says whom it binds and when: it comes with a release. Until then add "
        "the Act that it stands in, so that it can be named as a power, and guidance that says what to do.",
        "clock": "A new clock of the law is counted by the service itself: it comes with a release. Times that your "
        "partnership agrees are settings.",
    }
)


def key_for(kind: str, words: str, taken: Collection[str]) -> str:
    """A key that stays the same whatever the row is called later."""
    said = re.sub(r"[^a-z0-9]+", "-", words.casefold())[:LONGEST_KEY].strip("-") or kind
    key = f"{OWN}{kind}-{said}"
    many = 2
    while key in taken:
        key, many = f"{OWN}{kind}-{said}-{many}", many + 1
    return key
