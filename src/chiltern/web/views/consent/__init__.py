"""Consent, competence, and what people were told: a person's pages of section 9. Clauses 3.3, 9.1 and 9.2."""
