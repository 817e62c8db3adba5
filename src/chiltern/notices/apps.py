"""Who is told by e-mail that something waits."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Records nothing and knows no agency: posts and moments alone."""

    name = "chiltern.notices"
    label = "notices"
