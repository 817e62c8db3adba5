"""Pages of the sealed record: receipts, proofs, and an agency's own part of it as a file."""
