"""Ask someone: a journey that is saved as it goes. Clauses 1.1, 3.2, 3.5 and 3.6."""
