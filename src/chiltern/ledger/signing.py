"""The key of the record, and the names under which it signs receipts and heads (clause 3.8)."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from chiltern.ledger.workings.checkpoint import origin_of
from chiltern.ledger.workings.receipt import signer_of


@lru_cache(maxsize=1)
def key() -> Ed25519PrivateKey:
    """Ed25519, from the seed in the file of secrets."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.SIGNING_KEY))


@lru_cache(maxsize=1)
def log_name() -> str:
    """The origin of the heads."""
    return origin_of(key().public_key())


@lru_cache(maxsize=1)
def receipt_name() -> str:
    """Who signs receipts."""
    return signer_of(log_name())
