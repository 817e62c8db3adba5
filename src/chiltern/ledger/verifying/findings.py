"""What a check of the record finds, in plain words (clause 3.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written. `what` is a stable key; `entry` None where none can be named."""

    what: str
    entry: UUID | None
    says: str

    def as_json(self) -> dict[str, str | None]:
        """For programs."""
        return {"what": self.what, "entry": str(self.entry) if self.entry else None, "says": self.says}


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, under which signed head, and what was found."""

    sealed: int
    waiting: int
    openings: int
    root: bytes
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Nothing was altered, removed or added."""
        return not self.findings
