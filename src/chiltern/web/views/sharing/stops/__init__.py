"""Pages of a withdrawn consent at those who got something on it alone."""
