"""Addresses of a withdrawn consent: each recipient's answer, and who had something on it."""

from django.urls import path

from chiltern.web.views.sharing.stops import answering, recipients

urlpatterns = [
    path("consent-withdrawn/<uuid:stop_id>/", answering.shown, name="stop"),
    path("consent-withdrawn/<uuid:stop_id>/read/", answering.read, name="read_relied_on"),
    path("consent-withdrawn/<uuid:stop_id>/answer-read/", answering.answer_read, name="stop_answer_read"),
    path("consent-withdrawn/by/<uuid:withdrawal_id>/", recipients.recipients, name="stop_recipients"),
]
