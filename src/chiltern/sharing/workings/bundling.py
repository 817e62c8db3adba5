"""What is said of a bundle, a summary or a chronology: for whom, for what, and what stands in it. Clauses 3.5 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import Answer, BundleForm, ItemKind
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import short_enough

MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class PartGiven:
    """One part: an item, whole or as far as `words` are taken from it; without an item, words of the writer's own."""

    item: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class BundleGiven:
    """A bundle to be begun. `why`: what each owner that is asked reads of its own part."""

    form: BundleForm
    recipient: UUID
    purpose: str
    why: str
    parts: tuple[PartGiven, ...]
    protects_this_child: Answer = Answer.NOT_KNOWN

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        if not self.why.strip():
            raise Invalid("why", "Say why they need to know")
        short_enough("why", self.why)
        check_parts(self.parts)


def check_parts(parts: tuple[PartGiven, ...]) -> None:
    """Raises Invalid for too much."""
    if len(parts) > MOST_PARTS:
        raise Invalid("items", f"Choose at most {MOST_PARTS}")
    for place, part in enumerate(parts):
        short_enough(f"words_{place + 1}", part.words)


def together(parts: tuple[PartGiven, ...]) -> tuple[PartGiven, ...]:
    """Each item once, where it stands first, with everything that is taken from it; nothing where nothing is said."""
    found: dict[object, PartGiven] = {}
    for place, part in enumerate(parts):
        words = part.words.strip()
        if part.item is None and not words:
            continue
        key = part.item or place
        before = found.get(key)
        # Once whole, always whole.
        whole = part.item is not None and (not words or (before is not None and not before.words))
        taken = "" if whole else "\n\n".join(filter(None, (before.words if before else "", words)))
        found[key] = PartGiven(part.item, taken)
    return tuple(found.values())


OWN_WORDS = ItemKind.OPINION
"""What a summary says in its writer's own words is a professional opinion."""
