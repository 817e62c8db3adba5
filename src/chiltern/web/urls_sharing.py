"""Addresses of the thin walk: your work, asking, deciding, what came, passing on, the Code."""

from django.urls import path

from chiltern.web.views.sharing import work
from chiltern.web.views.sharing.ask import agencies, check, start, steps, who

ASK = "ask/<uuid:draft_id>/"

urlpatterns = [
    path("", work.your_work, name="home"),
    path("work/<slug:which>/", work.one_list, name="work"),
    path("ask/", start.start, name="ask"),
    path(ASK, start.journey),
    path(f"{ASK}drop/", start.drop),
    path(f"{ASK}who/", who.who),
    path(f"{ASK}who/remove/", who.remove),
    path(f"{ASK}what/", steps.what),
    path(f"{ASK}urgency/", steps.urgency),
    path(f"{ASK}background/", steps.background),
    path(f"{ASK}agencies/", agencies.agencies),
    path(f"{ASK}agencies/remove/", agencies.remove),
    path(f"{ASK}agencies/<uuid:agency>/", agencies.may_know),
    path(f"{ASK}check/", check.check),
    path("asked/<uuid:request_id>/", check.sent),
]
