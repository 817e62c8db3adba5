"""Addresses of consent, competence, and what people were told."""

from django.urls import URLPattern, path

from chiltern.web.views.consent import check, competence, due, one, person, steps, told, withdraw

PERSON = "people/<uuid:person_id>/consent/"
DRAFT = "consent/<uuid:draft_id>/"
CONSENT = "consents/<uuid:consent_id>/"

urlpatterns: list[URLPattern] = [
    path("consents/", due.due, name="consents_due"),
    path(PERSON, person.consents, name="consents"),
    path(f"{PERSON}begin/", person.begin, name="consent_begin"),
    path(f"{PERSON}competence/", competence.competence, name="assess_competence"),
    path(f"{PERSON}told/", told.told, name="record_told"),
    path(DRAFT, check.check, name="consent_check"),
    path(f"{DRAFT}drop/", check.drop, name="consent_drop"),
    path(f"{DRAFT}<slug:part>/", steps.step, name="consent_step"),
    path(CONSENT, one.consent, name="consent"),
    path(f"{CONSENT}withdraw/", withdraw.withdraw, name="withdraw_consent"),
    path("signed-forms/<uuid:form_id>/", one.signed_form, name="signed_form"),
]
