"""How pages look: templates, macros, forms and static files, without a database or a browser."""
