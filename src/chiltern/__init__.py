"""Chiltern: runs a multi-agency information-sharing Code of Practice for children."""
