"""Orders of courts for what came from others: as they arrive, answered, looked at again; and for their owners. Clause 3.10."""
