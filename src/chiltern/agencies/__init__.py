"""Legal bodies, signatories, signatures, representatives, teams and posts. Serves sections 4 and 7, and sign.1 to sign.5."""
