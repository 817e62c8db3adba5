"""What can be set and corrected, in words: no tables here."""
