"""What the demo has on record of consent: given, refused, and whom not to ask. Clauses 9.1, 9.2."""

from __future__ import annotations

from datetime import date

import pytest

from chiltern.agencies.changes import make_agencies
from chiltern.agencies.workings.profile import NewAgency
from chiltern.agencies.workings.sectors import Sector
from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.queries.page import consent_page
from chiltern.jobs.demo import consents
from chiltern.jobs.demo.traffic import SCENES
from chiltern.people.workings import given
from tests.consenting import adult
from tests.stage import Stage

PARENTS = {"Ollie Shaw": "Kate", "Joel Marsh": "Tina", "Nia Clarke": "Owen"}


@pytest.mark.clause("9.1")
def test_the_demo_shows_a_consent_a_refusal_and_whom_not_to_ask(stage: Stage) -> None:
    school = stage.cast.school
    officer = stage.cast.become(stage.cast.officer)
    carers = NewAgency(name="Young Carers Chilternshire", sector=Sector.VOLUNTARY, legal_body="Young Carers")
    make_agencies([carers], officer.at)
    states, names = {}, []
    for child in (scene.child for scene in SCENES if scene.step == "consent"):
        first, last = child.split()
        born = given.Birth(on=date(2015, 1, 1))
        person = stage.child(school, names=(given.Name(first, last),), birth=born)
        adult(stage, school, PARENTS[child], last)
        consents.record(stage.cast.become(school.manager), child)
        page = consent_page(stage.cast.become(school.manager), person)
        states[child] = page.standing[0].state
        names += [one.called for one in page.not_to_ask]
    assert list(states.values()) == [ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.NOT_SOUGHT]
    assert names == ["Owen Clarke"]
