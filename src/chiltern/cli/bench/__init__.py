"""`chiltern bench`: figures of the service on this machine, with data of its own in a database of its own."""
