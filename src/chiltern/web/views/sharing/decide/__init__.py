"""Decide on a request, led: danger first, then items, tests, conditions, words, and a last look. Clauses 3.3 to 3.8."""
