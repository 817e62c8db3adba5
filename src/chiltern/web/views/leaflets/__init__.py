"""Leaflets for families, and the form to print. Clauses 1.3, 3.3 and 9.1."""
