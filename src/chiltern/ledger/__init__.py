"""The sealed record: one door in (`record`), one way to check (`verify`). Serves clause 3.8."""
