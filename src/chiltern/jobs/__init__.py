"""Scheduled work: thin faces over actions and changes."""
