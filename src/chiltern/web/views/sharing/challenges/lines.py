"""What was challenged about a request, on its page; and the way to challenge. Clauses 3.6 and 8.4."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.code_of_practice.words import Act, ChallengeAnswerKind, ChallengeState
from chiltern.foundation.actor import Actor
from chiltern.resolution.queries.challenges import ChallengeLine, challenges_of
from chiltern.sharing.queries.views import RequestView
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.views.sharing.common import capital

CANNOT_WAIT = "This is late. Say that it cannot wait"
WRONG = "Challenge their answer"
_LATE_SAYS = "Silence can be challenged like a refusal: it goes to the representatives of both agencies."
_ANSWER_SAYS = (
    "You do not agree with their answer? A challenge goes to the representatives of both agencies, with why."
)


@dataclass(frozen=True, slots=True)
class Challenged:
    """The challenges there were, the latest first; the button, where another is open."""

    rows: tuple[Row, ...]
    button: str
    says: str


def challenged(by: Actor, view: RequestView) -> Challenged:
    """Nothing is fetched for a request of which nothing can have been challenged yet."""
    may = any(act.act == Act.CHALLENGE_DECISION and act.open for act in view.acts)
    found = challenges_of(by, view.id) if may or view.replies or view.since or view.overdue else ()
    waits = any(one.state is ChallengeState.MADE for one in found)
    return Challenged(
        rows=tuple(_row(by, one) for one in found),
        button="" if waits or not may else CANNOT_WAIT if view.overdue else WRONG,
        says=_LATE_SAYS if view.overdue else _ANSWER_SAYS,
    )


def answer_in_words(one: ChallengeLine) -> str:
    """What the agency asked said to it, in a sentence."""
    if one.answer is ChallengeAnswerKind.WHEN and one.promised_at:
        return f"answer promised by {moment_in_words(one.promised_at)}"
    return one.answer.says if one.answer else ""


def _row(by: Actor, one: ChallengeLine) -> Row:
    who = "You said so" if one.ours else "They said so"
    if one.state is ChallengeState.MADE:
        said = f"Their representative answers this {due_in_words(one.due_at, by.at)}"
        said = said if one.ours else f"Your representative answers this {due_in_words(one.due_at, by.at)}"
    else:
        over = one.state.says if one.state is not ChallengeState.ANSWERED else ""
        said = "; ".join(each for each in (answer_in_words(one), over) if each)
    return Row(
        f"{who}, {moment_in_words(one.at)}",
        f"{capital(said)}.",
        (Action("Read it", f"/challenges/{one.id}/", f"what was said {moment_in_words(one.at)}"),),
    )
