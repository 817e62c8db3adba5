"""An account, its sessions, and the one-time links handed over by hand. Serves clause 3.7."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from chiltern.foundation.ids import new_id


class Accounts(BaseUserManager["User"]):
    """Finds an account by its address, whatever the capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Raises User.DoesNotExist."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """What signs in. The person behind it is a practitioner, known to agencies alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    objects = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class Session(models.Model):
    """A browser's session: the hash of its key, its data sealed. The key itself is only in the browser."""

    digest = models.BinaryField(primary_key=True)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)


class Seat(models.Model):
    """A person's place at one agency, as the sign-in sees it: random, so that two agencies' rows never join.

    A reset by one agency closes the seats at others until they open them again: nobody is let in elsewhere
    by a link that another agency handed over.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    open = models.BooleanField()
    taken_at = models.DateTimeField()


class Link(models.Model):
    """A one-time link: the hash of its code, which seat it is for, what it does, until when."""

    digest = models.BinaryField(primary_key=True)
    seat = models.UUIDField(db_index=True)
    purpose = models.TextField()
    address = models.BinaryField()
    """The sign-in address, sealed: until the link is used, no account says whose it is."""
    widely = models.BooleanField(default=False)
    """Made by the partnership's office: a reset by it closes no seat elsewhere."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
