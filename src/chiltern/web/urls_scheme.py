"""Addresses of what the council's officer for the Code sets."""

from django.urls import URLPattern, path

from chiltern.web.views.scheme import home, law, law_changes, second_look, settings, standing

urlpatterns: list[URLPattern] = [
    path("scheme/", home.home, name="scheme"),
    path("scheme/settings/", settings.overview, name="scheme_settings"),
    path("scheme/settings/<str:key>/", settings.change, name="change_setting"),
    path("scheme/second-look/", second_look.second_look, name="second_look"),
    path("scheme/standing/", standing.standing, name="standing"),
    path("scheme/standing/<uuid:body>/", standing.renewed, name="registration_renewed"),
    path("law/", law.rows, name="law_rows"),
    path("law/<str:row>/", law.row, name="law_row"),
    path("scheme/law/add/", law_changes.add, name="add_law_row"),
    path("scheme/law/add/<str:kind>/", law_changes.add_of, name="add_law_row_of"),
    path("scheme/law/<str:row>/confirm/", law_changes.confirm, name="confirm_law_row"),
    path("scheme/law/<str:row>/correct/", law_changes.correct, name="correct_law_row"),
    path("scheme/law/<str:row>/end/", law_changes.end, name="end_law_row"),
]
