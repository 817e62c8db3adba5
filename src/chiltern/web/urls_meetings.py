"""Addresses of meetings: calling one, what is put in, the minute, the family's version."""

from django.urls import path

from chiltern.web.views.sharing.meet import (
    answering,
    bringing,
    call,
    family,
    file_copy,
    give,
    guests,
    minute,
    put_in,
    shown,
)

CALL = "meet/<uuid:draft_id>/"
MEETING = "meetings/<uuid:meeting_id>/"
PUT_IN = f"{MEETING}put-in/"
VERSION = "family-versions/<uuid:version_id>/"

urlpatterns = [
    path("meet/", call.start, name="meet"),
    path(f"{CALL}who/", call.who, name="meet_who"),
    path(f"{CALL}who/remove/", call.who_remove, name="meet_who_remove"),
    path(f"{CALL}what/", call.what, name="meet_what"),
    path(f"{CALL}invited/", guests.invited, name="meet_invited"),
    path(f"{CALL}invited/remove/", guests.invited_remove, name="meet_invited_remove"),
    path(f"{CALL}invited/<uuid:agency>/", guests.how_invited, name="meet_how_invited"),
    path(f"{CALL}check/", call.check, name="meet_check"),
    path(f"{CALL}drop/", call.drop, name="meet_drop"),
    path("meetings/", shown.all_meetings, name="meetings"),
    path("meetings/over/", shown.all_meetings, name="meetings_over"),
    path("invitations/<uuid:invitation_id>/", shown.invitation, name="invitation"),
    path(MEETING, shown.meeting, name="meeting"),
    path(f"{MEETING}answer/", answering.answer, name="meeting_answer"),
    path(f"{MEETING}present/", answering.present, name="meeting_present"),
    path(f"{MEETING}call-off/", answering.call_off, name="meeting_call_off"),
    path(f"{MEETING}close/", answering.close, name="meeting_close"),
    path(PUT_IN, put_in.who_gets_it, name="put_in"),
    path(f"{PUT_IN}items/", put_in.items, name="put_in_items"),
    path(f"{PUT_IN}items/new/", put_in.one_item, name="put_in_item_new"),
    path(f"{PUT_IN}items/<int:place>/", put_in.one_item, name="put_in_item"),
    path(f"{PUT_IN}items/<int:place>/remove/", put_in.remove, name="put_in_item_remove"),
    path(f"{PUT_IN}received/", bringing.received, name="put_in_received"),
    path(f"{PUT_IN}answers/", put_in.answers, name="put_in_answers"),
    path(f"{PUT_IN}terms/", put_in.terms, name="put_in_terms"),
    path(f"{PUT_IN}check/", give.check, name="put_in_check"),
    path(f"{MEETING}minute/", minute.agreed, name="minute_agreed"),
    path(f"{MEETING}minute/parts/", minute.parts, name="minute_parts"),
    path(f"{MEETING}minute/answers/", minute.answers, name="minute_answers"),
    path(f"{MEETING}minute/check/", minute.check, name="minute_check"),
    path(f"{MEETING}minute/whose/", minute.whose, name="minute_whose"),
    path("minutes/<uuid:copy_id>/", shown.minute, name="minute"),
    path("minutes/<uuid:copy_id>/acknowledge/", shown.acknowledge, name="acknowledge_minute"),
    path("minutes/<uuid:copy_id>/take-into-file/", file_copy.take, name="take_minute_into_file"),
    path("minute-copies/<uuid:file_copy_id>/", file_copy.shown, name="minute_file_copy"),
    path("minute-copies/<uuid:file_copy_id>/pdf/", file_copy.pdf, name="minute_file_copy_pdf"),
    path(f"{MEETING}family/", family.choose, name="family_choose"),
    path(VERSION, family.paper, name="family_version"),
    path(f"{VERSION}hand-over/", family.hand_over, name="family_hand_over"),
]
