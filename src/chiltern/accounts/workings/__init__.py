"""Codes and sealing for the sign-in, without tables."""
