"""The lists of Your work, by the kinds of things in them. Every list starts at access. Clauses 2.2 and 3.6."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListOf:
    """One list: the kinds of things in it, and how it is sorted. Its words stand with the pages."""

    kinds: tuple[str, ...]
    newest_first: bool = False


CLOCKED = (
    "request.asked",
    "permission.asked",
    "telling.received",
    "request.put",
    "telling.put",
    "look.asked",
    "review.asked",
    "invitation.received",
    "stop.asked",
    "correction.asked",
    "notice.asked",
    "notice.review",
    "order.due",
    "order.review",
    "personal.asked",
    "consult.asked",
)
"""What waits under a clock for an answer of ours, or for that of a body outside the Code, which sees nothing here: past its
time it goes up by itself, each kind alike.
"""
CLIMBED = tuple(dict.fromkeys(f"{kind.split('.')[0]}.climbed" for kind in CLOCKED))
"""The same as managers and those who cover have it then, under its first word."""

LISTS: dict[str, ListOf] = {
    "invited": ListOf(("invitation.received",)),
    "climbed": ListOf((*CLIMBED, "climb.given")),
    "looks": ListOf(("look.asked",)),
    "reviews": ListOf(("review.asked",)),
    "advice": ListOf(("advice.asked",)),
    "advised": ListOf(("advice.answered",), newest_first=True),
    "notes": ListOf(("note.own", "note.shown"), newest_first=True),
    "asked": ListOf(("request.asked",)),
    "told": ListOf(("telling.received",)),
    "telling": ListOf(("telling.given", "telling.put", "telling.answered")),
    "sent": ListOf(("request.sent", "request.put")),
    "received": ListOf(("reply.received", "disclosure.received", "minute.received"), newest_first=True),
    "reported": ListOf(("call.reported",)),
    "calls": ListOf(("call.own",), newest_first=True),
    "stops": ListOf(("stop.asked",)),
    "stopping": ListOf(("stop.own", "stop.answered")),
    "stopped": ListOf(("stop.done", "stop.read"), newest_first=True),
    "corrections": ListOf(("correction.asked",)),
    "correcting": ListOf(("correction.own",)),
    "corrected": ListOf(("correction.done",), newest_first=True),
    "recalled": ListOf(("recall.told", "recall.own"), newest_first=True),
    "permissions": ListOf(("permission.asked",)),
    "questions": ListOf(("permission.own",), newest_first=True),
    "bundles": ListOf(("bundle.own",), newest_first=True),
    "bundled": ListOf(("bundle.gone",), newest_first=True),
    "asked_back": ListOf(("clarification.asked",)),
    "over": ListOf(("request.answered", "request.over"), newest_first=True),
    "read": ListOf(("reply.read", "disclosure.read", "telling.read", "minute.read"), newest_first=True),
    "settled": ListOf(("telling.done",), newest_first=True),
    "answered": ListOf(("request.done",), newest_first=True),
    "looked": ListOf(("look.own", "look.placed", "look.done"), newest_first=True),
    "reviewed": ListOf(("review.done",), newest_first=True),
    "releases": ListOf(("release.asked",)),
    "released": ListOf(("release.own", "release.done"), newest_first=True),
    "notices": ListOf(("notice.asked", "notice.review")),
    "noticed": ListOf(("notice.own", "notice.done"), newest_first=True),
    "orders": ListOf(("order.due", "order.review")),
    "orders_over": ListOf(("order.done",), newest_first=True),
    "ordered": ListOf(("court.told",), newest_first=True),
    "ordered_before": ListOf(("court.read",), newest_first=True),
    "ordered_of_ours": ListOf(("court.told", "court.read"), newest_first=True),
    "excepted": ListOf(("disclosure.excepted",), newest_first=True),
    "went": ListOf(("disclosure.of_ours",), newest_first=True),
    "glass": ListOf(("glass.told",), newest_first=True),
    "glass_asked": ListOf(("glass.asked",), newest_first=True),
    "attempts": ListOf(("attempt.told",), newest_first=True),
    "inquiries": ListOf(("inquiry.asked", "named.received"), newest_first=True),
    "inquired": ListOf(("inquiry.own", "inquiry.done"), newest_first=True),
}
"""Those of floors above are added when the service starts."""
