"""From rows and answers to facts: what the Code's rules look at, and nothing more."""
