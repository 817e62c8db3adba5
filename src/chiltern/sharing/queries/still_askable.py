"""What is written after a request tells something too: the decision on asking is weighed again. Clauses 3.3, 3.5 and 9.1.

With the answers of then, and consent and law as they stand now: what was withdrawn or refused since holds there too.
"""

from __future__ import annotations

from dataclasses import replace

from chiltern.code_of_practice.facts import ConsentFacts, SharingFacts
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.stored_facts import read_back
from chiltern.code_of_practice.words import Answer, Standing
from chiltern.consent.facts.standing import consents_filed
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Decision
from chiltern.sharing.queries.fetch import InHand
from chiltern.sharing.queries.verdicts import CAN_GO
from chiltern.sharing.workings.plain import plain

ASKING = "asking"
"""The kind of the decision: about the request to one agency, kept by whoever asks."""
ASK_ANEW = (
    "What you decided when you asked does not carry it any more. Ask anew, and decide on what they may know; if somebody is in "
    "danger, say so there, and nothing waits."
)


def insist_still_askable(
    by: Actor, in_hand: InHand, danger_said: Answer | None = None
) -> dict[str, Standing]:
    """What the entry says of it; nothing for a request without such a decision. Raises Refused.

    `danger_said`: where the asker says anew that somebody is in danger, nothing but the bars stands against it.
    """
    decision = Decision.objects.with_keys().filter(about=in_hand.asked.id, kind=ASKING).first()
    if decision is None:
        return {}
    then = read_back(SharingFacts, decision.answers["facts"])
    if danger_said is Answer.YES:
        then = replace(then, decision=replace(then.decision, danger=Answer.YES))
    standing = consents_filed(by, in_hand.asked.id)
    # What a decision stored are texts: what stands now is compared with them as texts.
    now = tuple(read_back(ConsentFacts, plain(one)) for answers in standing.values() for one in answers)
    law = law_at(by.at)
    verdict = may_share(replace(then, consents=now, about=frozenset(map(str, standing))), law)
    if all(item.standing in CAN_GO for item in verdict.items):
        return {"standing": verdict.standing}
    reasons = (*verdict.reasons, *(reason for item in verdict.items for reason in item.reasons))
    against = dict.fromkeys(reason for reason in reasons if reason.answer is Answer.NO)
    raise Refused(
        "asking.over",
        f"{' '.join(reason.says for reason in against)} {ASK_ANEW}",
        clauses=tuple(dict.fromkeys(clause for reason in against for clause in reason.clauses)) or ("3.3",),
    )
