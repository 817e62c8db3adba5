"""From rows to what the rule of consent looks at, and nothing more."""
