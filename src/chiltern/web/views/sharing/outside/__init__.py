"""Bodies outside the Code: named, checked, and what they ask. Clauses 3.2, 3.6, 3.7 and sign.1."""
