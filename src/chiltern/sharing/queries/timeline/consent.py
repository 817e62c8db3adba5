"""The lines that come from consent, competence and telling: about this person alone, and seen with the person. 9.1, 9.2."""

from __future__ import annotations

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.workings.kinds import TellingState
from chiltern.sharing.queries.timeline.lines import Kind, Line, Source, said

_PERSON = "/people/{}/consent/"

SOURCES = (
    Source(
        "consent_answered",
        Kind.CONSENT,
        Line("Consent: {detail}", "Consent: {detail}", _PERSON),
        """select c.happened_at, c.id, true, c.keeper, c.reference, c.state, c.person_id
  from consent_consent c where c.person_id = %(person)s::uuid""",
        said(ConsentState),
    ),
    Source(
        "consent_competence",
        Kind.CONSENT,
        Line(
            "Whether they are competent to decide was judged",
            "Whether they are competent was judged",
            _PERSON,
        ),
        """select j.happened_at, j.id, true, j.keeper, '', '', j.person_id
  from consent_competence j where j.person_id = %(person)s::uuid""",
    ),
    Source(
        "consent_told",
        Kind.CONSENT,
        Line("What is shared and why: {detail}", "What is shared and why: {detail}", _PERSON),
        """select t.happened_at, t.id, true, t.keeper, '', t.state, t.person_id
  from consent_told t where t.person_id = %(person)s::uuid""",
        said(TellingState),
    ),
)
