"""What is settled between agencies when sharing does not work."""

from django.apps import AppConfig

SEALED = {
    "resolution_challenge": "id keeper reference agency_request_id request_reference provider ground number urgency "
    "was_due_at at_risk why harm due_at worked_out made_by made_by_practitioner made_at",
    "resolution_challengeanswer": "id keeper challenge_id agency_request kind words promised_at answered_by "
    "answered_by_practitioner made_at",
}
"""What no later act changes. That a challenge is over is written by the scheme's clock."""

KINDS = {
    "request.challenged": "Silence or an answer was challenged",
    "challenge.answered": "A challenge was answered",
}
"""What was done, for receipts."""


class ResolutionConfig(AppConfig):
    """The highest floor so far."""

    name = "chiltern.resolution"
    label = "resolution"

    def ready(self) -> None:
        """Names the columns that no later act changes, and adds its lists to Your work."""
        from chiltern.ledger.registry import name_kinds, seal_columns
        from chiltern.resolution.queries.work import LISTS, NOUNS
        from chiltern.sharing.queries import lists, rows

        name_kinds(KINDS)
        for table, columns in SEALED.items():
            seal_columns(table, columns.split())
        lists.LISTS.update(LISTS)
        rows.NOUNS.update(NOUNS)
