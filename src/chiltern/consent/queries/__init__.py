"""What this post sees of consent, competence and telling about its agency's people."""
