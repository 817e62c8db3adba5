"""What the council's officer for the Code sets: settings, numbers to ring, rows of law. Clauses 1.1, 1.4, 4.2."""
