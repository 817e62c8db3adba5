"""The last look before an answer is written down; then it stands, and is changed by another answer alone. 3.3, 9.1, 9.2."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import ConsentBy, ConsentState
from chiltern.consent.actions.record_consent import Consent, record_consent
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing import drafts
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.not_to_ask import NotToAsk
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.consent import draft as drafting
from chiltern.web.views.consent.about import About
from chiltern.web.views.consent.draft import Recording, Step
from chiltern.web.views.consent.given import consent_of
from chiltern.web.views.consent.whether import ASKED_ALL_THE_SAME
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.shown import law_words


@dataclass(frozen=True, slots=True)
class Check:
    """Every answer with the way to change it, and the button."""

    title: str
    caption: str
    warns_of: tuple[NotToAsk, ...]
    warns: tuple[str, ...]
    error: str
    error_href: str
    rows: tuple[Row, ...]
    form_id: str
    drop_href: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Leads to the first page that is open. Sent twice, one answer is written down."""
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            return once(request, by, lambda: _record(request, by, draft_id))
        except Invalid as said:
            wrong = said
    recording = drafting.read(by, draft_id)
    if recording.next_page() != recording.here:
        return redirect(recording.next_page())
    about = About.of(by, recording.person)
    marked = about.marked(recording.said.get("giver", ""), recording.said.get("name", ""))
    page = Check(
        title="Check, and write it down",
        caption=about.one.called,
        warns_of=about.warns_of,
        warns=(ASKED_ALL_THE_SAME,) if marked and Step.GIVER in recording.steps else (),
        error=wrong.says if wrong else "",
        error_href=f"{recording.here}{_PAGE_OF.get(wrong.field, Step.GIVER)}/" if wrong else "",
        rows=_rows(by, recording, about),
        form_id=form_id(),
        drop_href=f"{recording.here}drop/",
        back_href=f"/people/{recording.person}/consent/",
    )
    return render(request, "consent/check.html", frame=frame_of(request, current="people"), page=page)


@require_POST
@for_a_post
def drop(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Throws away what was begun: nothing was written down."""
    recording = drafting.read(by, draft_id)
    drafts.drop(by, draft_id)
    say(request, "What you had begun was thrown away. Nothing was written down.", "important")
    return redirect(f"/people/{recording.person}/consent/")


def _record(request: HttpRequest, by: Actor, draft_id: UUID) -> str:
    recording = drafting.read(by, draft_id)
    if recording.next_page() != recording.here:
        return recording.next_page()
    made = record_consent(by=by, person=recording.person, stated=consent_of(recording))
    drafts.drop(by, draft_id)
    if recording.comes_from_elsewhere:
        say(request, "Written down. What the Code says here counts it from now on.")
        return recording.back
    say(
        request,
        "Written down. You can add the signed form below, and what they were told on the page before.",
    )
    return f"/consents/{made}/"


def _rows(by: Actor, recording: Recording, about: About) -> tuple[Row, ...]:
    """What will be written down, page by page."""
    stated, rows = consent_of(recording), list[Row]()
    for step in recording.steps:
        said = [row for row in _of_step(by, step, recording, stated, about) if row.value]
        change = Action("Change", f"{recording.here}{step}/", step.says)
        rows += [replace(row, actions=(change,) if place == 0 else ()) for place, row in enumerate(said)]
    return tuple(rows)


def _of_step(by: Actor, step: Step, recording: Recording, stated: Consent, about: About) -> list[Row]:
    said = recording.said
    if step is Step.BEFORE:
        return [Row("Danger", _answer(said.get("danger"))), Row("Duty", _answer(said.get("duty")))]
    if step is Step.ASKING:
        whom = [
            f"{_called(about, each.whom.person, each.whom.name)}: {each.because.says}"
            for each in stated.not_to_ask
        ]
        return [
            Row("Would a no change what you do?", _answer(said.get("would_no_change"))),
            Row("Whom nobody may ask", "\n".join(whom)),
        ]
    if step is Step.ANSWER:
        not_sought = stated.state is ConsentState.NOT_SOUGHT
        return [
            Row("How it stands", capital(stated.state.says)),
            Row("Not asked", capital(stated.by.says) if not_sought else ""),
            Row("Why it was not sought", stated.reason),
        ]
    return _answered(by, step, stated, about)


def _answered(by: Actor, step: Step, stated: Consent, about: About) -> list[Row]:
    if step is Step.GIVER:
        return _giver(stated, about)
    if step is Step.COMPETENCE:
        judged = stated.competence
        says = capital(judged.competent.says) if judged else "Nobody has judged it yet"
        return [Row("Competent to decide this", says)]
    if step is Step.WITH_WHOM:
        known = names(list(stated.recipients)) if stated.recipients else {}
        named = "\n".join(known[each] for each in stated.recipients if each in known)
        return [Row("With whom", named or _NOBODY[stated.state])]
    if step is Step.FOR_WHAT:
        return _scope(by, stated)
    if step is Step.LAW:
        basis = law_words(law_of(by).row(stated.basis)) if stated.basis else "Left open"
        return [
            Row("Confidence: agreed", capital(stated.agreed.says)),
            Row("Data protection", capital(basis)),
        ]
    asked = [Row(asks, answer) for asks, answer in stated.own_form.items()]
    return asked or [Row("The form", "Nothing answered")]


def _giver(stated: Consent, about: About) -> list[Row]:
    own, giver = stated.by in (ConsentBy.CHILD, ConsentBy.ADULT), stated.giver
    name = about.one.called if own or giver is None else _called(about, giver.person, giver.name)
    return [
        Row("Who answered", f"{name}, {stated.by.says}"),
        Row("How", capital(stated.how.says) if stated.how else ""),
        Row("When", moment_in_words(stated.happened_at) if stated.happened_at else ""),
        Row("About how it was asked", stated.how_words),
    ]


_NOBODY = {
    ConsentState.GIVEN: "Nobody yet: name each agency",
    ConsentState.GIVEN_WITH_LIMITS: "Nobody yet: name each agency",
    ConsentState.REFUSED: "Everybody",
}


def _scope(by: Actor, stated: Consent) -> list[Row]:
    law = law_of(by)
    kinds = ", ".join(each.says for each in stated.classes) if stated.classes else "not limited to kinds"
    return [
        Row(
            "What for",
            "\n".join(capital(law.row(each, "purpose").says) for each in stated.purposes) or "Not said",
        ),
        Row("Kinds of information", capital(kinds)),
        Row("Limits", stated.limits),
        Row("From", date_in_words(stated.since) if stated.since else ""),
        Row("Last day", date_in_words(stated.until) if stated.until else ""),
        Row("Ask again", date_in_words(stated.review_on) if stated.review_on else ""),
    ]


def _called(about: About, person: UUID | None, name: str) -> str:
    return name if person is None else dict(about.around()).get(str(person), "Somebody on record")


def _answer(said: str | None) -> str:
    return {"yes": "Yes", "no": "No", "not_known": "Do not know"}.get(said or "", "")


_PAGE_OF: dict[str, Step] = {
    **dict.fromkeys(("not_to_ask", "would_no_change"), Step.ASKING),
    **dict.fromkeys(("state", "reason"), Step.ANSWER),
    **dict.fromkeys(("competent", "grounds", "judged_by"), Step.COMPETENCE),
    "recipients": Step.WITH_WHOM,
    **dict.fromkeys(("purposes", "classes", "since", "until", "review_on", "limits"), Step.FOR_WHAT),
    **dict.fromkeys(("agreed", "basis"), Step.LAW),
    "own_form": Step.FORM,
}
"""On which page a thing is put right that the action finds wrong; else where it is said who answered."""
