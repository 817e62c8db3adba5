"""How answers, judgements and tellings are shown: whole, with who wrote them down and when. Clauses 3.3, 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.words import Answer, ConsentState
from chiltern.consent.queries.views import CompetenceView, ConsentView, ToldView
from chiltern.consent.workings.kinds import TellingState
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Colour, Row, Tag
from chiltern.web.views.sharing.common import capital

_COLOURS: dict[ConsentState, Colour] = {
    ConsentState.GIVEN: "green",
    ConsentState.GIVEN_WITH_LIMITS: "green",
    ConsentState.REFUSED: "red",
    ConsentState.WITHDRAWN: "red",
    ConsentState.LAPSED: "grey",
    ConsentState.NOT_SOUGHT: "yellow",
}
NOT_SAID = "Not said"


@dataclass(frozen=True, slots=True)
class Card:
    """One answer, judgement or telling."""

    title: str
    tag: Tag
    rows: tuple[Row, ...]
    href: str = ""
    withdraw_href: str = ""
    former: bool = False


def answer_card(view: ConsentView, *, may_withdraw: bool = False) -> Card:
    """One answer: what stands first, then how it came about."""
    href = f"/consents/{view.id}/"
    return Card(
        title=f"{_who(view)}: {view.stands.says}",
        tag=Tag(capital(view.stands.says), _COLOURS[view.stands]),
        rows=_short(view),
        href=href,
        withdraw_href=f"{href}withdraw/" if may_withdraw and view.can_be_withdrawn else "",
        former=view.replaced_by is not None,
    )


def answer_rows(view: ConsentView) -> tuple[Row, ...]:
    """Everything that was said."""
    found = [Row("Reference", view.reference), Row("As it stands", capital(view.stands.says)), *_short(view)]
    if view.stands is not view.state:
        found.insert(2, Row("As it was answered", capital(view.state.says)))
    found += [
        Row("How it was answered", capital(view.how.says) if view.how else ""),
        Row("About how it was asked", view.how_words),
        Row("Left to the carer", capital("; ".join(each.says for each in view.delegated_for))),
        Row("Left to them by", view.delegated_by),
        Row("Left to them until", date_in_words(view.delegated_until) if view.delegated_until else ""),
        Row("About what was left to them", view.delegated_words),
        Row("Would a no have changed anything?", _yes_no(view.would_no_change)),
        Row("Holds parental responsibility", _yes_no(view.responsibility)),
        Row("Theirs to decide", _yes_no(view.delegated)),
        Row("Confidence: agreed that it is shared", _yes_no(view.agreed)),
        Row("Data protection: lawful basis", capital(view.basis)),
        *(Row(asks, answer) for asks, answer in view.own_form),
        Row("Written down by", _written(view.written_by, view.written_at)),
    ]
    return tuple(row for row in found if row.value)


def competence_card(view: CompetenceView) -> Card:
    """One judgement, for one decision."""
    competent = view.competent is Answer.YES
    rows = (
        Row("For which decision", "; ".join(capital(each.name) for each in view.purposes)),
        Row("In words", view.decision),
        Row("What it rests on", view.grounds),
        Row("Judged by", view.judged_by),
        Row("When", moment_in_words(view.happened_at)),
        Row("Written down by", view.written_by),
    )
    return Card(
        title="Competent to decide this" if competent else "Not competent to decide this",
        tag=Tag("Competent", "green") if competent else Tag("Not competent", "yellow"),
        rows=tuple(row for row in rows if row.value),
    )


def told_card(view: ToldView) -> Card:
    """What somebody was told; that telling is unsafe is complete."""
    told = view.state is TellingState.TOLD
    whom = view.whom or "The family"
    rows = (
        Row("Told of", capital("; ".join(each.says for each in view.of))),
        Row("How", capital(view.how.says) if view.how else ""),
        Row("In words", view.words),
        Row("Language", view.language),
        Row("Format", view.formats),
        Row("Why it is unsafe", view.why_unsafe),
        Row("When", moment_in_words(view.happened_at)),
        Row("Written down by", view.written_by),
    )
    return Card(
        title=f"{whom}: {view.state.says}",
        tag=Tag("Told", "green") if told else Tag("Not told: unsafe", "grey"),
        rows=tuple(row for row in rows if row.value),
    )


def _short(view: ConsentView) -> tuple[Row, ...]:
    kinds = (
        "Not limited to kinds"
        if view.classes is None
        else capital(", ".join(each.says for each in view.classes))
    )
    given = view.state in (ConsentState.GIVEN, ConsentState.GIVEN_WITH_LIMITS)
    said_no = view.state in (ConsentState.REFUSED, ConsentState.WITHDRAWN)
    rows = (
        Row("Answered", f"{moment_in_words(view.happened_at)}, {view.by.says}"),
        Row("Why it was not sought", view.reason),
        Row(
            "With whom", "\n".join(each.name for each in view.recipients) or ("Everybody" if said_no else "")
        ),
        Row(
            "What for",
            "\n".join(capital(each.name) for each in view.purposes) or ("Everything" if said_no else ""),
        ),
        Row("Kinds of information", kinds if given or view.classes else ""),
        Row("Limits", view.limits),
        Row("Stands", _period(view) if given else ""),
        Row("Ask again", date_in_words(view.review_on) if view.review_on else ""),
    )
    return tuple(row for row in rows if row.value)


def _who(view: ConsentView) -> str:
    return view.giver or capital(view.by.says)


def _period(view: ConsentView) -> str:
    since = date_in_words(view.since) if view.since else date_in_words(view.happened_at)
    return f"From {since}" + (f" to {date_in_words(view.until)}, that day included" if view.until else "")


def _written(who: str, at: datetime) -> str:
    return f"{who or 'somebody whose post has ended'}, {moment_in_words(at)}"


def _yes_no(answer: Answer) -> str:
    return "" if answer is Answer.NOT_KNOWN else capital(answer.says)
