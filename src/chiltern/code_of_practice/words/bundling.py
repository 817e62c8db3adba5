"""The words of a bundle, a summary and a chronology: made of what belongs to several. Clause 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class BundleForm(Word):
    """What is made of the items."""

    BUNDLE = "bundle", "bundle"
    SUMMARY = "summary", "summary"
    CHRONOLOGY = "chronology", "chronology"


class PartState(Word):
    """How one part stands, for whom the whole is made; its maker alone reads this."""

    OURS = "ours", "our own: no leave is needed"
    GOES = "goes", "can go: its owner’s terms or leave let it"
    TO_ASK = "to_ask", "its owner has to be asked"
    ASKED = "asked", "its owner is asked, and has not answered"
    STAYS = "stays", "stays behind"


class Whose(Word):
    """What a writer says of words that also stand in something received."""

    QUOTED = "quoted", "a quotation: it was taken out, and is passed on as its owner’s"
    KNOWN = "known", "we know it ourselves"
    UNANSWERED = "unanswered", "it was asked whose they are, and not answered"
