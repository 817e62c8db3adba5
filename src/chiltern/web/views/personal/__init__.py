"""What a person asks to know of what is held about them or a child. Clauses 8.3.1 and 3.10."""
