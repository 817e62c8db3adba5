"""What people do with requests and information: one use case a file."""
