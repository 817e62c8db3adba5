"""What somebody has begun to write: nothing typed is ever lost. Seen by the post that writes it alone."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow


class Draft(SealedRow):
    """A form under way. It is no act, and leaves no entry; sending it is one."""

    post = models.UUIDField()
    kind = models.TextField()
    about = models.UUIDField(null=True)
    saved_at = models.DateTimeField()
    body = SealedJSONField()

    class Meta:
        indexes = [models.Index(fields=["post", "kind"], name="draft_of_post")]
