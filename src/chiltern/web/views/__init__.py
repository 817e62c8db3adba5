"""Pages, one folder a place: each takes view data from queries, and sends what was asked to an action."""
