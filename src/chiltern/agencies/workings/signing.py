"""How an applicant, who belongs to no agency yet, signs: a link to go on with, and a key for what is signed (sign.3).

The link is signed, not stored: it opens one application, and only while that waits for its signature.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.core import signing

from chiltern.foundation.sealed import cipher

_SALT = "chiltern application"
DAYS_TO_SIGN = 28


def link_of(agency: UUID) -> str:
    """What the applicant keeps to go on with the application."""
    return signing.dumps(agency.hex, salt=_SALT)


def agency_of(link: str) -> UUID | None:
    """The application behind a link; None for a forged or stale one."""
    try:
        return UUID(hex=signing.loads(link, salt=_SALT, max_age=DAYS_TO_SIGN * 24 * 60 * 60))
    except signing.BadSignature:
        return None


@lru_cache(maxsize=1)
def key() -> bytes:
    """Under which names on signatures lie: a key of their own, since an applicant can read no agency's."""
    return cipher.derived(base64.b64decode(settings.MASTER_KEY), "signatures")
