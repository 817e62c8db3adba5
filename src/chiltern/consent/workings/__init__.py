"""Algorithms and values without tables."""
