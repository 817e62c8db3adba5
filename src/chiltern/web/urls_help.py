"""Addresses of help, of the tour, and of the choice when somebody is told by e-mail."""

from django.urls import URLPattern, path

from chiltern.web.views.help import mails, start, tour

urlpatterns: list[URLPattern] = [
    path("help/", start.start, name="help"),
    path("help/tour/<int:stop>/", tour.tour, name="tour"),
    path("help/tour/leave/", tour.leave, name="leave_tour"),
    path("help/mails/", mails.mails, name="mails"),
]
