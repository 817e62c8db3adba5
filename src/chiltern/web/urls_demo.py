"""Addresses that are there in a demo alone."""

from django.urls import path

from chiltern.web.views.demo import mails, step_in

urlpatterns = [
    path("demo/", step_in.roles, name="demo_roles"),
    path("demo/enter/", step_in.enter_next, name="demo_enter"),
    path("demo/mails/", mails.mails, name="demo_mails"),
    path("demo/<uuid:post>/", step_in.step_in, name="demo_step_in"),
]
