"""Reads the list of signatories as a CSV file: rows, or every fault with its line and reason. Clause sign.4."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from chiltern.agencies.workings.sectors import Group, Sector, Size
from chiltern.code_of_practice.words import StatutoryDuty, Word

COLUMNS = (
    "name",
    "sector",
    "group",
    "statutory_duty",
    "commissioned_by",
    "size",
    "area",
    "legal_body",
    "sensitive_service",
)
LONGEST = 200
LARGEST_FILE = 5_000_000
_ANSWERS = {"yes": True, "no": False}
_NEEDED = ("name", "sector", "group", "statutory_duty", "legal_body", "sensitive_service")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one line; line 0 is the file as a whole."""

    line: int
    says: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.says}" if self.line else self.says


class BadList(Exception):
    """The file cannot be imported; nothing of it was."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = sorted(faults, key=lambda fault: fault.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One signatory as the list has it."""

    line: int
    name: str
    sector: Sector
    group: Group
    statutory_duty: StatutoryDuty
    commissioned_by: str
    size: str
    area: str
    legal_body: str
    sensitive_service: bool


def read(content: bytes) -> list[Listed]:
    """Every row of the file. Raises BadList with every fault that it can find, not the first."""
    faults: list[Fault] = []
    rows = [row for row in _rows(_text(content), faults) if row is not None]
    faults += _twice(rows)
    if not rows and not faults:
        faults = [Fault(0, "The file holds no signatory")]
    if faults:
        raise BadList(faults)
    return rows


def unknown_commissioners(rows: list[Listed], known: set[str]) -> list[Fault]:
    """Those named as commissioner that are neither in the list nor among the lower-case names already known."""
    names = known | {row.name.lower() for row in rows}
    return [
        Fault(row.line, f"commissioned_by: {_quoted(row.commissioned_by)} is no signatory, here or before")
        for row in rows
        if row.commissioned_by and row.commissioned_by.lower() not in names
    ]


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise BadList([Fault(0, f"The file is larger than {LARGEST_FILE // 1_000_000} MB")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise BadList([Fault(line, "not UTF-8: save the file as ‘CSV UTF-8’")]) from None


def _rows(text: str, faults: list[Fault]) -> Iterator[Listed | None]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    while True:
        before = reader.line_num
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error as wrong:
            faults.append(Fault(before + 1, f"cannot be read: {wrong}"))
            if header is None:
                raise BadList(faults) from None
            continue
        if header is None:
            header = _header(cells)
        elif any(cells):
            yield _row(before + 1, header, cells, faults)
    if header is None:
        raise BadList([*faults, Fault(0, "The file is empty")])


def _header(cells: list[str]) -> list[str]:
    missing, unknown = set(COLUMNS) - set(cells), set(cells) - set(COLUMNS)
    if missing or unknown or len(cells) != len(COLUMNS):
        says = f"wrong columns: the first line must be {','.join(COLUMNS)}"
        if missing:
            says += f"; missing: {', '.join(sorted(missing))}"
        if unknown:
            says += f"; unknown: {', '.join(_quoted(each) for each in sorted(unknown))}"
        raise BadList([Fault(1, says)])
    return cells


def _row(line: int, header: list[str], cells: list[str], faults: list[Fault]) -> Listed | None:
    if len(cells) != len(header):
        faults.append(Fault(line, f"has {len(cells)} cells instead of {len(header)}"))
        return None
    found = dict(zip(header, cells, strict=True))
    wrong = [Fault(line, says) for says in _wrong_in(found)]
    faults += wrong
    if wrong:
        return None
    return Listed(
        line=line,
        name=found["name"],
        sector=Sector(found["sector"]),
        group=Group(found["group"]),
        statutory_duty=StatutoryDuty(found["statutory_duty"]),
        commissioned_by=found["commissioned_by"],
        size=found["size"],
        area=found["area"],
        legal_body=found["legal_body"],
        sensitive_service=_ANSWERS[found["sensitive_service"].lower()],
    )


def _wrong_in(found: dict[str, str]) -> Iterator[str]:
    for column, text in found.items():
        if len(text) > LONGEST:
            yield f"{column}: has {len(text):,} characters; at most {LONGEST} are taken"
        elif not text.isprintable():
            yield f"{column}: holds an unreadable sign"
        elif not text and column in _NEEDED:
            yield f"{column}: is missing"
        elif text and not _is_known(column, text):
            yield f"{column}: {_quoted(text)} is unknown; known: {', '.join(_WORDS[column])}"
    if found["name"] and found["commissioned_by"].lower() == found["name"].lower():
        yield "commissioned_by: an agency cannot commission itself"


def _words(words: type[Word]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


_WORDS = {
    "sector": _words(Sector),
    "group": _words(Group),
    "statutory_duty": _words(StatutoryDuty),
    "size": _words(Size),
    "sensitive_service": tuple(_ANSWERS),
}


def _is_known(column: str, text: str) -> bool:
    return column not in _WORDS or (text.lower() if column == "sensitive_service" else text) in _WORDS[column]


def _twice(rows: list[Listed]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for row in rows:
        seen = first.setdefault(row.name.lower(), row.line)
        if seen != row.line:
            faults.append(Fault(row.line, f"name: {_quoted(row.name)} stands in line {seen} already"))
    return faults


def _quoted(text: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    return f"‘{shown.encode('unicode_escape').decode('ascii') if not shown.isprintable() else shown}’"
