"""A place that must not be found: from whom it is hidden travels with it, and where one of them works it does not go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chiltern.code_of_practice.words import Answer, InfoClass, PassingOn
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import DisclosedItem, Disclosure
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.deciding import TermsGiven
from tests.actions.test_passing_on import PASSING
from tests.stage import BRUISE, WHOLE, Stage

pytestmark = pytest.mark.clause("3.5", "3.7")
HIDDEN = ("Karim Haddad (father)", "Nadim Haddad (cousin)")
PLACE = replace(
    BRUISE,
    text="She lives at the refuge.",
    classes=frozenset({InfoClass.LOCATING}),
    hidden_from=HIDDEN,
    hidden_there=Answer.NO,
)


def told(stage: Stage, recipient: object = None, **item: object) -> Disclosure:
    """The school tells social care, or another agency, in danger, where she lives."""
    terms = TermsGiven(passing_on=PassingOn.PROTECTS)
    decision = replace(WHOLE, items=(replace(PLACE, **item),), terms=terms)  # type: ignore[arg-type]
    to = recipient or stage.cast.social_care.agency
    return stage.told(decision=decision, recipient=to)


def test_it_goes_where_none_of_them_is_and_says_from_whom_it_is_hidden(stage: Stage) -> None:
    made = told(stage)
    for post in (stage.cast.social_care.duty, stage.cast.school.practitioner):
        (item,) = disclosure_page(stage.cast.become(post), made.id).items
        assert item.hidden_from == HIDDEN


@pytest.mark.clause("9.3")
def test_where_one_of_them_works_it_does_not_go_in_writing_in_danger_either(stage: Stage) -> None:
    for recipient in (stage.cast.social_care.agency, stage.cast.stranger.agency):
        with pytest.raises(Refused) as why:
            told(stage, recipient, hidden_there=Answer.YES)
        assert why.value.key.startswith("item.")
    assert not Disclosure.objects.exists()


def test_it_is_passed_on_to_nobody_of_whom_it_is_not_known_who_works_there(stage: Stage) -> None:
    made = told(stage)
    by = stage.cast.become(stage.cast.social_care.duty)
    items = list(DisclosedItem.objects.filter(disclosure=made.id).values_list("item", flat=True))
    with pytest.raises(Refused):
        pass_on(
            by=by,
            disclosure_id=made.id,
            items=items,
            recipient=stage.cast.stranger.agency,
            given=replace(PASSING, protects_this_child=Answer.YES),
        )


def test_from_whom_it_is_hidden_is_said_of_places_alone(stage: Stage) -> None:
    with pytest.raises(Invalid) as wrong:
        told(stage, classes=frozenset({InfoClass.GENERAL}))
    assert wrong.value.field == "items-0-classes"
