"""Who signs, who works there, who represents."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Above scheme, below people."""

    name = "chiltern.agencies"
    label = "agencies"

    def ready(self) -> None:
        """Names the columns that no later act changes, for the sealed record."""
        from chiltern.ledger.registry import seal_columns

        signed = ["signed_by", "representative_name", "representative_email"]
        seal_columns(
            "agencies_signature", [*signed, "agency_id", "code_version", "group", "reference", "made_at"]
        )
        seal_columns("agencies_standingchange", ["agency_id", "state", "reason", "made_at"])
        seal_columns("agencies_representative", ["agency_id", "post_id", "kind", "made_at"])
        seal_columns("agencies_practitioner", ["keeper", "seat", "made_at"])
        seal_columns("agencies_post", ["keeper", "standing_id", "practitioner_id", "title", "made_at"])
        seal_columns("agencies_team", ["keeper", "kind", "made_at"])
        opening = ["week", "round_the_clock", "on_bank_holidays", "duty_number", "out_of_hours_number"]
        seal_columns("agencies_openingset", ["keeper", *opening, "cover", "safeguarding_lead", "made_at"])
        seal_columns("agencies_period", ["keeper", "kind", "first", "last", "says", "made_at"])
        seal_columns("agencies_cover", ["keeper", "away", "covered_by", "starts_at", "set_by", "made_at"])
        bound = ["conflict", "practitioner", "person", "declared", "said", "told", "set_by"]
        seal_columns("agencies_conflictnote", ["keeper", *bound, "made_at"])
        seal_columns("agencies_lastreader", ["keeper", "agency", "post", "kind", "named_by", "made_at"])
