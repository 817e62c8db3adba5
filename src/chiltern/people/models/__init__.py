"""An agency's own people."""

from chiltern.people.models.family import Household, HouseholdMember, ParentalResponsibility, Relationship
from chiltern.people.models.person import Address, Identifier, Person, PersonName, PersonRow, SearchToken
from chiltern.people.models.status import StatusOrOrder

__all__ = [
    "Address",
    "Household",
    "HouseholdMember",
    "Identifier",
    "ParentalResponsibility",
    "Person",
    "PersonName",
    "PersonRow",
    "Relationship",
    "SearchToken",
    "StatusOrOrder",
]
