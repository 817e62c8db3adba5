"""Sealed text: see fields (models' side), keys (whose), cipher (how)."""
