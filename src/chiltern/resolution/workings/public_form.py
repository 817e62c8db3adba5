"""The reference that a sent form gets, and the address of its answer: of the form alone, and of nothing that is held. 8.3.1."""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.core import signing

from chiltern.foundation.sealed import cipher

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SIGNER = "chiltern public form"


def reference_of(form: UUID) -> str:
    """Eight characters that follow from the form's random id under a key: the same form sent again is the same."""
    digest = hmac.new(_key(), form.bytes, hashlib.sha256).digest()
    letters = "".join(_ALPHABET[byte % 32] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def link_of(reference: str) -> str:
    """What stands in the address of the answer. Nothing is stored for it, and nothing looked up."""
    return signing.Signer(salt=_SIGNER).sign(reference)


def reference_in(link: str) -> str | None:
    """The reference in an address; None for one that is not ours."""
    try:
        return signing.Signer(salt=_SIGNER).unsign(link)
    except signing.BadSignature:
        return None


@lru_cache(maxsize=1)
def _key() -> bytes:
    return cipher.derived(base64.b64decode(settings.MASTER_KEY), "public form references")
