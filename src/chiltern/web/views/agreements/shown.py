"""One agreement: what it says, who has signed, what happened, and what this post can do. Clauses 1.2 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries.agreements import AgreementShown, Happened
from chiltern.agencies.queries.agreements import agreement as one_agreement
from chiltern.code_of_practice.reasons_for_agreements import PAST_REVIEW
from chiltern.code_of_practice.words import Act, AgreementState, InfoClass, Method, PassingOn
from chiltern.foundation.actor import Actor
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Event, Row, Tag
from chiltern.web.views.agreements.listed import HERE, section, tag_of
from chiltern.web.views.agreements.words import NARROWS, Said, rows_of
from chiltern.web.views.sharing.common import law_of


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The agreement, its parties, its history; a link for each open act."""

    title: str
    caption: str
    tag: Tag
    says: str
    warns: str
    rows: tuple[Row, ...]
    parties: tuple[Row, ...]
    events: tuple[Event, ...]
    sign_href: str
    review_href: str
    end_href: str
    end_text: str
    back_href: str


@require_safe
@for_a_post
def agreement(request: HttpRequest, by: Actor, agreement_id: UUID) -> HttpResponse:
    """For everybody at one of its parties, and for the council's officer."""
    shown = one_agreement(by, agreement_id)
    here = f"{HERE}{agreement_id}/"
    proposed = shown.row.state is AgreementState.PROPOSED
    page = AgreementPage(
        title=shown.row.title,
        caption=f"Agreement · reference {shown.row.reference}",
        tag=tag_of(shown.row),
        says=NARROWS,
        warns=PAST_REVIEW.says if shown.row.past_review else "",
        rows=rows_of(said_by(shown), law_of(by)),
        parties=party_rows(shown),
        events=tuple(map(_event, shown.history)),
        sign_href=f"{here}sign/" if shown.can(Act.SIGN_AGREEMENT) else "",
        review_href=f"{here}review/" if shown.can(Act.REVIEW_AGREEMENT) else "",
        end_href=f"{here}end/" if shown.can(Act.END_AGREEMENT) else "",
        end_text="Turn it down" if proposed else "End the agreement",
        back_href=HERE,
    )
    return render(request, "agreements/agreement.html", frame=section(request, by), page=page)


def said_by(shown: AgreementShown) -> Said:
    """What it says."""
    return Said(
        title=shown.row.title,
        says=shown.says,
        parties=shown.row.parties,
        purposes=shown.purposes,
        classes=frozenset(map(InfoClass, shown.classes)),
        basis=shown.basis,
        methods=frozenset(map(Method, shown.methods)),
        passing_on=PassingOn(shown.passing_on),
        review_on=shown.row.review_on,
    )


def party_rows(shown: AgreementShown) -> tuple[Row, ...]:
    """Who has signed, and whose signature is missing."""
    return tuple(
        Row(party.name, f"Signed {moment_in_words(party.signed_at)}" if party.signed_at else "Not signed")
        for party in shown.parties
    )


_HAPPENED = {
    Act.PROPOSE_AGREEMENT: "Proposed and signed",
    Act.SIGN_AGREEMENT: "Signed",
    Act.REVIEW_AGREEMENT: "Reviewed",
    Act.END_AGREEMENT: "Ended, or turned down",
}


def _event(one: Happened) -> Event:
    review = f" Next review by {date_in_words(one.review_on)}." if one.review_on else ""
    return Event(
        title=_HAPPENED[one.act],
        when=moment_in_words(one.at),
        moment=one.at.isoformat(),
        by=f"{one.agency}, by its representative",
        text=f"{one.says}{review}".strip(),
    )
