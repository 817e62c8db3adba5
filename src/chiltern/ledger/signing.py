"""The key of the record, and the names under which it signs receipts and heads (clause 3.8)."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings


@lru_cache(maxsize=1)
def key() -> Ed25519PrivateKey:
    """Ed25519, from the seed in the file of secrets."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.SIGNING_KEY))


@lru_cache(maxsize=1)
def log_name() -> str:
    """The origin of the heads: no two deployments share it, since it names the key."""
    return f"chiltern/{hashlib.sha256(key().public_key().public_bytes_raw()).hexdigest()[:16]}/record"


@lru_cache(maxsize=1)
def receipt_name() -> str:
    """Who signs receipts."""
    return log_name().removesuffix("record") + "receipts"
