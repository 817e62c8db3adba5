"""“May I share this?”: a guided decision on its own, about no one by name. Clauses 3.3 to 3.5 and 9.1 to 9.5."""
