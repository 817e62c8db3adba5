"""The Code of Practice and the law around it as plain Python: facts in, verdict out, for a date.

No framework, no clock, no database and no settings module: whatever a rule may look at is an argument.
"""
