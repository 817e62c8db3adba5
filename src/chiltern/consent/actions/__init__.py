"""What a person does about consent: one use case a file."""
