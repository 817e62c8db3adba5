"""Who can sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """One account a person, however many posts."""

    name = "chiltern.accounts"
    label = "accounts"
