"""Sectors, the list on paper, and how a signature lies sealed: no tables here."""
