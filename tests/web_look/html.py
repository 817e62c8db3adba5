"""Reads markup as a browser would: elements with their attributes, and texts, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Element:
    """One element: its name, its attributes, and the text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class _Reader(HTMLParser):
    """Collects what a page holds."""

    elements: list[Element] = field(default_factory=list)
    tokens: list[object] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: " ".join((value or "").split()) for name, value in attrs})
        self.elements.append(element)
        self.tokens.append((tag, sorted(element.attributes.items())))
        if tag not in {"input", "br", "meta", "link", "hr", "img"}:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(f"/{tag}")
        while self.open and self.open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        if data.strip():
            self.tokens.append(" ".join(data.split()))


def tokens(markup: str) -> list[object]:
    """What the markup says, whatever its white space and the order of its attributes."""
    return _read(markup).tokens


def elements(markup: str, name: str) -> list[Element]:
    """The elements of one name, in order."""
    return [element for element in _read(markup).elements if element.name == name]


def ids(markup: str) -> list[str]:
    """Every id of the page, in order."""
    return [each.attributes["id"] for each in _read(markup).elements if "id" in each.attributes]


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader
