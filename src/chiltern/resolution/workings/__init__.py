"""Shapes and checks without tables."""
