"""Addresses of the pages about an agency's own people."""

from django.urls import path

from chiltern.web.views.people import change, family, new, person, search, status, timeline

urlpatterns = [
    path("people/", search.search, name="people"),
    path("people/new/", new.new, name="people_new"),
    path("people/<uuid:person_id>/", person.person, name="people_person"),
    path("people/<uuid:person_id>/change/", change.change, name="people_change"),
    path("people/<uuid:person_id>/change/<slug:what>/", change.change_one, name="people_change_one"),
    path("people/<uuid:person_id>/household/", family.household, name="people_household"),
    path("people/<uuid:person_id>/relationship/", family.relationship, name="people_relationship"),
    path("people/<uuid:person_id>/responsibility/", family.responsibility, name="people_responsibility"),
    path("people/<uuid:person_id>/status/", status.status, name="people_status"),
    path("people/<uuid:person_id>/timeline/", timeline.shown, name="people_timeline"),
]
