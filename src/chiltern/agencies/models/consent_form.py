"""An agency's own consent form: its words, and what it asks besides. No family's answer stands here. Clauses 1.3 and 9.1."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.models import Kept


class OwnConsentForm(Kept):
    """Words and questions of one agency's own. Added to, never changed: the latest holds."""

    wording = models.TextField()
    """Printed at the head of the form, and shown where consent is written down."""
    questions = models.JSONField()
    """In order, each with `asks` and `kind`."""
    set_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["keeper", "-made_at"], name="own_consent_form_latest")]
