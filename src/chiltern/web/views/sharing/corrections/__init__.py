"""Pages of a correction: its owner writes it, each holder confirms it."""
