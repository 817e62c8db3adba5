"""Every address of the service, one list a face."""

from django.urls import include, path

from chiltern.web.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("", include("chiltern.web.urls")),
]
handler400 = "chiltern.web.errors.bad_request"
handler404 = "chiltern.web.errors.not_found"
handler500 = "chiltern.web.errors.server_error"
