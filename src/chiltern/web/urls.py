"""Addresses of pages: one list a part of the service."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"chiltern.web.urls_{part}"))
    for part in (
        "sharing",
        "advice",
        "resolution",
        "bundles",
        "meetings",
        "stops",
        "corrections",
        "outside",
        "courts",
        "sign_in",
        "team",
        "agreements",
        "scheme",
        "signatories",
        "people",
        "record",
        "leaflets",
        "personal",
        "consent",
        "help",
        "walls",
        "demo",
    )
]
