"""Writes of the sign-in that agencies' actions call: links, accounts, seats. No gate, no entry. Serves clause 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.db import IntegrityError, transaction

from chiltern.accounts import contexts
from chiltern.accounts.models import Link, Seat, User
from chiltern.accounts.queries import Credentials, LinkSeen, Purpose
from chiltern.accounts.workings import codes
from chiltern.accounts.workings.sealing import seal
from chiltern.foundation.ids import new_id

LINK_LASTS = timedelta(hours=48)


class LinkUsed(Exception):
    """Somebody used the link a moment ago."""


class AddressTaken(Exception):
    """There is an account with this address already. Never told to whoever invites."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account made without a link, for a demonstration or a test."""

    address: str
    credentials: Credentials
    seats: tuple[UUID, ...]


def make_link(seat: UUID, purpose: Purpose, address: str, at: datetime, *, widely: bool = False) -> str:
    """The code of a new link, to be shown once. Links made for this seat before stop working."""
    Link.objects.filter(seat=seat, used_at=None, expires_at__gt=at).update(expires_at=at)
    code = codes.new_code()
    digest = codes.digest(code)
    Link.objects.create(
        digest=digest,
        seat=seat,
        purpose=purpose,
        address=seal(address.strip().lower(), digest),
        widely=widely,
        made_at=at,
        expires_at=at + LINK_LASTS,
    )
    return code


def use_link(link: LinkSeen, at: datetime) -> None:
    """Raises LinkUsed; of two at once one comes through."""
    if not Link.objects.filter(digest=link.digest, used_at=None).update(used_at=at):
        raise LinkUsed


def take_seat(seat: UUID, account: UUID, at: datetime) -> None:
    """This account acts in the seat's posts from now on."""
    Seat.objects.update_or_create(id=seat, defaults={"user_id": account, "open": True, "taken_at": at})


def close_other_seats(account: UUID, seat: UUID) -> None:
    """Seats at other agencies stay shut until those agencies open them again."""
    Seat.objects.filter(user=account).exclude(id=seat).update(open=False)


def make_account(address: str, credentials: Credentials) -> UUID:
    """Password and second factor come into being together: no account lacks one. Raises AddressTaken."""
    try:
        with transaction.atomic():
            user = User.objects.create(
                id=new_id(), email=address.strip().lower(), password=credentials.password
            )
    except IntegrityError:
        raise AddressTaken from None
    Authenticator.objects.bulk_create(_factors(user, credentials.secret))
    return user.id


def replace_credentials(account: UUID, credentials: Credentials) -> None:
    """New password, app and recovery codes; every session of the account ends in this second."""
    user = User.objects.get(id=account)
    user.password = credentials.password
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    Authenticator.objects.bulk_create(_factors(user, credentials.secret))
    contexts.close_contexts_of(account)


def make_accounts(accounts: Sequence[NewAccount], at: datetime) -> None:
    """Many at once, with their seats. Raises IntegrityError for an address in use."""
    users = [
        User(id=new_id(), email=new.address.lower(), password=new.credentials.password) for new in accounts
    ]
    User.objects.bulk_create(users)
    pairs = list(zip(users, accounts, strict=True))
    Authenticator.objects.bulk_create(
        [factor for user, new in pairs for factor in _factors(user, new.credentials.secret)]
    )
    Seat.objects.bulk_create(
        [Seat(id=seat, user=user, open=True, taken_at=at) for user, new in pairs for seat in new.seats]
    )


def _factors(user: User, secret: str) -> list[Authenticator]:
    codes_seed = encrypt(RecoveryCodes.generate_seed())
    return [
        Authenticator(user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret)}),
        Authenticator(
            user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": codes_seed, "used_mask": 0}
        ),
    ]
