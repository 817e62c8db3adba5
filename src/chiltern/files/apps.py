"""Sealed attachments."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Above foundation; it records nothing and decides nothing: those who use it do."""

    name = "chiltern.files"
    label = "files"
