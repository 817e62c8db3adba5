"""Django's session engine over hashes: a dump of the table opens no session. Serves clause 3.7."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from chiltern.accounts.models import Session
from chiltern.foundation import prepared
from chiltern.foundation.sealed import cipher

_HELD = "select sealed from accounts_session where digest = %s and expires_at > %s"


def digest(token: str) -> bytes:
    """What is stored of a session's key."""
    return hashlib.sha256(token.encode()).digest()


class SessionStore(SessionBase):
    """Looks a session up by its key's hash; its data lies sealed, bound to that hash."""

    def exists(self, session_key: str) -> bool:
        """Whether the key is in use."""
        return Session.objects.filter(digest=digest(session_key)).exists()

    def load(self) -> dict[str, Any]:
        """An unknown or expired key gives an empty session, with a new key when it is saved."""
        held = []
        if self.session_key:
            place = digest(self.session_key)
            held = prepared.fetch(_HELD, [place, timezone.now()])
        if not held:
            self._session_key = None
            return {}
        data: dict[str, Any] = json.loads(cipher.unseal(_key(), bytes(held[0][0]), place))
        return data

    def create(self) -> None:
        """A new key for this session."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Raises CreateError where the new key is taken, UpdateError where the session ended meanwhile."""
        if self.session_key is None:
            self.create()
            return
        place = digest(self.session_key)
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        sealed = cipher.seal(_key(), json.dumps(data).encode(), place)
        ends: datetime = self.get_expiry_date()
        if not must_create:
            if not Session.objects.filter(digest=place).update(sealed=sealed, expires_at=ends):
                raise UpdateError
            return
        try:
            with transaction.atomic():
                Session.objects.bulk_create([Session(digest=place, sealed=sealed, expires_at=ends)])
        except IntegrityError:
            raise CreateError from None

    def delete(self, session_key: str | None = None) -> None:
        """Ends a session; nothing happens where there is none."""
        key = session_key or self.session_key
        if key:
            Session.objects.filter(digest=digest(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Deletes what has run out."""
        Session.objects.filter(expires_at__lte=timezone.now()).delete()


def _key() -> bytes:
    return cipher.derived(base64.b64decode(settings.MASTER_KEY), "sessions")
