"""From what was typed about a call to what the action takes, and back into a page. Clauses 3.5 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import QueryDict

from chiltern.agencies.queries import choices
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    CallSide,
    Function,
    IdentityCheck,
    ItemKind,
    Method,
    PassingOn,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.queries import Found, search_people
from chiltern.people.workings import identifiers
from chiltern.sharing.queries.call_page import ToldAbout
from chiltern.sharing.queries.call_start import on_record
from chiltern.sharing.workings.calling import CallGiven, PersonTold, ReportGiven
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.web.forms.dates import PARTS, TypedDate
from chiltern.web.forms.questions import SOUGHT
from chiltern.web.london import date_in_words
from chiltern.web.views.sharing.calls.forms import AS_TYPED, Call
from chiltern.web.views.sharing.common import uuid_or_none

MOST_FOUND = 8
MOST_LOOKED_UP = 3
NO_NAME = "Type a name here first, then look."
NOBODY = "Nobody of this name among the people that you see. It is written down as you typed it."
_DATES = ("due", "day")
_SOUGHT = (f"agency{SOUGHT}",)


def call_form(by: Actor, data: Mapping[str, Any] | None = None, **kwargs: Any) -> Call:
    """The short page's form. Sent, it offers those of our own people who are called so: one of them is chosen, or none."""
    listed = [(str(one.id), one.name) for one in choices() if one.id != by.agency]
    if data is not None:
        kwargs["people"] = _called_so(by, data)
    return Call(data, agencies=listed, now=by.at, **kwargs)


def _called_so(by: Actor, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Whoever was chosen; else those who bear the whole name: they would be taken for somebody without a record."""
    if chosen := uuid_or_none(data.get("person")):
        return [(str(chosen), on_record(by, chosen).name)]
    called = " ".join(str(data.get("about", "")).split())
    if data.get("person") == AS_TYPED:
        return _found(by, called)
    return _found(by, called, whole=True)


def _found(by: Actor, called: str, *, whole: bool = False) -> list[tuple[str, str]]:
    """Our own people of this name, as choices. `whole`: those alone who bear all of it, letter by letter."""
    if not called or not opens(by.role, Act.SEARCH_PEOPLE):
        return []
    try:
        found = search_people(by, text=called)
    except Invalid:
        return []
    fitting = [one for one in found if not whole or one.called.casefold() == called.casefold()]
    return [(str(one.id), _in_words(one)) for one in fitting[:MOST_FOUND]]


def looked_for(by: Actor, data: Mapping[str, Any]) -> Call:
    """The same page with those of our own people who are called so, and everything that was typed."""
    called = str(data.get("about", "")).strip()
    people = _found(by, called)
    initial: dict[str, Any] = {name: data.get(name, "") for name in Call.base_fields if name not in _DATES}
    for name in _DATES:
        initial[name] = TypedDate(*(str(data.get(f"{name}-{part}", "")) for part in PARTS))
    initial |= {name: data.get(name, "") for name in _SOUGHT}
    if people and not initial["person"]:
        initial["person"] = people[0][0] if len(people) == 1 else ""
    form = call_form(by, people=people, initial=initial)
    if not people:
        form.fields["about"].help_text = NOBODY if called else NO_NAME
    return form


def perhaps_ours(by: Actor, people: Sequence[ToldAbout]) -> list[tuple[str, str]]:
    """Those of our own people who are called as the first who were named in a report: nobody is ticked beforehand."""
    found: dict[UUID, Found] = {}
    for told in people[:MOST_LOOKED_UP]:
        try:
            alike = search_people(by, text=told.name, born=told.date_of_birth)[:MOST_FOUND]
        except Invalid:
            continue
        found |= {one.id: one for one in alike}
    return [(str(one.id), _in_words(one)) for one in found.values()]


def _in_words(one: Found) -> str:
    born = f", born {date_in_words(one.born)}" if one.born else ""
    return f"{one.called}{born}{' (sounds alike)' if one.sounds_alike else ''}"


def kept(data: QueryDict) -> dict[str, str]:
    """What was typed, for a draft."""
    known = {*Call.base_fields, *_SOUGHT, *(f"{name}-{part}" for name in _DATES for part in PARTS)}
    return {name: str(data.get(name, "")) for name in known if name in data}


def call_given(by: Actor, call: Call, more: Mapping[str, Any] | None = None) -> CallGiven:
    """As the action takes it. Raises Missing for a person who is not there, Invalid for a number that is wrong."""
    said, also = call.cleaned_data, more or {}
    agency = uuid_or_none(said["agency"])
    return CallGiven(
        side=CallSide(said["side"]),
        agency=agency,
        outside=said["outside"],
        function=Function(also.get("function") or Function.OTHER),
        whom=said["whom"],
        identity=IdentityCheck(said["identity"]),
        number=said["number"] if said["identity"] == IdentityCheck.CALLED_BACK else "",
        happened_at=call.happened_at(),
        words=said["words"],
        people=_people(by, said, also),
        method=Method(said["method"]),
        danger=Answer(said["danger"]),
        kind=ItemKind(also.get("kind_of") or ItemKind.UNCONFIRMED),
        terms=terms_of(also),
        request=_request(said["request"]),
        **{name: also.get(name, "") for name in ("heard_by", "why_it_bears", "told", "explanation")},
        purpose=also.get("purpose", ""),
        add_to_people=bool(also.get("add_to_people")),
    )


def terms_of(said: Mapping[str, Any]) -> TermsGiven:
    """Terms as far as a call has them; otherwise the careful ones."""
    return TermsGiven(
        passing_on=PassingOn(said.get("passing_on") or PassingOn.ASK_ME),
        not_to_be_mentioned_to=said.get("not_to_be_mentioned_to", ""),
    )


def report_given(said: Mapping[str, Any]) -> ReportGiven:
    """What the giver adds."""
    return ReportGiven(
        reasons=said["reasons"],
        danger=Answer(said["danger"]),
        told=said["told"],
        kind=ItemKind(said["kind_of"]),
        terms=terms_of(said),
        purpose=said.get("purpose", ""),
        people=tuple(UUID(person) for person in said.get("people", ())),
    )


def _people(by: Actor, said: Mapping[str, Any], also: Mapping[str, Any]) -> tuple[PersonTold, ...]:
    chosen = uuid_or_none(said.get("person"))
    typed = " ".join(said["about"].split())
    if chosen is not None:
        first = on_record(by, chosen)
    else:
        number = also.get("nhs_number", "").strip()
        first = PersonTold(
            name=typed,
            is_child=said["kind"] == "child",
            date_of_birth=also.get("born"),
            nhs_number=identifiers.nhs("nhs_number", number) if number else "",
        )
    people = [first]
    if said["unborn"]:
        people.append(PersonTold(f"Unborn child of {first.name}", due=said["due"], through=first.name))
    others = (" ".join(name.split()) for name in also.get("others", "").splitlines())
    return (*people, *(PersonTold(name) for name in others if name))


def _request(text: str) -> Any:
    if not text:
        return None
    request = uuid_or_none(text)
    if request is None:
        raise Missing
    return request
