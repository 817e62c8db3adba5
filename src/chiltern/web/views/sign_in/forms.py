"""The questions of signing in. What is wrong is said alike for known and unknown addresses (clause 3.7)."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from chiltern.accounts.queries import keyed_code
from chiltern.web.forms.questions import Look, Questions

LONGEST_PASSWORD = 256
WRONG_PASSWORD = "The address or the password is not right"  # noqa: S105  a message
WRONG_CODE = "That code is not right, or was used already. Wait for the next one, and try again"
REPLAY_SECONDS = 120
WEAK = {
    "password_too_short": "Use at least 12 characters, such as three words",
    "password_too_common": "Choose another password: many people have this one, and it is guessed first",
    "password_too_similar": "Choose a password that has nothing to do with your address",
}


class AddressAndPassword(Questions):
    """The first factor."""

    email = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SecondFactor(Questions, AuthenticateForm):  # type: ignore[misc]
    """A code from the app, or a recovery code; each opens once."""

    looks: ClassVar = {"code": Look(width="10")}

    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Six digits from the app, or one of your recovery codes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """Raises ValidationError for a wrong code, and for one that has opened already."""
        try:
            code: str = super().clean_code()
        except ValidationError:
            raise ValidationError(WRONG_CODE) from None
        self._burn(code)
        return code

    def _burn(self, code: str) -> None:
        """A code of the app opens once, whichever process of the service is asked."""
        held = Authenticator.objects.select_for_update().get(pk=self.authenticator.pk)
        if held.type != Authenticator.Type.TOTP:
            return
        burnt = {"code": keyed_code(str(self.user.pk), code), "at": timezone.now().timestamp()}
        last: dict[str, Any] = held.data.get("last") or {"code": "", "at": 0}
        if last["code"] == burnt["code"] and burnt["at"] - last["at"] < REPLAY_SECONDS:
            raise ValidationError(WRONG_CODE)
        held.data["last"] = burnt
        held.save(update_fields=["data"])


class LinkCode(Questions):
    """The code of a one-time link, typed."""

    looks: ClassVar = {"code": Look(width="30")}

    code = forms.CharField(
        label="Code",
        max_length=60,
        help_text="Twenty letters and digits in five groups, from whoever invited you.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class NewPassword(Questions):
    """A password that nobody guesses."""

    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text="At least 12 characters. Three words that have nothing to do with each other are good.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        self.person = get_user_model()(email=address)
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """Raises ValidationError with what to do."""
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.person)
        except ValidationError as weak:
            raise ValidationError(
                [WEAK.get(str(each.code), each.message) for each in weak.error_list]
            ) from None
        return password


class FirstCode(Questions):
    """Shows that the app holds the key."""

    looks: ClassVar = {"code": Look(width="10")}

    code = forms.CharField(
        label="Code that your app shows now",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        self.secret = secret
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        """Raises ValidationError."""
        code: str = self.cleaned_data["code"]
        if not validate_totp_code(self.secret, code):
            raise ValidationError(
                "That is not the code that your app should show. Check its clock, and try again"
            )
        return code
