"""An agency's own children and adults."""

from django.apps import AppConfig

# What no later act changes: what supersedes a row sets its `until`; a person's birth and needs are corrected.
_OF_A_PERSON = ("keeper", "made_at", "person_id", "since")
SEALED_COLUMNS = {
    "people_person": ("keeper", "made_at", "is_child"),
    "people_personname": (*_OF_A_PERSON, "kind", "given", "family"),
    "people_address": (*_OF_A_PERSON, "kind", "text", "postcode", "hidden_from"),
    "people_identifier": (*_OF_A_PERSON, "kind", "value", "called"),
    "people_household": ("keeper", "made_at", "called"),
    "people_householdmember": (*_OF_A_PERSON, "household_id"),
    "people_relationship": (*_OF_A_PERSON, "other_id", "other_name", "kind", "contact", "note"),
    "people_parentalresponsibility": (*_OF_A_PERSON, "holder_id", "holder_name", "how"),
    "people_statusororder": (*_OF_A_PERSON, "says"),
}

KINDS = {
    "person.recorded": "A child or adult was recorded",
    "person.changed": "What is recorded of a child or adult was changed",
    "people.recorded": "Several children and adults were recorded",
    "household.recorded": "Who lives together was recorded",
    "relationship.recorded": "A relationship was recorded",
    "parental_responsibility.recorded": "Parental responsibility was recorded",
    "status.recorded": "A status or an order was recorded",
}
"""What was done, for receipts."""


class PeopleConfig(AppConfig):
    """Above agencies: knows whose a record is, not what is shared about it."""

    name = "chiltern.people"
    label = "people"

    def ready(self) -> None:
        """Names the columns whose digest the sealed record keeps."""
        from chiltern.ledger.registry import name_kinds, seal_columns

        name_kinds(KINDS)
        for table, columns in SEALED_COLUMNS.items():
            seal_columns(table, columns)
