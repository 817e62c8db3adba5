"""Writes about people that a higher floor may call: no gate, no entry."""

from chiltern.people.changes.circles import make_circles
from chiltern.people.changes.family import make_household, make_relationship, make_responsibility, make_status
from chiltern.people.changes.making import make_people
from chiltern.people.changes.naming import also_names
from chiltern.people.changes.superseding import change

__all__ = [
    "also_names",
    "change",
    "make_circles",
    "make_household",
    "make_people",
    "make_relationship",
    "make_responsibility",
    "make_status",
]
