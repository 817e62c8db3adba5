"""The representative's pages: people, posts, teams and the duty desk. Serves clauses 3.7, 4.1 and 4.4."""
