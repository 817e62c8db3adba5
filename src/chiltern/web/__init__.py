"""Pages: thin. They show what actions and queries answer, and decide nothing."""
