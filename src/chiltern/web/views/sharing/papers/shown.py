"""What the pages about a document show: what was found, what still stands, what is blacked out. Clauses 3.5 and 3.8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chiltern.files.workings.kinds import KINDS
from chiltern.sharing.queries.documents import FoundView
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.parts import Action, Picture, Row
from chiltern.web.views.sharing.papers.hand import Hand
from chiltern.web.views.sharing.papers.stored import Stored, black_on, found

A_PICTURE = frozenset({KINDS["jpeg"], KINDS["png"]})


@dataclass(frozen=True, slots=True)
class Blacked:
    """Words, or a part of a page, that are blacked out, and the form that takes it back."""

    says: str
    undo: str
    value: str


@dataclass(frozen=True, slots=True)
class AboutDocument:
    """The document of an item: pages, words, and what is left to look at."""

    title: str
    item: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    pages: ShownForm
    words: ShownForm
    blacked: tuple[Blacked, ...]
    warnings: tuple[str, ...]
    to_look_at: tuple[Action, ...]
    here: str
    back_href: str


@dataclass(frozen=True, slots=True)
class NoDocument:
    """Before one was added."""

    title: str
    item: str
    form: ShownForm
    back_href: str
    submit: str = "Add this document"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid."""

    number: int
    says: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OnePage:
    """A page with its grid, and what is blacked out on it by numbers."""

    title: str
    caption: str
    picture: Picture
    grid: tuple[tuple[Cell, ...], ...]
    columns: tuple[int, ...]
    numbers: ShownForm
    blacked: tuple[Blacked, ...]
    warnings: tuple[str, ...]
    goes: bool
    links: tuple[Action, ...]
    here: str
    back_href: str


def numbers(pages: Sequence[int]) -> str:
    """Pages in words: 'page 3', 'pages 1, 3 and 4'."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    return f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"


def as_typed(pages: Sequence[int]) -> str:
    """Pages as one types them: '1, 3-5'."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ", ".join("-".join(map(str, run)) for run in runs)


def pages_row(stored: Stored) -> Row:
    """Which pages go, for a card of the item."""
    if not stored["pages"]:
        return Row("Document", f"No page of it is chosen yet: it has {stored['of']:,}")
    black = " Parts are blacked out." if is_black(stored) else ""
    many = len(stored["pages"])
    of = f"{many} of {stored['of']:,} {'page' if stored['of'] == 1 else 'pages'}"
    return Row("Document", f"{of} {'goes, as a picture' if many == 1 else 'go, as pictures'}.{black}")


def is_black(stored: Stored) -> bool:
    """Whether anything is blacked out on the pages that go."""
    return bool(stored["words"]) or any(black_on(stored, page) for page in stored["pages"])


def leaves(here: str, pages: Sequence[int], item: int) -> tuple[Picture, ...]:
    """The pages exactly as they leave."""
    return tuple(
        Picture(f"{here}{page}/picture/", f"Item {item}, page {page} of its document, as it leaves")
        for page in pages
    )


def rows_of(stored: Stored) -> tuple[Row, ...]:
    """What was added."""
    return (
        Row("File", stored["name"]),
        Row("Kind", stored["kind"]),
        Row("Pages", f"{stored['of']:,}"),
        Row("Pages that go", as_typed(stored["pages"]) or "None chosen yet"),
    )


def notes_of(stored: Stored) -> tuple[str, ...]:
    """What to know about it."""
    stays = (
        "The file stays here. Whoever gets this item gets pictures of the chosen pages, with black painted in: "
        "no text that can be copied or searched, no comments, nothing about who wrote it."
    )
    script = "The PDF has a script in it. It was not run, and it does not leave."
    return (stays, *((script,) if stored["script"] else ()))


def blacked_words(stored: Stored) -> tuple[Blacked, ...]:
    """The words, each with how often it was found."""
    seen = found(stored)
    return tuple(Blacked(f"‘{words}’: {_times(words, seen)}", "word", words) for words in stored["words"])


def blacked_parts(stored: Stored, page: int) -> tuple[Blacked, ...]:
    """The parts by numbers; cells are unticked instead."""
    return tuple(
        Blacked(
            f"From {left / 10:g} to {right / 10:g} across, from {top / 10:g} to {bottom / 10:g} down",
            "part",
            str(place),
        )
        for place, (left, top, right, bottom) in enumerate(stored["parts"].get(str(page), ()))
    )


def warnings_of(seen: Sequence[FoundView], kind: str) -> tuple[str, ...]:
    """What a search by words does not reach, and what still stands after it."""
    said = []
    silent = [each.page for each in seen if not each.letters]
    if silent and kind in A_PICTURE:
        said.append("This is a picture: words are not found in it. Look at it, and black out by hand.")
    elif silent:
        are = "is a picture" if len(silent) == 1 else "are pictures"
        said.append(
            f"No text was found on {numbers(silent)}: what stands there {are}, as from a scanner, and words are not "
            "found in it. Look at it, and black out by hand."
        )
    mixed = [each.page for each in seen if each.letters and each.besides]
    if mixed:
        said.append(
            f"On {numbers(mixed)} there are pictures, notes or form fields besides the text. Words in them are not found: "
            "look, and black out by hand."
        )
    for words in dict.fromkeys(name for each in seen for name in each.stands):
        where = [each.page for each in seen if words in each.stands]
        said.append(f"‘{words}’ still stands on {numbers(where)}.")
    return tuple(said)


def links_between(hand: Hand, page: int) -> tuple[Action, ...]:
    """The chosen pages before and after this one."""
    pages = hand.document()["pages"]
    before = [each for each in pages if each < page][-1:]
    after = [each for each in pages if each > page][:1]
    return (
        *(Action(f"Page {each}, the one before", f"{hand.here}{each}/") for each in before),
        *(Action(f"Page {each}, the next one", f"{hand.here}{each}/") for each in after),
    )


def _times(words: str, seen: Sequence[FoundView]) -> str:
    where = [each.page for each in seen if each.found.get(words)]
    many = sum(each.found.get(words, 0) for each in seen)
    if not many:
        return "not found on the pages that go"
    return f"blacked out {'once' if many == 1 else f'{many} times'}, on {numbers(where)}"
