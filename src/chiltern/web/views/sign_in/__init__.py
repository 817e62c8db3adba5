"""Signing in, choosing the acting post, and one-time links."""
