"""Addresses of agreements between signatories."""

from django.urls import URLPattern, path

from chiltern.web.views.agreements import acts, listed, propose, shown

BEGUN = "agreements/begun/<uuid:draft_id>/"
ONE = "agreements/<uuid:agreement_id>/"

urlpatterns: list[URLPattern] = [
    path("agreements/", listed.agreements, name="agreements"),
    path("agreements/new/", propose.new, name="agreement_new"),
    path(BEGUN, propose.check, name="agreement_check"),
    path(f"{BEGUN}change/", propose.change, name="agreement_change"),
    path(f"{BEGUN}drop/", propose.drop, name="agreement_drop"),
    path(ONE, shown.agreement, name="agreement"),
    path(f"{ONE}sign/", acts.sign, name="agreement_sign"),
    path(f"{ONE}review/", acts.review, name="agreement_review"),
    path(f"{ONE}end/", acts.end, name="agreement_end"),
]
