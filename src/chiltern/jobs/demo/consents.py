"""How consent stands for three children of the stories: given, refused, and whom not to ask. Invented. Clauses 9.1, 9.2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState
from chiltern.consent.actions.record_consent import (
    Consent,
    HowAnswered,
    NotToAsk,
    Whom,
    WhyNotAsk,
    record_consent,
)
from chiltern.foundation.actor import Actor
from chiltern.jobs.demo.agencies import id_of
from chiltern.people.queries.search import search_people

_EARLIER = timedelta(days=60)


def record(by: Actor, child: str) -> None:
    """What the acting agency has on record of this child's consent. Raises KeyError for one without a story."""
    person = search_people(by=by, text=child)[0].id
    record_consent(by=by, person=person, stated=_SAID[child](by, by.at - _EARLIER))


def _agreed(by: Actor, at: datetime) -> Consent:
    return Consent(
        state=ConsentState.GIVEN,
        by=ConsentBy.PARENT,
        giver=Whom(search_people(by=by, text="Kate Shaw")[0].id),
        recipients=(id_of("Young Carers Chilternshire"),),
        purposes=("support-with-consent",),
        how=HowAnswered.SIGNED_FORM,
        happened_at=at,
        responsibility=Answer.YES,
        would_no_change=Answer.YES,
        agreed=Answer.YES,
        basis="public-task",
    )


def _refused(by: Actor, at: datetime) -> Consent:
    return Consent(
        state=ConsentState.REFUSED,
        by=ConsentBy.PARENT,
        giver=Whom(search_people(by=by, text="Tina Marsh")[0].id),
        how=HowAnswered.FACE_TO_FACE,
        how_words="She does not want his counselling spoken of.",
        happened_at=at,
        responsibility=Answer.YES,
    )


def _not_sought(by: Actor, at: datetime) -> Consent:
    father = Whom(search_people(by=by, text="Owen Clarke")[0].id)
    return Consent(
        state=ConsentState.NOT_SOUGHT,
        by=ConsentBy.PARENT,
        happened_at=at,
        reason="She has not decided yet, and does not want her father asked.",
        not_to_ask=(NotToAsk(father, WhyNotAsk.CHILD_OBJECTS, "She is afraid of what he would say."),),
    )


_SAID: Mapping[str, Callable[[Actor, datetime], Consent]] = MappingProxyType(
    {"Ollie Shaw": _agreed, "Joel Marsh": _refused, "Nia Clarke": _not_sought}
)
