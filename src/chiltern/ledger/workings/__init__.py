"""The algorithms of the sealed record, without tables (clause 3.8).

They know no database, no clock and no key store: what they need is an argument.
"""
