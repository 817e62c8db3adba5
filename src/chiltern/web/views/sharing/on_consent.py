"""That something went on consent alone, until when, and what has ended of it, in words for both sides. 3.3, 3.10 and 9.1."""

from __future__ import annotations

from chiltern.code_of_practice.words import ConsentState
from chiltern.sharing.queries.views import DisclosureView
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.views.sharing.stops.shown import stop_href

_OVER = {
    ConsentState.WITHDRAWN: "is withdrawn: there is no new use of it until your agency has answered on which other basis it "
    "keeps it",
    ConsentState.LAPSED: "has lapsed: there is no new use of it until your agency has answered on which other basis it keeps it. "
    "Ask whoever shared it whether the family agrees again",
}


def consent_rows(view: DisclosureView | None) -> tuple[Row, ...]:
    """Rows of the page of what came or was given; none where nothing of it goes on consent alone."""
    if view is None or view.on_consent is None:
        return ()
    said, seen = view.on_consent, {item.id for item in view.items}
    what = "All of it" if seen <= set(said.items) else _items(view)
    until = f" The consent is for the time until {date_in_words(said.until)}." if said.until else ""
    rows = [Row("On consent", f"{what} {'came' if view.received else 'went'} on consent alone.{until}")]
    if view.received:
        for state in sorted(set(said.over.values())):
            rows.append(
                Row("No new use", f"The consent {_OVER[state]}. In danger it is passed on all the same.")
            )
    if view.received and not seen.issuperset(said.items):
        rows.append(
            Row("Removed", "Your agency has stopped using some of it and removed it: it is not shown here.")
        )
    return tuple(rows)


def consent_links(view: DisclosureView | None) -> tuple[Action, ...]:
    """Where a withdrawal is answered, and read."""
    if view is None or view.on_consent is None or view.on_consent.stop is None:
        return ()
    return (Action("Consent that ended: who answers what", stop_href(view.on_consent.stop)),)


def no_new_use(view: DisclosureView) -> bool:
    """Whether its recipient takes nothing of it into its file."""
    return view.on_consent is not None and bool(view.on_consent.over)


def _items(view: DisclosureView) -> str:
    places = [
        str(place + 1)
        for place, item in enumerate(view.items)
        if view.on_consent and item.id in view.on_consent.items
    ]
    if not places:
        return "Some of it"
    return f"Item {places[0]}" if len(places) == 1 else f"Items {', '.join(places[:-1])} and {places[-1]}"
