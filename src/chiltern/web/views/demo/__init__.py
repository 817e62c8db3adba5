"""Pages that are there in a demo alone."""
