"""What whoever represents an agency has to put right: its own registration, who works for it unsigned. 3.9, 4.1, 7.1."""

from __future__ import annotations

from chiltern.agencies.queries.agreements import waiting
from chiltern.agencies.queries.standing import Lapsed, standing_of_ours
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.web.london import date_in_words


def to_put_right(by: Actor) -> tuple[str, ...]:
    """Sentences, the oldest first; nothing for other roles."""
    if not opens(by.role, Act.SET_OPENING):
        return ()
    found = standing_of_ours(by)
    lapsed = (
        f"The registration of {one.name} with the regulator ended on {lapsed_in_words(one)}. Renew it, and tell the "
        "council’s officer for the Code. Sharing goes on meanwhile."
        for one in found.lapsed
    )
    ending = (
        f"The registration of {one.name} with the regulator ends on {date_in_words(one.ends_on)}: "
        f"{_in_days(one.days)}. Renew it before."
        for one in found.ending
    )
    unsigned = (
        f"{one.name} works for you and has not signed the Code; this is known since {date_in_words(one.since)}, "
        f"{days(one.days)}. Ask it to apply: the page is public. Until then it is dealt with as outside the Code."
        for one in found.unsigned
    )
    return (*lapsed, *ending, *unsigned, *_agreements(by))


def _agreements(by: Actor) -> tuple[str, ...]:
    """What waits for a signature, and what is past its review."""
    found = waiting(by)
    to_sign = "An agreement waits" if found.to_sign == 1 else f"{found.to_sign} agreements wait"
    late = "An agreement is" if found.past_review == 1 else f"{found.past_review} agreements are"
    return (
        *(
            [f"{to_sign} for your agency’s signature: see ‘Agreements with other agencies’."]
            if found.to_sign
            else []
        ),
        *(
            [f"{late} past the review date: see ‘Agreements with other agencies’, and review or end it."]
            if found.past_review
            else []
        ),
    )


def lapsed_in_words(one: Lapsed) -> str:
    """Since when."""
    return f"{date_in_words(one.ended_on)}, {days(one.days)}"


def days(many: int) -> str:
    """How long ago."""
    return "today" if many == 0 else "yesterday" if many == 1 else f"{many} days ago"


def _in_days(many: int) -> str:
    return "today" if many == 0 else "tomorrow" if many == 1 else f"in {many} days"
