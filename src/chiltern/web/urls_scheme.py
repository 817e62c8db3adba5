"""Addresses of what the council's officer for the Code sets."""

from django.urls import URLPattern, path

from chiltern.web.views.scheme import home, law, second_look, settings, standing

urlpatterns: list[URLPattern] = [
    path("scheme/", home.home, name="scheme"),
    path("scheme/settings/", settings.overview, name="scheme_settings"),
    path("scheme/settings/<str:key>/", settings.change, name="change_setting"),
    path("scheme/second-look/", second_look.second_look, name="second_look"),
    path("scheme/standing/", standing.standing, name="standing"),
    path("scheme/standing/<uuid:body>/", standing.renewed, name="registration_renewed"),
    path("scheme/law/", law.rows, name="law_rows"),
    path("scheme/law/<str:row>/confirm/", law.confirm, name="confirm_law_row"),
    path("scheme/law/<str:row>/correct/", law.correct, name="correct_law_row"),
]
