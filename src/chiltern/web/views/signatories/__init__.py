"""The public list of signatories, applying, signing, and the officer's admissions. Clauses sign.1 to sign.5."""
