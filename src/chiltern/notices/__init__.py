"""Mail of one constant text: that something waits, and nothing about what, whose, of which kind or how much. Clause 3.7."""
