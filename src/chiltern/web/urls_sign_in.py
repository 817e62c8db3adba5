"""Addresses of signing in. Two names are the sign-in package's own, since it redirects to them."""

from django.urls import URLPattern, path

from chiltern.web.views.sign_in import entry, links, posts

urlpatterns: list[URLPattern] = [
    path("sign-in/", entry.sign_in, name="account_login"),
    path("sign-in/code/", entry.second_factor, name="mfa_authenticate"),
    path("sign-in/recovery-codes/", entry.recovery_codes, name="recovery_codes"),
    path("sign-in/post/", posts.choose, name="choose_post"),
    path("sign-out/", posts.sign_out, name="sign_out"),
    path("link/", links.start, name="link"),
    path("link/password/", links.password, name="link_password"),
    path("link/app/", links.app, name="link_app"),
    path("link/take/", links.take, name="link_take"),
    path("link/<str:code>/", links.open_link, name="open_link"),
]
