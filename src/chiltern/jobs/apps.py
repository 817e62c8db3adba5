"""Scheduled work and what is deferred."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """A face: it uses the same actions as the pages."""

    name = "chiltern.jobs"
    label = "jobs"
