"""Tell someone: a journey that is saved as it goes. Clauses 3.2 to 3.6, 3.10 and 9.3."""
