"""Sealed attachments: a file in pieces, under the key and the access of the thing that it is part of. Clause 3.7."""
