"""Taking a yes back: one page, from the same list, as easy as giving it. It says what stops and what stays. Clause 3.3."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Act
from chiltern.consent.queries.page import consent_view
from chiltern.consent.queries.views import ConsentView
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.actions.withdraw_consent import HowAnswered, Withdrawal, withdraw_consent
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.questions import Look
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.consent.about import About, Asking
from chiltern.web.views.consent.forms_who import ALSO, HOW, Happened, moment_of, now_in_london
from chiltern.web.views.people.common import at_field
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.decide.conditions import SMALL, radios

STOPS = (
    "From that minute nothing new is shared, and nothing is put to a new use, that rests on this yes alone. Each agency that "
    "got something because of it is asked whether it has stopped and removed it, or on which other basis it keeps it."
)
STAYS = (
    "What was shared before was right then, and the record of it stays. Where somebody is in danger, or a duty or another "
    "ground is written down, sharing goes on. Who got what is told to you, and not by itself to whoever takes it back."
)


class TakenBack(Happened):
    """How and when; a reason is never asked for."""

    how = radios(
        "How did they say so?", HOW, "By word of mouth is enough. They need no reason.", required=False
    )
    words = long_text(
        "Their words, if they want them written down",
        help_text="Do not ask why. Leave it empty if they said no more.",
    )
    looks: ClassVar = {"how": SMALL, "words": Look(size="s", rows=2), **Happened.when}
    field_order = ("day", "at", "how", "words")

    def stated(self) -> Withdrawal:
        """As the action takes it."""
        said: dict[str, Any] = self.cleaned_data
        how = HowAnswered(said["how"]) if said["how"] else None
        return Withdrawal(how, said["words"], moment_of(said["day"], said["at"]))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def withdraw(request: HttpRequest, by: Actor, consent_id: UUID) -> HttpResponse:
    """What is taken back, what stops, what stays, and one button."""
    form = TakenBack(request.POST) if request.method == "POST" else TakenBack(initial=now_in_london(by.at))
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _withdraw(request, by, consent_id, form))
        except Invalid as wrong:
            at_field(form, wrong, ALSO)
    person, view = consent_view(by, consent_id)
    about = About.of(by, person, Act.WITHDRAW_CONSENT)
    if not view.can_be_withdrawn:
        raise Refused(
            "consent.none_to_withdraw", "Only a yes that stands can be taken back.", clauses=("3.3",)
        )
    page = Asking(
        title="Withdraw consent",
        form=asked(form),
        submit="Withdraw it now",
        back_href=f"/people/{person}/consent/",
        caption=about.one.called,
        warns_of=about.warns_of,
        says=(_what(view), STOPS, STAYS),
    )
    return render(request, "consent/step.html", frame=frame_of(request, current="people"), page=page)


def _withdraw(request: HttpRequest, by: Actor, consent_id: UUID, form: TakenBack) -> str:
    made = withdraw_consent(by=by, consent=consent_id, stated=form.stated())
    say(request, "Withdrawn, from that minute. What rests on it alone has stopped.")
    return f"/consent-withdrawn/by/{made}/"


def _what(view: ConsentView) -> str:
    whom = ", ".join(each.name for each in view.recipients)
    return f"{view.giver} said yes that it may be shared with {whom}: {', '.join(each.name for each in view.purposes)}."
