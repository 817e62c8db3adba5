"""What can be wrong with a piece of the sealed record (clause 3.8): unreadable, or read and found untrue."""


class RecordError(ValueError):
    """Something of the sealed record is wrong; its text says what, and holds nothing of the content."""


class MalformedError(RecordError):
    """It cannot be read: damaged, cut short, or never in this form."""


class MismatchError(RecordError):
    """It can be read and does not hold: a hash, a signature, a size or a name differs."""
