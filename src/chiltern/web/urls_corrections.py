"""Addresses of corrections: what is no longer true, who has confirmed it, and each holder's own page."""

from django.urls import path

from chiltern.web.views.sharing.corrections import confirming, correcting

urlpatterns = [
    path("items/<uuid:item_id>/correct/<int:number>/", correcting.correct, name="correct_item"),
    path("corrections/<uuid:correction_id>/", correcting.shown, name="correction"),
    path("corrected/<uuid:notice_id>/", confirming.shown, name="corrected"),
]
