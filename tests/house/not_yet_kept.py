"""Clauses that nothing carries yet, or that no test proves, each with what it waits for."""

NOT_YET_KEPT: dict[str, str] = {}
