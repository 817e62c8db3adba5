"""The partnership: Code versions, law rows and their corrections, settings, numbers to ring."""
