"""Writing consent down, one question a page: danger and duty, whether to ask, and only then the answer. 3.3, 9.1, 9.2."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names, names_to_choose
from chiltern.agencies.queries.outside import bodies_to_choose
from chiltern.agencies.workings.consent_form import AnswerKind, OwnQuestion
from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.workings import checks
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.shell import frame_of
from chiltern.web.views.consent import draft as drafting
from chiltern.web.views.consent import forms as pages
from chiltern.web.views.consent import forms_who
from chiltern.web.views.consent.about import About, Asking
from chiltern.web.views.consent.draft import Recording, Step
from chiltern.web.views.consent.given import consent_of
from chiltern.web.views.consent.not_asking import others_to_offer
from chiltern.web.views.consent.whether import ASKED_ALL_THE_SAME, says_whether, waits_for_nothing
from chiltern.web.views.people.common import at_field
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.law_rows import hint_of, name_of

MAY_ADD = "Add this agency, and choose another"
DAYS = ("since", "until", "review_on", "day")
Extra = dict[str, Any]
FORMS: dict[Step, Callable[..., forms.Form]] = {
    Step.BEFORE: pages.DangerAndDuty,
    Step.ASKING: pages.WhetherToAsk,
    Step.ANSWER: pages.HowItStands,
    Step.GIVER: forms_who.Giver,
    Step.COMPETENCE: forms_who.OwnAnswer,
    Step.WITH_WHOM: pages.Recipients,
    Step.FOR_WHAT: pages.ForWhat,
    Step.LAW: forms_who.TwoQuestions,
    Step.FORM: forms_who.OwnQuestions,
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def step(request: HttpRequest, by: Actor, draft_id: UUID, part: str) -> HttpResponse:
    """A page of the journey. One that the answers do not ask for leads on to the one that is open."""
    recording = drafting.read(by, draft_id)
    if part not in set(Step):
        raise Missing
    this, about = Step(part), About.of(by, recording.person)
    if this not in recording.steps:
        return redirect(recording.next_page())
    make = partial(FORMS[this], **_extra(by, this, recording, about))
    form = make(request.POST) if request.method == "POST" else make(initial=_initial(by, this, recording))
    if form.is_bound and form.is_valid():
        _take(recording, this, form)
        _look_through(by, recording, about, form)
        if form.is_valid():
            return _keep(request, by, recording, this)
    frame = frame_of(request, current="people", immediate=waits_for_nothing(recording.said))
    return render(request, "consent/step.html", frame=frame, page=_page(by, this, recording, about, form))


def _keep(request: HttpRequest, by: Actor, recording: Recording, this: Step) -> HttpResponse:
    """Adding one more agency stays on its page."""
    adds = request.POST.get("then") == "add"
    if not adds and this not in recording.done:
        recording.done.append(this)
    drafting.save(by, recording)
    return redirect(f"{recording.here}{this}/" if adds else recording.next_page())


def _look_through(by: Actor, recording: Recording, about: About, form: forms.Form) -> None:
    """What the action would find wrong is said at once where it is asked; what stands on later pages, there."""
    if not recording.said.get("how") and recording.said.get("state") != ConsentState.NOT_SOUGHT:
        return
    try:
        if isinstance(form, forms_who.Giver):
            said = form.cleaned_data
            checks.minute("happened_at", forms_who.moment_of(said["day"], said["at"]), by.at)
        checks.consent(consent_of(recording), is_child=about.one.is_child, at=by.at, law=law_of(by))
    except Invalid as wrong:
        if forms_who.ALSO.get(wrong.field, wrong.field) in form.fields:
            at_field(form, wrong, forms_who.ALSO)


def _page(by: Actor, this: Step, recording: Recording, about: About, form: forms.Form) -> Asking:
    code = says_whether(about, recording.said, law_of(by)) if this is Step.ANSWER else None
    return Asking(
        title=this.says,
        form=asked(form),
        submit="Save and continue",
        back_href=_back(recording, this),
        caption=about.one.called,
        warns_of=about.warns_of,
        warns=_warns(this, recording, about),
        says=_SAYS.get(this, ()),
        code=code,
        adds=MAY_ADD if this is Step.WITH_WHOM else "",
    )


def _warns(this: Step, recording: Recording, about: About) -> tuple[str, ...]:
    said = recording.said
    if this in (Step.ASKING, Step.ANSWER) and waits_for_nothing(said):
        return (
            "Consent is not waited for: somebody is in danger, or there is a duty. Ring, and tell those who can act. "
            "Tell the family when it is safe, and ask their views.",
        )
    if this is not Step.GIVER and about.marked(said.get("giver", ""), said.get("name", "")):
        return (ASKED_ALL_THE_SAME,)
    return ()


def _extra(by: Actor, this: Step, recording: Recording, about: About) -> Extra:
    if this is Step.ANSWER:
        return {"is_child": about.one.is_child}
    if this is Step.ASKING:
        others = others_to_offer(recording.said)
        return {"is_child": about.one.is_child, "around": about.around(), "others": others}
    if this is Step.GIVER:
        return {"is_child": about.one.is_child, "around": about.around()}
    if this is Step.WITH_WHOM:
        agencies = _agencies(by, recording.said.get("recipients", ()))
        return {**agencies, "needed": recording.said["state"] in GIVEN}
    if this is Step.FOR_WHAT:
        return {"purposes": [(row.id, capital(row.says)) for row in law_of(by).table("purpose")]}
    if this is Step.LAW:
        rows = law_of(by).table("basis")
        return {
            "bases": [(row.id, name_of(row)) for row in rows],
            "hints": {row.id: hint_of(row) for row in rows},
        }
    if this is Step.FORM:
        return {"questions": [OwnQuestion(one["asks"], AnswerKind(one["kind"])) for one in recording.own]}
    return {}


def _agencies(by: Actor, chosen: list[str]) -> Extra:
    """Those chosen, and those that can be added: signatories, and bodies outside that we have named."""
    every = [(str(id), name) for id, name in names_to_choose() if id != by.agency] + bodies_to_choose(by)
    known = dict(every)
    left = [UUID(each) for each in chosen if each not in known]
    known |= {str(id): name for id, name in (names(left) if left else {}).items()}
    return {
        "agencies": [each for each in every if each[0] not in chosen],
        "chosen": [(each, known[each]) for each in chosen if each in known],
    }


def _initial(by: Actor, this: Step, recording: Recording) -> Extra:
    initial = dict(recording.said)
    if this is Step.GIVER and "day" not in initial:
        return initial | forms_who.now_in_london(by.at)
    return initial | {name: date.fromisoformat(initial[name]) for name in DAYS if initial.get(name)}


def _take(recording: Recording, this: Step, form: forms.Form) -> None:
    if isinstance(form, pages.Recipients):
        recording.said["recipients"] = form.named()
        return
    recording.said.update(plain(dict(form.cleaned_data)))


def _back(recording: Recording, this: Step) -> str:
    """The page before; the check, once all are answered; the person's page before the first."""
    steps = recording.steps
    if recording.next_page() == recording.here:
        return recording.here
    before = steps[: steps.index(this)]
    return f"{recording.here}{before[-1]}/" if before else f"/people/{recording.person}/consent/"


_SAYS: dict[Step, tuple[str, ...]] = {
    Step.BEFORE: (
        "Consent does not come first. Where somebody is in danger, or a duty binds, it is not waited for.",
    ),
    Step.ASKING: (
        "Ask only where the answer is free: where you would do as they say. Otherwise do not ask, tell them when it is "
        "safe, and ask for their views.",
    ),
    Step.WITH_WHOM: (
        "Each by its name: a yes to ‘other agencies’ is a yes to none. For a no you can leave it empty: then it is a no to all.",
    ),
    Step.LAW: ("Two questions with two answers. A yes to the first does not answer the second.",),
}
