"""What people do where sharing does not work: one use case a file."""
