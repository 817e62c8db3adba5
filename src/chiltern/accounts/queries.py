"""What the sign-in knows: links that still work, and which seats are taken. Serves clause 3.7."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from chiltern.accounts import contexts
from chiltern.accounts.models import Link, Seat, User
from chiltern.accounts.workings import codes
from chiltern.accounts.workings.sealing import keyed_name, unseal


class Purpose(StrEnum):
    """What a one-time link does."""

    INVITATION = "invitation"
    RESET = "reset"


class SeatState(StrEnum):
    """How far a person has come with signing in at one agency."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    """Their sign-in was reset through another agency since."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person signs in with: the password as its hash, the app's secret in clear until it is stored."""

    password: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """A link that works at this moment. Its code stands nowhere but with whoever holds it."""

    digest: bytes
    seat: UUID
    purpose: Purpose
    address: str
    widely: bool


def link(code: str, at: datetime) -> LinkSeen | None:
    """None alike for a code that is unknown, used or too old."""
    held = Link.objects.filter(digest=codes.digest(code), used_at=None, expires_at__gt=at).first()
    if held is None:
        return None
    digest = bytes(held.digest)
    return LinkSeen(
        digest, held.seat, Purpose(held.purpose), unseal(bytes(held.address), digest), held.widely
    )


def last_address(seat: UUID) -> str | None:
    """The address that a seat was last invited or reset under; None where it never was."""
    held = Link.objects.filter(seat=seat).order_by("-made_at").first()
    return unseal(bytes(held.address), bytes(held.digest)) if held else None


def address_of_seat(seat: UUID) -> str | None:
    """The sign-in address of whoever has taken the seat; None while nobody has."""
    return (
        User.objects.filter(id__in=Seat.objects.filter(id=seat).values("user"))
        .values_list("email", flat=True)
        .first()
    )


def open_address_of_seat(seat: UUID) -> str | None:
    """The same while the seat is open, and its account too: where a notice may go."""
    return (
        User.objects.filter(is_active=True, id__in=Seat.objects.filter(id=seat, open=True).values("user"))
        .values_list("email", flat=True)
        .first()
    )


def seat_states(seats: Iterable[UUID]) -> dict[UUID, SeatState]:
    """For each seat how far its person has come, in one query."""
    wanted = set(seats)
    taken = dict(Seat.objects.filter(id__in=wanted).values_list("id", "open"))
    words = {None: SeatState.WAITING, True: SeatState.OPEN, False: SeatState.CLOSED}
    return {seat: words[taken.get(seat)] for seat in wanted}


def standings_of(account: UUID) -> list[contexts.Standing]:
    """The posts that this account can act in now, oldest first."""
    return contexts.standings(list(Seat.objects.filter(user=account, open=True).values_list("id", flat=True)))


def account_with(address: str) -> UUID | None:
    """The account that signs in with this address."""
    return User.objects.filter(email=address.strip().lower()).values_list("id", flat=True).first()


def keyed_code(account: str, code: str) -> str:
    """Under what name a used code is remembered: nothing to read, even for whoever reads the table."""
    return keyed_name(f"{account}|{code}")
