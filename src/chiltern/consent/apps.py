"""Consent, competence and what people were told."""

from django.apps import AppConfig

# Nothing here is ever changed: what supersedes a row is a row of its own.
_OF_A_PERSON = ("keeper", "made_at", "person_id", "happened_at", "post", "says")
SEALED_COLUMNS = {
    "consent_consent": (
        *_OF_A_PERSON,
        "reference",
        "state",
        "by",
        "giver_id",
        "recipients",
        "purposes",
        "classes",
        "since",
        "until",
        "review_on",
        "instead_of_id",
    ),
    "consent_competence": (*_OF_A_PERSON, "purposes"),
    "consent_told": (*_OF_A_PERSON, "state"),
    "consent_signedform": ("keeper", "made_at", "person_id", "consent_id", "attachment", "post"),
}

KINDS = {
    "consent.recorded": "How consent stands was recorded",
    "consent.withdrawn": "It was recorded that consent is withdrawn",
    "consent.form_attached": "A signed form was added to an answer",
    "competence.assessed": "Whether somebody is competent to decide was recorded",
    "told.recorded": "What somebody was told was recorded",
}
"""What was done, for receipts."""


class ConsentConfig(AppConfig):
    """Above people: knows who agreed to what, not what was shared."""

    name = "chiltern.consent"
    label = "consent"

    def ready(self) -> None:
        """Names the columns whose digest the sealed record keeps."""
        from chiltern.ledger.registry import name_kinds, seal_columns

        name_kinds(KINDS)
        for table, columns in SEALED_COLUMNS.items():
            seal_columns(table, columns)
