"""What an act may do to another agency's lists, it does to its own things alone: the database refuses the rest."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from chiltern.foundation import access
from chiltern.foundation.models import Access
from tests.cast import Cast
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.7")


def asked(cast: Cast) -> UUID:
    """A request of social care's, which lies at the school."""
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    return request.id


def at_the_school(cast: Cast, thing: UUID) -> list[str]:
    cast.become(cast.school.duty)
    return list(Access.objects.filter(thing=thing).values_list("kind", flat=True))


def test_nobody_but_its_keeper_moves_a_thing_in_anothers_lists(cast: Cast) -> None:
    request = asked(cast)
    before = at_the_school(cast, request)
    for post in (cast.stranger.practitioner, cast.school.duty):
        by = cast.become(post)
        access.file_elsewhere(request, cast.school.agency, kind="request.done", sort_at=by.at)
    assert at_the_school(cast, request) == before
    by = cast.become(cast.social_care.practitioner)
    access.file_elsewhere(request, cast.school.agency, kind="request.done", sort_at=by.at)
    assert at_the_school(cast, request) == ["request.done"]


@pytest.mark.parametrize("who", ["stranger", "school"])
def test_nobody_lets_others_into_what_is_not_its_own_or_alike_to_what_it_cannot_read(
    cast: Cast, who: str
) -> None:
    request, other = asked(cast), asked(cast)
    by = cast.become(getattr(cast, who).duty)
    with pytest.raises(DatabaseError, match="not to be granted"), transaction.atomic():
        access.grant_alike(request, other, cast.school.agency, kind="request.asked", sort_at=by.at)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from foundation_access where thing = %s", [request])
        assert cursor.fetchone() == ((0,) if who == "stranger" else (1,))


def test_nobody_names_people_alike_to_a_thing_that_it_cannot_read(cast: Cast) -> None:
    request = asked(cast)
    cast.become(cast.stranger.duty)
    with pytest.raises(DatabaseError, match="not to be granted"), transaction.atomic():
        access.name_alike([request], request)
