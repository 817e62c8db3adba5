"""Addresses of pages: one list a part of the service."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_PARTS = ("sharing", "sign_in", "team", "scheme", "signatories", "people", "demo")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"chiltern.web.urls_{part}")) for part in _PARTS if find_spec(f"chiltern.web.urls_{part}")
]
