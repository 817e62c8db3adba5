"""Commands of the service for those who run it. Thin: each calls what does the work."""
