"""Starts, watches and stops what the service runs on: PostgreSQL, web, worker, integrator. No Django here."""
