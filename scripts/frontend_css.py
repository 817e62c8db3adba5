"""Cuts a compiled stylesheet to the components that Chiltern uses, without what is gov.uk's alone.

No clause of the Code: the typeface, the arms and the header of GOV.UK may be used on gov.uk only, and
a first page has to stay under 100 kB compressed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SYSTEM_FONT = 'system-ui,"Segoe UI",Roboto,"Noto Sans",arial,sans-serif'
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GOVUK_FONT = re.compile(r'"?GDS Transport"?,\s*arial,\s*sans-serif')
_CLASS = re.compile(r"\.(?P<block>[a-z]+-[a-z0-9-]+?)(?=__|--|[^a-z0-9_-]|$)")
_NESTING = ("@media", "@supports")


def slim(css: str, keeps: Callable[[str], bool]) -> str:
    """The stylesheet without comments, fonts, pictures and the selectors that `keeps` says no to."""
    text = _GOVUK_FONT.sub(SYSTEM_FONT, _COMMENT.sub("", css))
    return "".join(_kept(text, keeps)) + "\n"


def _kept(css: str, keeps: Callable[[str], bool]) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            continue
        if head.startswith(_NESTING):
            inner = "".join(_kept(body, keeps))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@font-face"):
            continue
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif "/assets/" not in body:
            selectors = [each for each in _split(head, ",") if keeps(each)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def blocks(selector: str) -> set[str]:
    """The component blocks that a selector names: `govuk-table` for `.govuk-table__cell`."""
    return {found["block"] for found in _CLASS.finditer(selector)}


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Pairs of head and body; a statement without a body, such as a charset, has None."""
    start = 0
    while start < len(css):
        end = _find(css, start, "{;")
        if end == len(css):
            return
        head = css[start:end].strip()
        if css[end] == ";":
            yield head, None
            start = end + 1
            continue
        close = _closing(css, end)
        yield head, css[end + 1 : close]
        start = close + 1


def _closing(css: str, opening: int) -> int:
    depth, at = 1, opening + 1
    while depth:
        at = _find(css, at, "{}")
        depth += 1 if css[at] == "{" else -1
        at += 1
    return at - 1


def _split(text: str, separator: str) -> list[str]:
    parts, start = [], 0
    while (end := _find(text, start, separator)) < len(text):
        parts.append(text[start:end])
        start = end + 1
    return [*parts, text[start:]]


def _find(css: str, start: int, wanted: str) -> int:
    """Where one of `wanted` next stands outside quotes and round brackets; the length where it does not."""
    quote, brackets, at = "", 0, start
    while at < len(css):
        sign = css[at]
        if sign == "\\":
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "()":
            brackets += 1 if sign == "(" else -1
        elif sign in wanted and not brackets:
            return at
        at += 1
    return len(css)
