"""Addresses of the representative's pages."""

from django.urls import URLPattern, path

from chiltern.web.views.team import (
    consent_form,
    cover,
    opening,
    people,
    posts,
    retention,
    second_person,
    teams,
)

urlpatterns: list[URLPattern] = [
    path("team/", people.staff, name="staff"),
    path("team/invite/", people.invite, name="invite_person"),
    path("team/invite/<uuid:agency>/", people.invite, name="invite_representative"),
    path("team/people/<uuid:practitioner>/", people.person, name="person_at_work"),
    path("team/people/<uuid:practitioner>/link/", people.link, name="link_to_hand_over"),
    path("team/people/<uuid:practitioner>/new-link/", people.reset, name="reset_sign_in"),
    path("team/people/<uuid:practitioner>/give-post/", posts.give, name="give_post"),
    path("team/posts/<uuid:post>/end/", posts.end, name="end_post"),
    path("team/opening/", opening.opening, name="opening"),
    path("team/opening/hours/", opening.hours, name="opening_hours"),
    path("team/opening/days/", opening.days, name="opening_days"),
    path("team/opening/<uuid:period_id>/take-off/", opening.take_off, name="take_off_period"),
    path("team/consent-form/", consent_form.own_form, name="own_consent_form"),
    path("team/second-person/", second_person.second_person, name="second_person"),
    path("team/retention/", retention.retention, name="retention"),
    path("team/retention/years/", retention.years, name="retention_years"),
    path("team/retention/rehearsal/", retention.rehearsal, name="retention_rehearsal"),
    path("team/cover/", cover.cover, name="cover"),
    path("team/cover/<uuid:cover_id>/end/", cover.end, name="end_cover"),
    path("team/teams/add/", teams.add, name="add_team"),
    path("team/teams/<uuid:team>/", teams.change, name="team"),
]
