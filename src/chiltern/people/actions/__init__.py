"""What a practitioner does with the agency's own people: one use case a file."""
