"""A bundle, a summary and a chronology of what belongs to several. Clause 3.10."""
