"""Pages of the walls inside an agency: restricted, conflict, break-glass, hold."""
