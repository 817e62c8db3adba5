"""The words of releasing a hidden place. Clauses 3.4 and 3.7."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class ReleaseWord(Word):
    """What the second person says before it leaves."""

    RELEASED = "released", "released"
    GIVEN_BACK = "given_back", "given back"
