"""Telling under way: what the Code says of it, and what is still to be answered. Clauses 3.2 to 3.6 and 9.3."""

from __future__ import annotations

from chiltern.code_of_practice.facts import MatchFacts, RequestFacts
from chiltern.code_of_practice.onward import preset_terms
from chiltern.code_of_practice.sharing import DecliningNeeds, may_share, may_tell, unanswered
from chiltern.code_of_practice.words import Act, Outcome
from chiltern.consent.facts.standing import consents_of
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.agreed import agreement_named
from chiltern.sharing.queries.second import insist_colleague
from chiltern.sharing.queries.under_decision import UnderDecision, asks
from chiltern.sharing.queries.verdicts import Weighed, known_rows, to_weigh
from chiltern.sharing.workings.telling import TellingGiven


def weigh_telling(by: Actor, given: TellingGiven) -> Weighed:
    """The rule for sharing, with no request: the teller's own answer on danger, its own purpose, its own people.

    Raises Missing for an unknown recipient, Refused where the role does not tell, Invalid for an unknown row of law.
    """
    law = law_at(by.at)
    both = requests.agencies(by, by.agency, given.recipient)
    refuse_unless_may(may_tell(requests.actor_facts(by, both[by.agency]), law), Act.TELL_AGENCY)
    known_rows(given.decision, law)
    facts = decisions.sharing_facts(
        by,
        given.decision,
        provider=both[by.agency],
        recipient=both[given.recipient],
        request=RequestFacts(
            practitioner=by.practitioner, post=by.post, unasked=True, purpose=given.purpose or None
        ),
        match=MatchFacts(),
        agreement=agreement_named(given.decision.agreement),
        consents=consents_of(by, [person.person for person in given.people if person.person is not None]),
        named_posts=given.names_who(outside=both[given.recipient].outside),
    )
    insist_colleague(by, given.decision.answers, facts)
    needs = DecliningNeeds(manager=False, detriment_test=False, items=())
    return to_weigh(facts, may_share(facts, law), needs, law, [item.item for item in facts.items])


def under_telling(by: Actor, given: TellingGiven) -> UnderDecision:
    """For the pages. Raises as `weigh_telling` does."""
    weighed = weigh_telling(by, given)
    facts = weighed.facts
    return UnderDecision(
        weighed=weighed,
        asks=asks(weighed, Outcome.SHARE),
        open=unanswered(facts, weighed.verdict, Outcome.SHARE),
        preset=preset_terms(facts.provider, facts.recipient, facts.request, facts.agreement),
        recipient_acts_in_danger=facts.recipient.function.acts_in_danger,
    )
