"""A note of advice in words: the standing with every reason, what it may rest on in law, the answers. Clauses 3.3 to 3.8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chiltern.code_of_practice import reason as reasons
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.book import Row as LawRow
from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.sharing import CONDITIONS
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    AdviceStep,
    Answer,
    ConsentBy,
    ConsentState,
    Function,
    InfoClass,
    ItemKind,
    Word,
)
from chiltern.sharing.queries.agreed import called
from chiltern.sharing.workings.advising import FIELDS
from chiltern.web.parts import Action, CodeSays, Reason, Row
from chiltern.web.views.sharing.advise import forms as pages
from chiltern.web.views.sharing.advise.pages import FORMS
from chiltern.web.views.sharing.ask.forms import SEXUAL_ABUSE, may_be_abuse
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.law_rows import hint_of, name_of
from chiltern.web.views.sharing.shown import code_says, law_words, reason_shown

DANGER = (
    "Someone is in danger, or may be: ring first. Nothing here has to wait, and one person alone can act."
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a page shows of it, kept or not yet."""

    code: CodeSays
    asking: tuple[Reason, ...]
    lawful: tuple[Row, ...]
    rings: tuple[str, ...]
    rows: tuple[Row, ...]


def advice(
    verdict: Verdict,
    asking: Sequence[reasons.Reason],
    lawful: tuple[Sequence[LawRow], Sequence[tuple[LawRow, str]]],
    said: Mapping[str, Any],
    steps: Sequence[AdviceStep],
    law: Book,
    *,
    recipient: str,
    here: str = "",
) -> Advice:
    """`recipient`: its name. `here`: where its pages stand, while an answer can still be changed."""
    whole = (*verdict.reasons, *(each for item in verdict.items for each in item.reasons))
    offered, left_out = lawful
    return Advice(
        code=code_says(verdict._replace(reasons=tuple(dict.fromkeys(whole))), law),
        asking=tuple(reason_shown(each, law) for each in asking),
        lawful=(
            *(Row(name_of(row), hint_of(row)) for row in offered),
            *(Row(name_of(row), f"Not offered. {why}") for row, why in left_out),
        ),
        rings=_rings(verdict, said),
        rows=tuple(_rows({**said, "recipient": recipient, "agreement": _agreement(said)}, steps, law, here)),
    )


def _agreement(said: Mapping[str, Any]) -> str:
    return called(said["agreement"]) if said.get("agreement") else ""


def _rings(verdict: Verdict, said: Mapping[str, Any]) -> tuple[str, ...]:
    """Whom to ring stands before everything else."""
    found = [DANGER] if verdict.in_danger or said.get("danger") == Answer.NOT_KNOWN else []
    if may_be_abuse(said.get("sexual_abuse")):
        found.append(SEXUAL_ABUSE)
    return tuple(found)


def _rows(said: Mapping[str, Any], steps: Sequence[AdviceStep], law: Book, here: str) -> list[Row]:
    rows, unasked = [], _unasked(said)
    for step in steps:
        for field in FIELDS[step]:
            words = "" if field in unasked else in_words(field, said.get(field), law)
            if words:
                change = (Action("Change", f"{here}{step}/", _label(field)),) if here else ()
                rows.append(Row(_label(field), words, change))
    return rows


def _unasked(said: Mapping[str, Any]) -> frozenset[str]:
    """What stands below a choice that was not made."""
    found = {"function"} if said.get("recipient") else set[str]()
    found |= {"acts_now"} if said.get("asked") != Answer.YES else set()
    if said.get("state") == ConsentState.NOT_SOUGHT:
        found |= {"by", "in_scope", "competent", "delegated"}
    if InfoClass.LOCATING not in said.get("classes", ()):
        found |= {"hidden", "hidden_there", "reaches_them", "way"}
    return frozenset(found)


def _label(field: str) -> str:
    return _LABELS.get(field, field)


def in_words(field: str, value: Any, law: Book) -> str:
    """One answer, as a page says it; empty where there is none."""
    if value in (None, "", [], ()):
        return ""
    if field in ("recipient", "agreement"):
        return str(value)
    if field in ("purpose", "ground", "power"):
        return law_words(law.row(value))
    if field == "basis":
        return law_words(law.row(value), name_of(law.row(value)))
    if field == "conditions":
        return "; ".join(law_words(law.row(one), name_of(law.row(one))) for one in value)
    if field == "agreeing":
        return capital(", ".join(IDENTIFIERS[one] for one in value))
    if field == "classes":
        return capital(", ".join(InfoClass(one).says for one in value))
    if field == "way":
        return dict(pages.WAYS)[value]
    kind = _WORDS.get(field, Answer if value in set(Answer) else None)
    return capital(kind(value).says) if kind else str(value)


_WORDS: Mapping[str, type[Word]] = {
    "function": Function,
    "state": ConsentState,
    "by": ConsentBy,
    "kind": ItemKind,
}
_LABELS: Mapping[str, str] = {
    **{each.fact: each.asks for each in CONDITIONS},
    **{name: str(asked.label) for form in FORMS.values() for name, asked in form.base_fields.items()},
    "ground": "Which ground?",
    "power": "Or which power?",
    "conditions": "Which condition?",
}
