"""Children and adults as each agency knows them: own records, never a common register (clauses 3.4, 3.7)."""
