"""Addresses of what lies outside the Code, of second looks and reviews, and of where our own went."""

from django.urls import URLPattern, path

from chiltern.web.views.sharing import looks, reviews, went
from chiltern.web.views.sharing.outside import asks, bodies, change

urlpatterns: list[URLPattern] = [
    path("outside/", bodies.the_list, name="outside_bodies"),
    path("outside/new/", bodies.new, name="name_outside_body"),
    path("outside/<uuid:body_id>/", bodies.body, name="outside_body"),
    path("outside/<uuid:body_id>/change/", change.change, name="change_outside_body"),
    path("outside/<uuid:body_id>/asks/", asks.asks, name="outside_asks"),
    path("looks/<uuid:look_id>/", looks.look, name="look"),
    path("reviews/<uuid:look_id>/", reviews.review, name="review"),
    path("went/<uuid:disclosure_id>/", went.went, name="went"),
]
