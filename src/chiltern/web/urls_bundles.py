"""Addresses of bundles, summaries and chronologies."""

from django.urls import path

from chiltern.web.views.sharing.bundles import in_time, make, shown
from chiltern.web.views.sharing.onward import passing

PERSON = "people/<uuid:person_id>/"
BUNDLE = "bundles/<uuid:bundle_id>/"
SHARE = "bundles/<uuid:thing_id>/pass-on/"

urlpatterns = [
    path(f"{PERSON}chronology/", in_time.shown, name="chronology"),
    path(f"{PERSON}bundle/", make.begin, name="bundle_begin"),
    path(BUNDLE, shown.bundle, name="bundle"),
    path(f"{BUNDLE}items/", make.items, name="bundle_items"),
    path(f"{BUNDLE}words/", make.words, name="bundle_words"),
    path(f"{BUNDLE}ask/", shown.ask, name="bundle_ask"),
    path(f"{SHARE}answers/", passing.answers, name="bundle_answers"),
    path(f"{SHARE}terms/", passing.terms, name="bundle_terms"),
    path(f"{SHARE}owner/", passing.owner, name="bundle_owner"),
    path(f"{SHARE}check/", passing.check, name="bundle_check"),
]
