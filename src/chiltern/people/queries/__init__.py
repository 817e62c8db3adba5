"""What this post sees of its agency's people."""

from chiltern.people.queries.page import household_of, person_page
from chiltern.people.queries.search import search_people
from chiltern.people.queries.views import (
    AddressView,
    Found,
    HouseholdView,
    IdentifierView,
    NameView,
    PersonLine,
    PersonPage,
    RelationshipView,
    ResponsibilityView,
    StatusView,
)

__all__ = [
    "AddressView",
    "Found",
    "HouseholdView",
    "IdentifierView",
    "NameView",
    "PersonLine",
    "PersonPage",
    "RelationshipView",
    "ResponsibilityView",
    "StatusView",
    "household_of",
    "person_page",
    "search_people",
]
