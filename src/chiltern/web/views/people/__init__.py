"""Pages for an agency's own children and adults: what each agency knows, never a common register (3.4, 3.5)."""
