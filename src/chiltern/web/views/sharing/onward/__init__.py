"""Asking the owner, its answer, and passing on. Clause 3.10."""
