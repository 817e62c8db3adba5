"""Checks what was stated about consent, field by field; gives it back as it is kept (clauses 3.3, 3.5, 9.1, 9.2).

Every refusal names the field of the form and says what to do. What has happened can always be written down.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState
from chiltern.consent.workings import given
from chiltern.consent.workings.kinds import TellingState
from chiltern.foundation.gate import Invalid
from chiltern.people.workings import checks as of_people
from chiltern.people.workings import dates, limits
from chiltern.people.workings.given import Whom

RECORDABLE = (*GIVEN, ConsentState.REFUSED, ConsentState.NOT_SOUGHT)
OWN = (ConsentBy.ADULT, ConsentBy.CHILD)


def consent(stated: given.Consent, *, is_child: bool, at: datetime, law: Book) -> given.Consent:
    """Raises Invalid at a field."""
    _whose(stated, is_child)
    _dates(stated, at)
    _scope(stated, law)
    _state(stated)
    _delegation(stated)
    return replace(
        stated,
        giver=None if stated.by in OWN else _giver(stated),
        recipients=tuple(dict.fromkeys(stated.recipients)),
        purposes=tuple(dict.fromkeys(stated.purposes)),
        happened_at=minute("happened_at", stated.happened_at, at),
        how_words=limits.text("how_words", "How it was given", stated.how_words, limits.NOTES),
        limits=limits.text("limits", "Limits", stated.limits, limits.NOTES),
        reason=limits.text("reason", "Reason", stated.reason, limits.NOTES),
        until=_last_day(stated),
        delegated_for=tuple(dict.fromkeys(stated.delegated_for)),
        delegated_by=limits.text("delegated_by", "By whom it was left", stated.delegated_by, limits.NAME),
        delegated_words=limits.text("delegated", "What was delegated", stated.delegated_words, limits.NOTES),
        competence=competence(stated.competence, at, law, purposes=stated.purposes)
        if stated.competence
        else None,
        not_to_ask=tuple(_not_to_ask(one) for one in stated.not_to_ask),
        own_form=_own_form(stated),
    )


def competence(
    stated: given.Competence, at: datetime, law: Book, *, purposes: tuple[str, ...] = ()
) -> given.Competence:
    """Raises Invalid. `purposes`: of the answer for which it is judged, where it names none itself."""
    if stated.competent is Answer.NOT_KNOWN:
        raise Invalid(
            "competent",
            "Say whether they are competent to decide this, or leave it until somebody has judged it",
        )
    for_purposes = tuple(dict.fromkeys(stated.purposes or purposes))
    known_purposes(for_purposes, law)
    if not for_purposes:
        raise Invalid(
            "purposes", "Competence is judged for one decision: choose for which purpose of sharing"
        )
    return replace(
        stated,
        purposes=for_purposes,
        grounds=limits.text(
            "grounds", "What the judgement rests on", stated.grounds, limits.NOTES, needed=True
        ),
        judged_by=limits.text("judged_by", "Who judged it", stated.judged_by, limits.NAME, needed=True),
        decision=limits.text("decision", "The decision", stated.decision, limits.NOTES),
        happened_at=minute("happened_at", stated.happened_at, at),
    )


def withdrawal(stated: given.Withdrawal, since: datetime, at: datetime) -> given.Withdrawal:
    """Raises Invalid. `since`: when the consent was given that is taken back."""
    moment = minute("happened_at", stated.happened_at, at)
    if moment < since:
        raise Invalid("happened_at", "The consent was given later than that: check the day and the time")
    return replace(
        stated, happened_at=moment, words=limits.text("words", "What they said", stated.words, limits.NOTES)
    )


def told(stated: given.Told, at: datetime) -> given.Told:
    """Raises Invalid. That telling is unsafe needs its reason and nothing else."""
    unsafe = stated.state is TellingState.NOT_TOLD_UNSAFE
    if not unsafe and not stated.of:
        raise Invalid("of", "Say what they were told: uses, rights, or how to complain")
    if not unsafe and stated.how is None:
        raise Invalid("how", "Say how they were told")
    return replace(
        stated,
        whom=of_people.whom("whom", stated.whom) if stated.whom else None,
        words=limits.text("words", "What was said", stated.words, limits.NOTES),
        language=limits.text("language", "Language", stated.language, limits.SHORT),
        formats=limits.text("formats", "Format", stated.formats, limits.SHORT),
        why_unsafe=limits.text(
            "why_unsafe", "Why telling them is unsafe", stated.why_unsafe, limits.NOTES, needed=unsafe
        ),
        happened_at=minute("happened_at", stated.happened_at, at),
    )


def minute(field: str, moment: datetime | None, at: datetime) -> datetime:
    """The minute in which it happened. Raises Invalid for one that is still to come."""
    if moment is not None and moment > at:
        raise Invalid(field, "Say when it happened: the day and the time must not be in the future")
    return (moment or at).replace(second=0, microsecond=0)


def known_purposes(purposes: tuple[str, ...], law: Book) -> None:
    """Raises Invalid for a purpose that is not in the Book."""
    try:
        for purpose in purposes:
            law.row(purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purposes", "Choose purposes from the list") from None


def _whose(stated: given.Consent, is_child: bool) -> None:
    if stated.by is ConsentBy.CHILD and not is_child:
        raise Invalid("by", "This record is of an adult: choose the adult whom it is about")
    if stated.by is ConsentBy.ADULT and is_child:
        raise Invalid(
            "by", "This record is of a child: choose the child whom it is about, a parent or a carer"
        )
    if stated.by is ConsentBy.PARENT and not is_child:
        raise Invalid(
            "by", "Nobody holds parental responsibility for an adult: choose the adult whom it is about"
        )


def _giver(stated: given.Consent) -> Whom | None:
    if stated.giver is None and stated.state is not ConsentState.NOT_SOUGHT:
        raise Invalid("giver", "Say who answered: choose somebody on record, or enter a name")
    return of_people.whom("giver", stated.giver) if stated.giver is not None else None


def _dates(stated: given.Consent, at: datetime) -> None:
    if stated.since is not None and stated.since > dates.today(at):
        raise Invalid("since", "Consent begins today or earlier: record it when it begins")
    if stated.since is not None and stated.until is not None and stated.until < stated.since:
        raise Invalid("until", "The last day must not be before the first day")
    dates.span("since", stated.since, stated.until)
    if stated.review_on is not None and stated.review_on < (stated.since or stated.review_on):
        raise Invalid("review_on", "The review date must not be before the first day")


def _last_day(stated: given.Consent) -> date | None:
    """A carer's yes lasts no longer than what was left to them: from then on it has lapsed, and whoever has something is asked."""
    left = stated.delegated_until if stated.by is ConsentBy.CARER and stated.state in GIVEN else None
    return min((day for day in (stated.until, left) if day is not None), default=None)


def _scope(stated: given.Consent, law: Book) -> None:
    known_purposes(stated.purposes, law)
    limits.parts("recipients", "Recipients", len(stated.recipients))
    if stated.basis:
        try:
            law.row(stated.basis, "basis")
        except UnknownRowError:
            raise Invalid("basis", "Choose a lawful basis from the list") from None
    if stated.state not in GIVEN:
        return
    if not stated.recipients:
        raise Invalid(
            "recipients", "Name each agency that it may go to: consent that names nobody counts for nobody"
        )
    if not stated.purposes:
        raise Invalid("purposes", "Choose what for: consent for no purpose counts for none")
    if stated.classes is not None and not stated.classes:
        raise Invalid("classes", "Choose what kinds of information, or say that it is not limited to any")


def _state(stated: given.Consent) -> None:
    if stated.state is ConsentState.WITHDRAWN:
        raise Invalid("state", "Withdraw the consent that was given: choose it in the list, then “Withdraw”")
    if stated.state is ConsentState.LAPSED:
        raise Invalid("state", "Consent lapses by itself after its last day: enter that day instead")
    if (
        stated.state is ConsentState.GIVEN_WITH_LIMITS
        and stated.classes is None
        and not stated.limits.strip()
    ):
        raise Invalid("limits", "Say what the limits are, or choose “given”")
    if stated.state is ConsentState.NOT_SOUGHT and not stated.reason.strip():
        raise Invalid("reason", "Say why consent was not sought")
    if stated.state is not ConsentState.NOT_SOUGHT and stated.how is None:
        raise Invalid("how", "Say how they answered")


def _delegation(stated: given.Consent) -> None:
    """A carer's answer counts within what was left to them: what that is, and by whom, is said where it was."""
    if stated.by is not ConsentBy.CARER or stated.delegated is not Answer.YES or stated.state not in GIVEN:
        return
    if not stated.delegated_for:
        raise Invalid("delegated_for", "Choose what was left to the carer, or say that you do not know")
    if not stated.delegated_by.strip():
        raise Invalid("delegated_by", "Say by whom it was left to them")
    if stated.since and stated.delegated_until and stated.delegated_until < stated.since:
        raise Invalid("delegated_until", "What was left to them must not end before the consent begins")


def _not_to_ask(stated: given.NotToAsk) -> given.NotToAsk:
    whom = of_people.whom("not_to_ask", stated.whom)
    return replace(stated, whom=whom, why=limits.text("not_to_ask", "Why not", stated.why, limits.NOTES))


def _own_form(stated: given.Consent) -> dict[str, str]:
    limits.parts("own_form", "Questions", len(stated.own_form))
    asked = stated.own_form.items()
    return {
        limits.text("own_form", "Question", question, limits.SHORT): limits.text(
            "own_form", "Answer", answer, limits.NOTES
        )
        for question, answer in asked
    }
