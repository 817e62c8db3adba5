"""The algorithms of sharing, without a database."""
