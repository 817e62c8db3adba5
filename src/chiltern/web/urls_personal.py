"""Addresses of what a person asks to know of what is held: the public form, its work, the printed reply, the owners' part."""

from django.urls import URLPattern, path

from chiltern.web.views.personal import items, owners, public, work

urlpatterns: list[URLPattern] = [
    path("ask-what-is-held/", public.ask, name="ask_what_is_held"),
    path("ask-what-is-held/sent/<str:link>/", public.sent, name="asked_what_is_held"),
    path("personal-requests/<uuid:personal_id>/", work.shown, name="personal_request"),
    path("personal-requests/<uuid:personal_id>/reply/", work.reply, name="personal_reply"),
    path("personal-requests/<uuid:personal_id>/items/<uuid:item_id>/", items.item, name="personal_item"),
    path("owners-views/<uuid:asked_id>/", owners.shown, name="owners_view"),
]
