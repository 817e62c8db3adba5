"""Facts for passing on: the sharing itself, with the holder as its provider, and each owner's leave. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.bundles import Terms, terms_of_whole
from chiltern.code_of_practice.facts import HeldItemFacts, PassingOnFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.onward import goes_by_terms, may_pass_on, narrower, one_hop_on
from chiltern.code_of_practice.reasons_for_acts import PERMISSION
from chiltern.code_of_practice.sharing import DecliningNeeds, released, state_of_decision, waits_for_release
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import InfoClass, ItemKind, PassingOn, ShowOriginator
from chiltern.consent.facts.standing import consents_filed
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.facts.passing_on import held_facts
from chiltern.sharing.models import Disclosure, Item
from chiltern.sharing.queries.holding import Held
from chiltern.sharing.queries.second import insist_colleague
from chiltern.sharing.queries.verdicts import CAN_GO, Weighed, insist_second
from chiltern.sharing.workings.deciding import ItemGiven, TermsGiven
from chiltern.sharing.workings.passing import PassingGiven


def ending_with_leave(holding: Held, verdict: Verdict, terms: TermsGiven) -> TermsGiven:
    """What goes by an owner's terms or permission is used as long as those last, and no longer: the earliest end counts."""
    ends = [] if terms.expires_on is None else [terms.expires_on]
    for item in holding.items:
        reasons = verdict.item(str(item.id)).reasons
        came = holding.came.get(item.id)
        until = [came.expires_at] if came is not None and goes_by_terms(reasons) else []
        if PERMISSION.yes in reasons:
            until = [answer.until for _, answer in holding.asked_of(item.id) if answer is not None][-1:]
        ends += [day_in_london(end) for end in until if end is not None]
    return replace(terms, expires_on=min(ends)) if ends else terms


def weigh_onward(facts: PassingOnFacts, law: Book) -> Weighed:
    """What the Code says of passing it on, and where a hidden place waits, what it says once that is released."""
    verdict, needs = may_pass_on(facts, law), DecliningNeeds(manager=False, detriment_test=False, items=())
    waits = waits_for_release(verdict, [item.item for item in facts.sharing.items])
    once = may_pass_on(replace(facts, sharing=released(facts.sharing)), law) if waits else None
    state = state_of_decision(needs, facts.sharing.decision, to_release=waits)
    return Weighed(facts.sharing, verdict, needs, state, law, once)


def what_goes(holding: Held, verdict: Verdict) -> Held:
    """All of it, or of a bundle what may: what is refused or not answered stays behind, the rest goes.

    Raises Refused for the first item that may not go on, in a bundle where none may.
    """
    going = may_go(holding, verdict)
    if holding.bundle is None or not going:
        insist_items_go(holding, verdict)
        return holding
    for item in holding.items:
        insist_second(verdict, str(item.id))
    return holding.only(going)


def may_go(holding: Held, verdict: Verdict) -> tuple[Item, ...]:
    """Those that may go on as it stands."""
    return tuple(item for item in holding.items if verdict.item(str(item.id)).standing in CAN_GO)


def insist_items_go(holding: Held, verdict: Verdict) -> None:
    """Raises Refused for the first item that may not go on, with everything that stands against it."""
    for place, item in enumerate(holding.items):
        insist_second(verdict, str(item.id))
        said = verdict.item(str(item.id))
        if said.standing not in CAN_GO:
            against = [reason for reason in said.reasons if reason.answer != "yes"]
            raise Refused(
                f"passing_on.{said.standing.value}",
                f"Item {place + 1}: {said.standing.says}. " + " ".join(reason.says for reason in against),
                clauses=tuple(dict.fromkeys(clause for reason in against for clause in reason.clauses)),
            )


def terms_that_travel(by: Actor, holding: Held, given: PassingGiven) -> TermsGiven:
    """What its owners keep back stays kept back: a hop adds to it, and takes nothing off. They are asked before it goes further.

    Over a bundle the strictest of all its terms stands.
    """
    if all(item.keeper == by.agency for item in holding.items):
        return given.terms
    if holding.bundle is not None:
        return _of_whole(holding, given.terms, day_in_london(by.at))
    came, said = holding.disclosure, given.terms
    return replace(
        said,
        passing_on=one_hop_on(PassingOn(came.passing_on), said.passing_on),
        bodies=(),
        show_originator=narrower(ShowOriginator(came.show_originator), said.show_originator),
        keep_out_of_online_access=came.keep_out_of_online_access or said.keep_out_of_online_access,
        not_to_be_mentioned_to=named_in_both(came.not_to_be_mentioned_to, said.not_to_be_mentioned_to),
    )


def named_in_both(came: str, said: str) -> str:
    """To whom it is not to be mentioned, by either: nobody is left out, and nobody stands there twice."""
    return came if said.strip() in came else said if came.strip() in said else f"{came}; {said}"


def held_now(holding: Held) -> tuple[HeldItemFacts, ...]:
    """Whose each item is, and what its owner has answered by now."""
    return tuple(
        held_facts(item, holding.came.get(item.id), holding.asked_of(item.id), holding.over.get(item.id))
        for item in holding.items
    )


def onward_facts(by: Actor, holding: Held, recipient: UUID, given: PassingGiven) -> PassingOnFacts:
    """What the rule of passing on looks at."""
    both, consents = requests.agencies(by, by.agency, recipient), consents_filed(by, holding.about)
    items = tuple(
        decisions.item_facts(
            str(item.id),
            ItemGiven(
                text="",
                kind=ItemKind(item.kind),
                source="",
                about="",
                classes=frozenset(InfoClass(word) for word in item.classes),
                tests=given.tests,
                hidden_from=tuple(item.about.get("hidden_from", ())),
                hidden_there=given.hidden_there,
                reaches_them=given.reaches_them,
            ),
            ordered=decisions.within_order(given.answers),
        )
        for item in holding.items
    )
    sharing = SharingFacts(
        provider=both[by.agency],
        recipient=both[recipient],
        request=RequestFacts(
            practitioner=by.practitioner, post=by.post, unasked=True, purpose=given.purpose or None
        ),
        decision=decisions.decision_facts(
            by,
            given.answers,
            reasons=given.reasons,
            named_posts=given.names_who(outside=both[recipient].outside),
            needs_second=both[by.agency].second_on_grounds,
        ),
        items=items,
        consents=tuple(one for answers in consents.values() for one in answers),
        about=frozenset(consents),
    )
    insist_colleague(by, given.answers, sharing)
    return PassingOnFacts(
        sharing=sharing,
        held=held_now(holding),
        protects_this_child=given.protects_this_child,
        exception=given.exception,
        exception_reason=bool(given.exception_reason.strip()),
    )


def _of_whole(holding: Held, given: TermsGiven, on: date) -> TermsGiven:
    whole = terms_of_whole(_chosen(given), map(_came_under, holding.sources), on)
    return TermsGiven(
        passing_on=whole.passing_on,
        bodies=tuple(each for each in given.bodies if each in whole.bodies),
        show_originator=whole.show_originator,
        keep_out_of_online_access=whole.keep_out_of_online_access,
        not_to_be_mentioned_to="\n".join(sorted(whole.not_to_be_mentioned_to)),
        expires_on=whole.expires,
    )


def _chosen(given: TermsGiven) -> Terms:
    return Terms(
        given.passing_on,
        frozenset(given.bodies),
        given.show_originator,
        given.keep_out_of_online_access,
        _names(given.not_to_be_mentioned_to),
        given.expires_on,
    )


def _came_under(row: Disclosure) -> Terms:
    return Terms(
        PassingOn(row.passing_on),
        frozenset(row.bodies),
        ShowOriginator(row.show_originator),
        row.keep_out_of_online_access,
        _names(row.not_to_be_mentioned_to),
        day_in_london(row.expires_at) if row.expires_at else None,
    )


def _names(text: str) -> frozenset[str]:
    return frozenset(filter(None, (text.strip(),)))
