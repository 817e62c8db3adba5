"""The standing cast stands: whoever builds on it can rely on who is where."""

from __future__ import annotations

from chiltern.code_of_practice.words import Role
from tests.cast import Cast


def test_everybody_is_where_they_should_be(cast: Cast) -> None:
    for at in (cast.school, cast.police, cast.health, cast.social_care, cast.sensitive, cast.stranger):
        manager, colleague = cast.become(at.manager), cast.become(at.colleague)
        assert (manager.agency, manager.role) == (at.agency, Role.MANAGER)
        assert set(manager.readers) == {at.manager, at.team, at.desk}
        assert set(colleague.readers) == {at.colleague, at.other_team}
        assert cast.become(at.representative).role is Role.REPRESENTATIVE
    assert cast.become(cast.officer).role is Role.COUNCIL_OFFICER
