"""What is past its due time, in the same words on both sides; and a step up, as a representative sees it. 3.6, 4.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries import duty_desk_state
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.overdue import climb_page
from chiltern.sharing.queries.telling_page import TellingView
from chiltern.sharing.queries.views import StepView
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row, Tag
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital

_STEPS = {
    1: "with the manager, or whoever covers, since {}",
    2: "with the representative, or whoever else may see it, since {}",
}
_UNHEARD = "nobody has written down what it answers. It sees nothing here: somebody has to ring it."
_NOUNS = {
    "request": "A request for information waits for your agency’s answer.",
    "permission": "A question about passing on what belongs to your agency waits for its answer.",
    "invitation": "An invitation to a meeting about a child waits for your agency’s answer.",
    "stop": "Something came to your agency on consent alone, and that is withdrawn or has lapsed. Whoever shared it waits for your "
    "answer: "
    "stopped and removed, or kept, on which other basis.",
    "correction": "Something that your agency holds has been corrected. Whoever told you waits for your word that you have seen "
    "it and put your own file right.",
    "personal": "Somebody who asked by the public form what is held waits for your agency’s answer. The law gives one month.",
    "consult": "Another agency asks what may be released, to a person who asks, of what belongs to yours.",
    "order": "A court’s order waits at your agency: to be answered to the court, or, once answered, to be looked at again.",
    "review": "Something was shared without consent, and the day has passed on which it was to be looked at again.",
    "telling": "What another agency told yours waits to be answered back.",
    "asked_outside": f"A body outside the Code was asked, and {_UNHEARD}",
    "told_outside": f"A body outside the Code was told, and {_UNHEARD}",
}


@dataclass(frozen=True, slots=True)
class Climbed:
    """A step up without what it is about."""

    title: str
    tag: Tag
    says: str
    rows: tuple[Row, ...]
    open: bool


@require_safe
@for_a_post
def climbed(request: HttpRequest, by: Actor, climb_id: UUID) -> HttpResponse:
    """Who waits for what since when: enough to see that somebody answers, and no child's name."""
    view = climb_page(by, climb_id)
    rows = (
        Row("Who is silent" if view.outwards else "Who waits", view.other_agency),
        Row("Reference", view.reference or "None: look at the list of your duty desk"),
        Row("Urgency", capital(view.urgency) or "Not said"),
        Row("Answer was due", moment_in_words(view.due_at)),
        Row("With you", f"since {moment_in_words(view.since)}"),
    )
    page = Climbed(
        title=f"{view.other_agency} has not answered"
        if view.outwards
        else f"{view.other_agency} waits for an answer",
        tag=Tag("No longer late", "green") if view.settled_at else Tag("Past due", "red"),
        says=_NOUNS.get(view.noun, "Something that another agency sent waits for your agency’s answer."),
        rows=rows,
        open=view.settled_at is None,
    )
    return render(request, "sharing/climbed.html", frame=frame_of(request, current="work"), page=page)


def late_says(steps: Sequence[StepView], *, ours: bool, other: str) -> tuple[str, ...]:
    """Silence as such, how far up it has gone, and what to do next. `ours`: we asked."""
    said = [f"No answer by its due time: {'they have' if ours else 'we have'} been silent so far."]
    where = f"At {other} it is" if ours else "Here it is"
    said += [f"{where} {_STEPS[each.step].format(moment_in_words(each.since))}." for each in steps]
    return tuple(said)


def silent_outside(says: str, steps: Sequence[StepView]) -> str:
    """Of a body outside the Code, which is silent: how far up it has gone here, where somebody has to ring it."""
    return " ".join(
        (says, *(f"Here it is {_STEPS[each.step].format(moment_in_words(each.since))}." for each in steps))
    )


def ring_says(agency: UUID) -> str:
    """Whom whoever waits can ring, and that silence means neither yes nor no."""
    desk = duty_desk_state(agency)
    shut = f" {desk.opening.now.says}" if desk.shut else ""
    return f"Silence is not a yes and not a no. Ring {desk.ring} and ask for an answer.{shut}"


def late_rows(view: TellingView, to_agency: str) -> tuple[Row, ...]:
    """The same of what was told, as a row beside the time by which it is answered back."""
    if not view.overdue:
        return ()
    said = late_says(view.steps, ours=view.ours, other=to_agency)
    return (Row("Past due", " ".join((*said, ring_says(view.recipient)) if view.ours else said)),)


def unlooked_says(steps: Sequence[StepView]) -> str:
    """The same of a second look, for those who shared and those who look: it is late where it is to be looked at."""
    said = ["Nobody has looked at this by its due time."]
    said += [f"It is {_STEPS[each.step].format(moment_in_words(each.since))}." for each in steps]
    return " ".join(said)


def overdue_since(steps: int) -> str:
    """A word for a row of a list, where it has gone up."""
    return {1: "with manager or cover", 2: "with representative"}.get(steps, "")
