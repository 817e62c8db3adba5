"""A page that does nothing, behind everything that every page passes through."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def noop(request: HttpRequest) -> HttpResponse:
    """Nothing."""
    return HttpResponse("")


urlpatterns = [path("", noop)]
