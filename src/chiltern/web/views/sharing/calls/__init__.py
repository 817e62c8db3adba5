"""Writing down what happened elsewhere, and answering for what was written down in one's name. Clauses 3.6 and 3.8."""
