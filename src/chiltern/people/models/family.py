"""Who lives with whom, who is what to whom, and who holds parental responsibility (clauses 3.4, 9.2).

What names two people is seen only by whoever sees both: a conflict with one hides it.
"""

from __future__ import annotations

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField
from chiltern.people.models.person import Person, PersonRow


class Household(SealedRow):
    """A thing of its own, about all its members: people who live together. A child can belong to two."""

    called = SealedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["keeper", "id"], name="household_of_keeper")]


class HouseholdMember(PersonRow):
    """One person in one household; seen through the person."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="+", db_constraint=False)


class Relationship(PersonRow):
    """What another person, on record or only named, is to this one."""

    other = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, db_constraint=False)
    other_name = SealedTextField()
    kind = SealedTextField()
    contact = SealedTextField()
    note = SealedTextField()


class ParentalResponsibility(PersonRow):
    """Who holds parental responsibility for this child: somebody on record, or a name (the council's)."""

    holder = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, db_constraint=False)
    holder_name = SealedTextField()
    how = SealedTextField()
