"""Whether a text names somebody, as far as a service can see: numbers and addresses surely, names perhaps. Clauses 2.2 and 3.7.

A note of advice is about no one by name: what identifies is refused, what only looks like a name is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from chiltern.foundation.gate import Invalid
from chiltern.people.workings.identifiers import nhs, pupil

INSTEAD = "Do not name anyone. Take it out, and write ‘the child’, ‘the mother’ or ‘a neighbour’ instead"
_NUMBER = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_PUPIL = re.compile(r"\b[A-Za-z]\d{11}[A-Za-z\d]\b")
_LOOKS: Mapping[str, re.Pattern[str]] = {
    "an e-mail address": re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w+"),
    "a telephone number": re.compile(r"(?<!\d)(?:\+44|0)(?:[ ()-]{0,2}\d){9,10}(?!\d)"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
}
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? +[A-Z][\w’'-]+")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z][\w’'-]*(?: [A-Z][\w’'-]+)*")
_CAPITALS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December Children Children’s Children's Social Care Police Council County Court Crown Family Section "
    "Act Code Working Together English Welsh Polish Christmas Easter Gillick Caldicott Guardian Guardian’s Facebook "
    "Instagram Snapchat WhatsApp Ofsted Internet Year Key Stage Human Rights School Trust Health"
)
_NO_NAMES = frozenset(_CAPITALS.split())


def refuse_identifiers(texts: Mapping[str, str]) -> None:
    """Raises Invalid, at its field, for a text that holds a number or an address by which somebody is found."""
    for field, text in texts.items():
        if found := identifies(text):
            raise Invalid(field, f"This looks like {found}. {INSTEAD}")


def identifies(text: str) -> str:
    """What in the text identifies somebody, in words; empty where nothing does."""
    if any(_is(nhs, one) for one in _NUMBER.findall(text)):
        return "an NHS number"
    if any(_is(pupil, one) for one in _PUPIL.findall(text)):
        return "a unique pupil number"
    return next((says for says, pattern in _LOOKS.items() if pattern.search(text)), "")


def like_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Words that look like somebody's name: after a title, or with a capital within a sentence. At most ten."""
    found: dict[str, None] = {}
    for text in texts:
        for one in (*_TITLED.findall(text), *_CAPITAL.findall(text)):
            if not set(one.split()) <= _NO_NAMES:
                found[one] = None
    return tuple(found)[:10]


def _is(check: Callable[[str, str], str], typed: str) -> bool:
    try:
        check("text", typed)
    except Invalid:
        return False
    return True
