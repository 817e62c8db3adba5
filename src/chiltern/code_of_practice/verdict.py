"""The verdict: a standing with its reasons and open questions, by item, and the trace that is stored of it.

All reasons are listed, not the first that fails (clauses 3.5, 3.8). Re-making a verdict from stored facts and
the Book of its day gives the same trace; reading a trace back gives the same verdict.
"""

from __future__ import annotations

from typing import Any, NamedTuple

# imported for what they register: a stored key is found again only where its constant exists
from chiltern.code_of_practice import (
    reasons,
)
from chiltern.code_of_practice.reason import Asked, Reason, UnknownReasonError, reason_for
from chiltern.code_of_practice.words import Answer, Declining, OrderQuestion, Standing

__all__ = [
    "RULES_VERSION",
    "Answer",
    "Asked",
    "Declining",
    "ItemVerdict",
    "OrderQuestion",
    "Reason",
    "Standing",
    "UnknownReasonError",
    "Verdict",
    "from_trace",
    "strongest",
]

RULES_VERSION = "3"
"""A change of a rule raises it, and stands in data/rule_changes.toml."""

# Something that must go makes the whole a MUST; only where nothing may go is the whole a MUST_NOT.
STRENGTH = (Standing.MUST_NOT, Standing.UNKNOWN, Standing.MAY_WITH_REASON, Standing.MAY, Standing.MUST)


class ItemVerdict(NamedTuple):
    """What the Code says of one item, and what withholding it would take."""

    item: str
    standing: Standing
    question: OrderQuestion
    reasons: tuple[Reason, ...]
    if_in_force: Standing | None
    declining: Declining

    @property
    def open_questions(self) -> tuple[Reason, ...]:
        """What is not known of this item."""
        return tuple(r for r in self.reasons if r.answer is Answer.NOT_KNOWN)


class Verdict(NamedTuple):
    """What the Code says. With items, the standing is that of the item which stands strongest.

    `if_in_force` is MUST where a duty would bind once the council's officer has confirmed it. `declining` is
    what a decision not to share would take. `notes` change nothing in the standing.
    """

    standing: Standing
    question: OrderQuestion
    in_danger: bool
    reasons: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    if_in_force: Standing | None
    declining: Declining
    items: tuple[ItemVerdict, ...]
    book: str

    @property
    def not_known(self) -> tuple[Reason, ...]:
        """Everything nobody has said yet, once each, in the order of the questions."""
        every = (*self.reasons, *(r for item in self.items for r in item.reasons))
        return tuple(dict.fromkeys(r for r in every if r.answer is Answer.NOT_KNOWN))

    @property
    def open_questions(self) -> tuple[Reason, ...]:
        """What could still change the answer; in danger nothing waits, and this is empty."""
        return () if self.in_danger else self.not_known

    @property
    def find_out_afterwards(self) -> tuple[Reason, ...]:
        """In danger: what is to be found out once the child is safe."""
        return self.not_known if self.in_danger else ()

    @property
    def outside_the_code(self) -> bool:
        """Whether one of the two has not signed, or is suspended or gone: the page says how to go on."""
        return reasons.OUTSIDE_THE_CODE in self.notes or reasons.SUSPENDED in self.notes

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows of law that the verdict rests on, for the record."""
        every = (*self.reasons, *self.notes, *(r for item in self.items for r in item.reasons))
        return tuple(sorted({row for reason in every for row in reason.law}))

    def item(self, item_id: str) -> ItemVerdict:
        """The verdict on one item; raises KeyError."""
        for found in self.items:
            if found.item == item_id:
                return found
        raise KeyError(item_id)

    def to_trace(self) -> dict[str, Any]:
        """The verdict as plain values, to store with a decision and to compare when it is re-made."""
        return {
            "rules": RULES_VERSION,
            "book": self.book,
            "standing": self.standing._value_,
            "question": self.question._value_,
            "in_danger": self.in_danger,
            "if_in_force": self.if_in_force and self.if_in_force._value_,
            "declining": self.declining._value_,
            "reasons": [r.key for r in self.reasons],
            "notes": [r.key for r in self.notes],
            "items": [
                {
                    "item": item,
                    "standing": standing._value_,
                    "question": question._value_,
                    "if_in_force": if_in_force and if_in_force._value_,
                    "declining": declining._value_,
                    "reasons": [r.key for r in item_reasons],
                }
                for item, standing, question, item_reasons, if_in_force, declining in self.items
            ],
        }


def from_trace(trace: dict[str, Any]) -> Verdict:
    """The verdict that a trace tells of. Raises UnknownReasonError for a key of another version's rules."""
    return Verdict(
        standing=Standing(trace["standing"]),
        question=OrderQuestion(trace["question"]),
        in_danger=trace["in_danger"],
        reasons=tuple(map(reason_for, trace["reasons"])),
        notes=tuple(map(reason_for, trace["notes"])),
        if_in_force=trace["if_in_force"] and Standing(trace["if_in_force"]),
        declining=Declining(trace["declining"]),
        items=tuple(map(_item_from_trace, trace["items"])),
        book=trace["book"],
    )


def _item_from_trace(row: dict[str, Any]) -> ItemVerdict:
    return ItemVerdict(
        item=row["item"],
        standing=Standing(row["standing"]),
        question=OrderQuestion(row["question"]),
        reasons=tuple(map(reason_for, row["reasons"])),
        if_in_force=row["if_in_force"] and Standing(row["if_in_force"]),
        declining=Declining(row["declining"]),
    )


def strongest(standings: tuple[Standing, ...]) -> Standing:
    """The standing of a whole from those of its parts; raises ValueError for no parts."""
    return max(standings, key=STRENGTH.index)
