"""Addresses of leaflets and of the consent form to print: anyone can read them, a reference stands on one's own people's."""

from django.urls import URLPattern, path

from chiltern.web.views.leaflets import form, pages

urlpatterns: list[URLPattern] = [
    path("leaflets/", pages.leaflets, name="leaflets"),
    path("leaflets/parents/", pages.for_parents, name="leaflet_parents"),
    path("leaflets/children/", pages.for_children, name="leaflet_children"),
    path("leaflets/consent-form/", form.blank, name="consent_form"),
    path("people/<uuid:person_id>/consent/form/", form.for_person, name="people_consent_form"),
]
