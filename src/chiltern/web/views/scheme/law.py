"""The law in the service, for anyone to read: every row, and one with all that was changed on it. Clauses 1.4, 2.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.book import OWN_WORDS
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries.law_pages import KINDS, ChangeOfRow, LawRowPage, LawRowShown, law_row, law_rows
from chiltern.scheme.workings.corrections import waits_for_confirmation
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.middleware.context import actor_of
from chiltern.web.parts import Action, Choice, Row, Select, Tag
from chiltern.web.shell import frame_of
from chiltern.web.views.scheme.who import by_whom, is_officer
from chiltern.web.views.signatories.days import outsider_of

LONGEST_TEXT = 100
CHECK_FIRST = "Check before relying on it"
STATES = {
    "check": "To check before relying on it",
    "waits": "Waiting for confirmation",
    "changed": "Added here",
    "over": "Not in force today",
}


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of law in the list."""

    name: str
    href: str
    says: str
    detail: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """The rows by their kind, and what they were narrowed to."""

    title: str
    text: str
    selects: tuple[Select, ...]
    found: str
    kinds: tuple[tuple[str, tuple[RowShown, ...]], ...]
    add_href: str
    """For the council's officer alone."""


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One act of the office in the history."""

    title: str
    by: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row, whole."""

    title: str
    kind: str
    says: str
    tags: tuple[Tag, ...]
    warns: str
    rows: tuple[Row, ...]
    to_come: tuple[ChangeShown, ...]
    history: tuple[ChangeShown, ...]
    first: str
    nothing: str
    acts: tuple[Action, ...]


@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """The law as it stands now; narrowed by words, by kind, and by how far it can be relied on."""
    text = " ".join(request.GET.get("text", "").split())[:LONGEST_TEXT]
    kind, state = _select("kind", "Kind", KINDS, request), _select("state", "Which", STATES, request)
    found = [row for row in law_rows(_now(request)) if _is_like(row, text, kind.chosen, state.chosen)]
    page = LawPage(
        title="Law and guidance in the service",
        text=text,
        selects=(kind, state),
        found=_many(len(found)) if text or kind.chosen or state.chosen else "",
        kinds=tuple(
            (says, of_kind)
            for key, says in KINDS.items()
            if (of_kind := tuple(_shown(row) for row in found if row.kind == key))
        ),
        add_href=reverse("add_law_row") if is_officer(actor_of(request)) else "",
    )
    return render(request, "scheme/law.html", frame=frame_of(request, current="code"), page=page)


@require_safe
def row(request: HttpRequest, row: str) -> HttpResponse:
    """What it says, since when, how far that was checked; what was changed, by whom and why."""
    by = actor_of(request)
    try:
        found = law_row(_now(request), row)
    except Missing:
        raise Http404 from None
    page = RowPage(
        title=found.row.name,
        kind=KINDS[found.row.kind],
        says=found.row.says,
        tags=_tags(found.row),
        warns=f"{CHECK_FIRST}: nobody has read it in the law itself." if found.row.check_first else "",
        rows=(*_facts(found.row), *_parts(by, found)),
        to_come=_changes(by, found.to_come),
        history=_changes(by, found.changes),
        first="" if found.row.added else "Until the first change above it stood as it came with the service.",
        nothing="Nothing yet." if found.row.added else "Nothing: it stands as it came with the service.",
        acts=_acts(found.row) if is_officer(by) else (),
    )
    return render(request, "scheme/law_row.html", frame=frame_of(request, current="code"), page=page)


def _now(request: HttpRequest) -> datetime:
    return (actor_of(request) or outsider_of(request)).at


def _select(name: str, label: str, words: Mapping[str, str], request: HttpRequest) -> Select:
    chosen = request.GET.get(name, "")
    choices = (Choice("", "All"), *(Choice(key, text) for key, text in words.items()))
    return Select(name, label, choices, chosen if chosen in words else "")


def _is_like(row: LawRowShown, text: str, kind: str, state: str) -> bool:
    stands = {
        "": True,
        "check": row.check_first,
        "waits": row.waits,
        "changed": row.added,
        "over": not row.stands,
    }
    words = f"{row.name} {row.says} {row.source}".casefold()
    return kind in ("", row.kind) and stands[state] and all(word in words for word in text.casefold().split())


def _many(count: int) -> str:
    if not count:
        return ""
    return "1 row is like that." if count == 1 else f"{count} rows are like that."


def _shown(row: LawRowShown) -> RowShown:
    own = row.kind in OWN_WORDS or row.kind == "ground"
    said = (
        f"Checked: {row.checked}." if row.checked else "",
        f"Confirmed {row.confirmed}." if row.confirmed else "",
        f"{_force(row)}." if row.in_force else "",
    )
    return RowShown(
        name=row.name,
        href=reverse("law_row", args=[row.id]),
        says="" if own or row.says == row.name else row.says,
        detail=" ".join(each for each in said if each),
        tags=_tags(row),
    )


def _tags(row: LawRowShown) -> tuple[Tag, ...]:
    tags = [Tag("Waits for confirmation", "yellow")] if row.waits else []
    tags += [Tag(CHECK_FIRST, "orange")] if row.check_first else []
    if row.begins:
        tags.append(Tag(f"From {date_in_words(row.begins)}", "blue"))
    elif not row.stands:
        tags.append(Tag("Not in force today", "grey"))
    return tuple(tags)


def _force(row: LawRowShown) -> str:
    """A duty says it in a sentence of its own, the others with their dates."""
    said = row.in_force
    return said[:1].upper() + said[1:] if "in force" in said else f"In force {said}"


def _parts(by: Actor | None, found: LawRowPage) -> tuple[Row, ...]:
    """For the officer each with the way to correct it."""
    correct = reverse("correct_law_row", args=[found.row.id])
    return tuple(
        Row(label, words, (Action("Correct", f"{correct}?field={field}", label),) if is_officer(by) else ())
        for field, label, words in found.parts
    )


def _facts(row: LawRowShown) -> tuple[Row, ...]:
    said = (
        ("In force", row.in_force),
        ("Where it was read", row.source),
        ("How far it was checked", row.checked),
        ("Confirmed", row.confirmed or ("" if row.kind in OWN_WORDS else "Nobody has confirmed it yet")),
    )
    return tuple(Row(key, value[:1].upper() + value[1:]) for key, value in said if value)


def _acts(row: LawRowShown) -> tuple[Action, ...]:
    acts = [Action("Correct", reverse("correct_law_row", args=[row.id]), row.name)]
    if row.waits or (row.kind not in OWN_WORDS and not waits_for_confirmation(row.id)):
        acts.insert(0, Action("Confirm", reverse("confirm_law_row", args=[row.id]), row.name))
    acts.append(Action("End", reverse("end_law_row", args=[row.id]), row.name))
    return tuple(acts)


def _changes(by: Actor | None, changes: Sequence[ChangeOfRow]) -> tuple[ChangeShown, ...]:
    names = {post: by_whom(by, post) for post in {one.made_by for one in changes}}
    return tuple(
        ChangeShown(
            title=f"{'Added' if one.is_first else 'Changed'}, from {date_in_words(one.holds_from)}",
            by=f"{moment_in_words(one.made_at)}, by {names[one.made_by]}",
            rows=(
                *(Row(label, _from_to(was, now)) for label, was, now in one.parts),
                Row("Why", one.reason),
            ),
        )
        for one in changes
    )


def _from_to(was: str, now: str) -> str:
    said = now or "Taken away"
    return f"{said}\nBefore: {was}" if was else said
