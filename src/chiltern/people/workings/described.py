"""Somebody as a person says who they are, without having the record before them. Clauses 3.4 and 3.5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chiltern.foundation.gate import Invalid
from chiltern.people.workings import limits, matching_tokens
from chiltern.people.workings.identifiers import compact


@dataclass(frozen=True, slots=True)
class Described:
    """A name with a date of birth, or a number."""

    name: str = ""
    born: date | None = None
    number: str = ""

    def checked(self, *, named: bool = False) -> Described:
        """Without spaces around it. Raises Invalid where it could mean anybody; `named`: a name is needed too."""
        name = limits.text("name", "Name", self.name, limits.WORDS_SEARCHED)
        number = limits.text("number", "Number", self.number, limits.IDENTIFIER)
        if (named or self.born is not None) and not name:
            raise Invalid("name", "Enter the name")
        if name and self.born is None and not number:
            raise Invalid("born", "Enter the date of birth, or a number: a name alone could mean anybody")
        if not (name or number):
            raise Invalid("name", "Enter a name with a date of birth, or a number")
        return Described(name, self.born, number)

    def tokens(self, key: bytes) -> tuple[list[bytes], list[bytes], list[bytes]]:
        """Tokens of names, dates and numbers, for the acting agency's own people."""
        return (
            sorted(matching_tokens.of_name(key, self.name)) if self.name else [],
            [matching_tokens.of_date(key, self.born)] if self.born else [],
            [matching_tokens.of_identifier(key, compact(self.number))] if self.number else [],
        )

    def word_tokens(self, key: bytes) -> tuple[list[bytes], list[int]]:
        """Tokens of each word of the name, with its place: any token of a word will do, of every word one."""
        places = [
            (token, place)
            for place, word in enumerate(matching_tokens.words(self.name))
            for token in sorted(matching_tokens.of_word(key, word))
        ]
        return [token for token, _ in places], [place for _, place in places]
