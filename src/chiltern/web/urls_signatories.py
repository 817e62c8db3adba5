"""Addresses of the public list, of applying and signing, and of the officer's admissions."""

from django.urls import URLPattern, path

from chiltern.web.views.signatories import joining, office, public

urlpatterns: list[URLPattern] = [
    path("signatories/", public.signatory_list, name="signatories"),
    path("signatories/signatories.csv", public.signatory_csv, name="signatories_csv"),
    path("signatories/apply/", joining.apply, name="apply_to_join"),
    path("signatories/apply/signed/", joining.signed_copy, name="signed_copy"),
    path("signatories/apply/<str:link>/", joining.sign, name="sign_code"),
    path("signatories/applications/", office.applications, name="applications"),
    path("signatories/applications/<uuid:agency>/", office.application, name="application"),
    path("signatories/our-signature/", office.our_signature, name="our_signature"),
    path("signatories/<uuid:agency>/", public.profile, name="signatory"),
]
