"""Addresses of the walls inside an agency: restricted, conflict, break-glass, hold."""

from django.urls import path

from chiltern.web.views.walls import (
    attempts,
    conflicts,
    glass,
    holds,
    last_readers,
    releases,
    restricted,
    who_read,
    without_permission,
)

GLASS = "break-glass/<uuid:glass_id>/"

urlpatterns = [
    path("restricted/<uuid:thing>/", restricted.restricted, name="restricted"),
    path("restricted/<uuid:thing>/remove/", restricted.remove, name="restricted_remove"),
    path("restricted/<uuid:thing>/lift/", restricted.lift, name="restricted_lift"),
    path("people/<uuid:person_id>/conflict/", conflicts.declare, name="declare_conflict"),
    path("requests/<uuid:request_id>/conflict/", conflicts.declare_asked, name="declare_on_request"),
    path("team/conflicts/", conflicts.kept_apart, name="conflicts"),
    path("team/conflicts/<uuid:note_id>/lift/", conflicts.lift, name="lift_conflict"),
    path("team/last-reader/", last_readers.own, name="last_reader"),
    path("scheme/last-readers/", last_readers.everywhere, name="last_readers"),
    path("scheme/last-readers/<uuid:agency>/", last_readers.at_agency, name="name_last_reader"),
    path("break-glass/", glass.start, name="break_glass"),
    path(GLASS, glass.shown, name="glass"),
    path(f"{GLASS}acknowledge/", glass.acknowledge, name="glass_acknowledge"),
    path(f"{GLASS}ask/", glass.ask, name="glass_ask"),
    path(f"{GLASS}answer/", glass.reply, name="glass_answer"),
    path(f"{GLASS}end/", glass.end, name="glass_end"),
    path("attempts/<uuid:attempt_id>/", attempts.shown, name="attempt"),
    path("attempts/<uuid:attempt_id>/seen/", attempts.seen, name="attempt_seen"),
    path("releases/<uuid:release_id>/", releases.release, name="release"),
    path("team/passed-on-without-permission/", without_permission.every, name="without_permission"),
    path("team/who-read/", who_read.ask, name="ask_who_read"),
    path("who-read/<uuid:inquiry_id>/", who_read.inquiry, name="inquiry"),
    path("readers-named/<uuid:answer_id>/", who_read.named, name="readers_named"),
    path("holds/", holds.every, name="holds"),
    path("holds/on/<uuid:thing>/", holds.on_thing, name="set_hold"),
    path("holds/<uuid:hold_id>/", holds.one, name="hold"),
]
