"""The signature of the Code, exactly as its page asks: name, organisation, date, representative, group. Clause sign.3."""

from __future__ import annotations

from django.db import models

from chiltern.agencies.models.agency import Agency
from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Signature(SealedRow):
    """One version of the Code and the terms of reference, signed; its date is `made_at`.

    Names are sealed under the key of `workings.signing`; the reference is for verification.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    code_version = models.UUIDField()
    group = models.TextField()
    signed_by = SealedTextField()
    representative_name = SealedTextField()
    representative_email = SealedTextField()
    reference = models.TextField(unique=True)
