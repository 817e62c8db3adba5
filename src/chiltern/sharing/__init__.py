"""Requests, decisions, items, disclosures, terms, permissions to pass on. Serves sections 3 and 9 of the Code.

What two agencies change is two rows: each keeps its own, and reads the other's through access.
"""
