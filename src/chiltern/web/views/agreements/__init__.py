"""Agreements between signatories: the list, one of them, and what its parties do with it. Clause 1.2."""
