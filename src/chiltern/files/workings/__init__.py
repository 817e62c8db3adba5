"""Files without tables: what they are, and how their pages become pictures."""
