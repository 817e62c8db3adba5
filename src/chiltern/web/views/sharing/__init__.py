"""Your work, asking, deciding, what came, passing on, and the Code: the pages of the thin walk."""
