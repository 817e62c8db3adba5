"""What the council's officer for the Code does, one use case a file."""
