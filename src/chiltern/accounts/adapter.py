"""The second factor's secrets, sealed before the sign-in package stores them. Serves clause 3.7."""

from __future__ import annotations

import base64
from typing import Any

import qrcode  # type: ignore[import-untyped]
from allauth.mfa.adapter import DefaultMFAAdapter

from chiltern.accounts.workings.sealing import seal, unseal

_PLACE = b"second factor"
QUIET_ZONE = 4


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """What the package asks of us: seal, unseal, and draw without inline styles. No mail is sent."""

    def encrypt(self, text: str) -> str:
        """Seals a secret for its column, which holds text."""
        return base64.b64encode(seal(text, _PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises CannotOpen where it was altered or sealed under another master key."""
        return unseal(base64.b64decode(encrypted_text), _PLACE)

    def build_totp_svg(self, url: str) -> str:
        """A QR code of presentation attributes alone, since the pages' policy allows no inline style."""
        code = qrcode.QRCode(border=QUIET_ZONE)
        code.add_data(url)
        code.make()
        squares = code.get_matrix()
        path = "".join(
            f"M{x} {y}h1v1h-1z" for y, row in enumerate(squares) for x, dark in enumerate(row) if dark
        )
        size = len(squares)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="240" height="240" '
            'role="img" aria-label="QR code for your app; the same key stands below as text">'
            f'<path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000000" d="{path}"/></svg>'
        )

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is mailed yet; what happened is in the sealed record."""
