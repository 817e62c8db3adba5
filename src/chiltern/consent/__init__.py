"""Consent, competence, and what people were told: each agency's own records of its own people (section 9)."""
