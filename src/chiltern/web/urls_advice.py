"""Addresses of "may I share this?", its notes, and advice on them."""

from django.urls import path

from chiltern.web.views.sharing.advise import check, notes, start, steps

DRAFT = "may-i-share/<uuid:draft_id>/"
NOTE = "may-i-share/notes/<uuid:note_id>/"
QUESTION = "advice/<uuid:question_id>/"

urlpatterns = [
    path("may-i-share/", start.start, name="may_i_share"),
    path(DRAFT, check.check, name="advise_check"),
    path(f"{DRAFT}drop/", start.drop, name="advise_drop"),
    path(NOTE, notes.note, name="note"),
    path(f"{NOTE}ask/", notes.ask, name="ask_advice"),
    path(QUESTION, notes.question, name="advice"),
    path(f"{QUESTION}read/", notes.read, name="read_advice"),
    path(f"{DRAFT}<slug:step>/", steps.step, name="advise_step"),
]
