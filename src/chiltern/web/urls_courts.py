"""Addresses of courts' orders: as one arrives, what it takes and what came of it, and what each owner is told."""

from django.urls import URLPattern, path

from chiltern.web.views.sharing.courts import arriving, notice, order

ORDER, NOTICE = "court-orders/<uuid:order_id>/", "court-notices/<uuid:notice_id>/"

urlpatterns: list[URLPattern] = [
    path("disclosures/<uuid:disclosure_id>/court-order/", arriving.arrived, name="court_order_arrived"),
    path(ORDER, order.shown, name="court_order"),
    path(f"{ORDER}answer/", order.answer, name="court_order_answer"),
    path(f"{ORDER}review/", order.review, name="court_order_review"),
    path(NOTICE, notice.shown, name="court_notice"),
    path(f"{NOTICE}read/", notice.read, name="court_notice_read"),
]
