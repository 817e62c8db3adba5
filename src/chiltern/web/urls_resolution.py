"""Addresses of what is settled between agencies: challenging silence or an answer."""

from django.urls import path

from chiltern.web.views.sharing.challenges import answering, challenging

urlpatterns = [
    path("requests/<uuid:request_id>/challenge/", challenging.challenge, name="challenge_decision"),
    path("challenges/<uuid:challenge_id>/", answering.shown, name="challenge"),
]
