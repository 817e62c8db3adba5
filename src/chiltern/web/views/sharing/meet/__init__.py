"""Meetings about a child: calling one, what is put in, the minute, the family's version. Clauses 3.6, 3.8 and 3.10."""
