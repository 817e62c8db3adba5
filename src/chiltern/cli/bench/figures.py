"""Which figures each bench prints, what they mean, and what the house asks of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`most` and `least` are targets; a figure with neither is reported for comparison."""

    says: str
    most: float | None = None
    least: float | None = None

    def target(self) -> str:
        """The target in words."""
        if self.most is not None:
            return f"at most {self.most:g}"
        return f"at least {self.least:g}" if self.least is not None else "-"

    def met(self, value: float) -> str:
        """Whether a value meets it."""
        if self.most is None and self.least is None:
            return ""
        good = (self.most is None or value <= self.most) and (self.least is None or value >= self.least)
        return "met" if good else "missed"


FIGURES: Mapping[str, Mapping[str, Figure]] = {
    "pages": {
        "list_p95_ms": Figure("Your work and its lists, 95 of 100 within, over HTTP under load", 100),
        "detail_p95_ms": Figure("one request, the same", 60),
        "decide_p95_ms": Figure("sending a decision with one item, the same", 80),
        "timeline_p95_ms": Figure("a child's timeline of 300 lines, among the same load", 100),
        "work_p95_ms": Figure("Your work with 500 waiting, the same", 100),
        "tell_p95_ms": Figure("sending something to tell, with one item, the same", 80),
        "max_queries": Figure("queries of the busiest page of list and detail, context included", 12),
        "decide_queries": Figure("queries of sending that decision, the page's own included", 30),
        "list_cpu_ms": Figure("the web process's time for a list, one after another", 12),
        "detail_cpu_ms": Figure("the same for one request", 8),
        "list_sql_ms": Figure("of a list, what is spent waiting for the database", 5),
        "list_vs_noop": Figure("a list's processor time over that of a page that does nothing"),
        "saturation_rps": Figure("requests a second of the same mix, as fast as 16 clients get answers"),
    },
    "ledger": {
        "acts_ratio": Figure("acts a second with record(), over the same without", least=0.8),
        "acts_per_second": Figure("acts a second with record(), by all writers together"),
        "sealing_p95_s": Figure("from an act to the signed head that holds it, 95 of 100 within", 5),
        "verify_leaves_million_s": Figure("checking a million leaves and the signed head", 5),
        "verify_full_million_s": Figure("checking a million entries with their openings and rows", 60),
        "append_vs_sha256": Figure("appending a leaf to the tree, in plain SHA-256 of a node"),
    },
    "decide": {
        "verdict_us": Figure("the verdict on a request with 10 items, and its trace", 50),
        "verdict_cold_us": Figure("the same where nothing is remembered of items with the same answers"),
        "decide_page_p95_ms": Figure("a page of a decision with 25 items, 95 of 100 within, under load", 80),
    },
    "replay": {
        "differences": Figure("decisions that come out otherwise, by the rules by which they were made", 0),
        "missed": Figure(
            "decisions that a rule changed on purpose touches and that are not found, or too many", 0
        ),
        "changed": Figure("decisions that this rule touches"),
        "decisions": Figure("decisions that were made again"),
        "replay_s": Figure("seconds for all of them, each by the law of its own moment"),
        "replay_mb": Figure("the most memory that it held"),
    },
    "documents": {
        "blackout_page_ms": Figure(
            "an A4 page full of words, drawn, blacked out and made a PDF of pictures", 150
        ),
        "words_left": Figure("made documents with a word left in their copy, or not black in its picture", 0),
        "documents": Figure("made documents whose copies were checked"),
    },
    "twins": {
        "median_difference_ms": Figure("the largest of the three below, whichever of the two took longer", 2),
        "no_statement_ms": Figure(
            "a request that got no statement: its page where the child is known, over where she never was"
        ),
        "asking_ms": Figure(
            "asking a sensitive service: about a child whom it knows, over one whom it does not"
        ),
        "restricted_ms": Figure("the 404 of a restricted thing, over that of a made-up id"),
    },
    "access": {
        "visibility_list_ms": Figure("one page of a list, context included", 3),
        "visibility_count_ms": Figure("the list's count, capped at 1,001, context included", 5),
        "visibility_item_ms": Figure("one item, opened, context included", 2),
        "visibility_growth": Figure("the list's time at the full size over that at a tenth of it", 1.5),
        "visibility_ratio": Figure("the list over a plain indexed list without walls"),
    },
}
