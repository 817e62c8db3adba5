"""Addresses of what the council's officer for the Code sets."""

from django.urls import URLPattern, path

from chiltern.web.views.scheme import home, law, settings

urlpatterns: list[URLPattern] = [
    path("scheme/", home.home, name="scheme"),
    path("scheme/settings/", settings.overview, name="scheme_settings"),
    path("scheme/settings/<str:key>/", settings.change, name="change_setting"),
    path("scheme/law/", law.rows, name="law_rows"),
    path("scheme/law/<str:row>/confirm/", law.confirm, name="confirm_law_row"),
    path("scheme/law/<str:row>/correct/", law.correct, name="correct_law_row"),
]
