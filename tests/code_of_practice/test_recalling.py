"""Taking back is open to whoever shared it, once, in the service, and until somebody there has opened it. 3.6 and 3.10."""

from __future__ import annotations

import dataclasses

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing.recalling import GivenAway, may_recall
from chiltern.code_of_practice.words import DisclosureState, Method, Role, Standing
from tests.code_of_practice.build import book

pytestmark = pytest.mark.clause("3.6", "3.10")
ANN = ActorFacts("post", "ann", "school", "trust", Role.PRACTITIONER)
UNREAD = GivenAway("school", DisclosureState.SHARED, Method.SERVICE, read=False)


def against(actor: ActorFacts = ANN, **changes: object) -> set[str]:
    verdict = may_recall(actor, dataclasses.replace(UNREAD, **changes), book())  # type: ignore[arg-type]
    return set() if verdict.standing is Standing.MAY else {reason.key for reason in verdict.reasons}


def test_unread_it_is_open_to_whoever_shared_it_and_to_nobody_else() -> None:
    assert against() == set()
    assert against(dataclasses.replace(ANN, agency="charity")) == {"act.not_this_side"}
    assert against(dataclasses.replace(ANN, role=Role.REPRESENTATIVE)) == {"act.not_this_role"}


def test_what_was_read_recalled_or_told_another_way_stays_and_each_says_why() -> None:
    assert against(read=True) == {"act.has_been_read"}
    assert against(state=DisclosureState.ACKNOWLEDGED) == {"act.has_been_read"}
    assert against(state=DisclosureState.RECALLED, read=True) == {"act.recalled_already"}
    assert against(state=DisclosureState.CONFIRMED) == {"act.not_in_this_state"}
    assert against(method=Method.TELEPHONE) == {"act.told_another_way"}
    assert against(outside=True) == {"act.told_another_way"}
