"""Addresses of corrections, each holder's own page among them; and of what was taken back before it was opened."""

from django.urls import path

from chiltern.web.views.sharing import recalls
from chiltern.web.views.sharing.corrections import asking_back, confirming, correcting

urlpatterns = [
    path("items/<uuid:item_id>/correct/<int:number>/", correcting.correct, name="correct_item"),
    path("items/<uuid:item_id>/ask-back/<int:number>/", asking_back.ask_back, name="ask_item_back"),
    path("corrections/<uuid:correction_id>/", correcting.shown, name="correction"),
    path("corrected/<uuid:notice_id>/", confirming.shown, name="corrected"),
    path("disclosures/<uuid:disclosure_id>/recall/", recalls.recall, name="recall"),
    path("recalled/<uuid:recall_id>/", recalls.recalled, name="recalled"),
]
