"""What is settled between agencies when sharing does not work."""

from django.apps import AppConfig

SEALED = {
    "resolution_challenge": "id keeper reference agency_request_id request_reference provider ground number urgency "
    "was_due_at at_risk why harm due_at worked_out made_by made_by_practitioner made_at",
    "resolution_challengeanswer": "id keeper challenge_id agency_request kind words promised_at answered_by "
    "answered_by_practitioner made_at",
    "resolution_personalrequest": "id keeper reference form relation said due_at worked_out made_at",
    "resolution_personalsenton": "id keeper request_id agency post made_at",
    "resolution_askerchecked": "id keeper request_id identity right refused words post practitioner made_at",
    "resolution_heldfound": "id keeper request_id looked_for items until post practitioner made_at",
    "resolution_ownerasked": "id keeper request_id reference item owner said due_at worked_out made_at",
    "resolution_ownerviewgiven": "id keeper asked_id view why words post practitioner made_at",
    "resolution_helddecided": "id keeper request_id item outcome hidden why words part post practitioner made_at",
    "resolution_personalreply": "id keeper request_id reference answered said way post practitioner made_at",
}
"""What no later act changes. That a challenge is over is written by the scheme's clock."""

KINDS = {
    "request.challenged": "Silence or an answer was challenged",
    "challenge.answered": "A challenge was answered",
    "personal.asked": "Somebody asked by the public form what is held",
    "personal.sent_on": "A person's own request was sent on to an agency",
    "personal.checked": "Identity and the right to ask were checked",
    "personal.found": "What a person asks about was looked for, and its owners asked",
    "owners_view.given": "An owner said what may be released",
    "held.decided": "It was decided what is released to a person",
    "personal.replied": "A person's own request was answered",
}
"""What was done, for receipts."""


class ResolutionConfig(AppConfig):
    """The highest floor so far."""

    name = "chiltern.resolution"
    label = "resolution"

    def ready(self) -> None:
        """Names the columns that no later act changes, and adds its lists to Your work."""
        from chiltern.ledger.registry import name_kinds, seal_columns
        from chiltern.resolution.queries.work import ELSE, LISTS, NOUNS
        from chiltern.sharing.queries import lists, rows

        name_kinds(KINDS)
        for table, columns in SEALED.items():
            seal_columns(table, columns.split())
        lists.LISTS.update({**LISTS, **ELSE})
        rows.NOUNS.update(NOUNS)
