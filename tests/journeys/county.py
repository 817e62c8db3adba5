"""A small county for the journeys: the signatories, the staff and families of one story, through the real actions.

Run as the worker, on the journeys' own database: prints the posts by agency and title. Named alone, a few agencies come
in, and the council's officer has confirmed nothing yet.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib import resources

import django
from django.db import transaction

STORY = (
    "Chilternshire Council – Children's Social Care",
    "Cherry Orchard Primary School",
    "Millstream Surgery",
    "Chilternshire Health Visiting and School Nursing",
    "Harbour Domestic Abuse Service",
    "Bridge Mentoring",
    "Hillside Family Doctors",
    "Fernbank Primary School",
    "Chilternshire Healthcare NHS Trust",
    "Rainbow Corner Childcare",
    "Ouse Valley Police",
    "Larkrise Primary School",
    "Chilternshire Council – Early Help",
    "Turning Tide Drug and Alcohol Service",
    "Long Meadow Primary School",
    "Ashcombe Boxing Academy",
    "Family Start Charity",
    "Safe Steps Refuge",
    "Vale Homes",
    "Young Carers Chilternshire",
    "Kite Youth Counselling",
    "Aldbrook Academy",
    "Open Door Sexual Health",
    "The Lace Street Practice",
    "Ridgeway Mental Health NHS Foundation Trust",
)
OFFICE, OFFICER = "The partnership’s office", "Council’s officer"
DAY = date(2026, 11, 16)


def main(alone: tuple[str, ...] = ()) -> None:
    """Builds the county, or a few agencies of it, and prints it."""
    django.setup()
    from chiltern.agencies.actions.make_demo_partnership import make_demo_partnership
    from chiltern.foundation import context
    from chiltern.scheme.actions.confirm_law_row import confirm_law_row

    with transaction.atomic():
        officer = make_demo_partnership(by=context.enter_command()).officer
    with transaction.atomic():
        by = context.enter_as(officer)
        assert by is not None
        if not alone:
            said = "For the story."
            confirm_law_row(by=by, row="duty-to-share", confirmed_on=date(2026, 9, 30), reason=said)
    posts = {name: posts_of(name) for name in signatories(alone)}
    for name in alone or STORY:
        families(name, next(iter(posts[name].values())))
    posts[OFFICE] = {OFFICER: str(officer)}
    json.dump(posts, sys.stdout)


def signatories(alone: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Brings all 113 in, or these alone, and gives those of the story their staff."""
    from chiltern.agencies.actions.import_signatories import import_signatories
    from chiltern.agencies.queries import choices
    from chiltern.foundation import context
    from chiltern.jobs.demo import staffing

    content = resources.files("chiltern.jobs.demo").joinpath("data/signatories.csv").read_bytes()
    if alone:
        heading, *lines = content.splitlines(keepends=True)
        named = tuple(f"{name},".encode() for name in alone)
        content = heading + b"".join(line for line in lines if line.startswith(named))
    with transaction.atomic():
        by = context.enter_command()
        import_signatories(by=by, content=content)
        some = [one for one in choices() if one.name in (alone or STORY)]
        staffing.staff(by, [(one.id, one.name, one.sector) for one in some])
    return alone or STORY


def posts_of(agency: str) -> dict[str, str]:
    """The agency's posts by title, those on its duty desk first."""
    from chiltern.agencies.models import Post
    from chiltern.agencies.queries import choices
    from chiltern.agencies.queries.demo import desk_posts
    from chiltern.foundation import context

    with transaction.atomic():
        context.enter_command()
        found = {one.name: one.id for one in choices()}
        others = Post.objects.filter(keeper=found[agency]).values_list("id", "title")
        on_desk = {title: str(post) for post, title in desk_posts(found[agency])}
        return on_desk | {title: str(post) for post, title in others if title not in on_desk}


def families(agency: str, post: str) -> None:
    """The stories' families as this agency knows them."""
    from uuid import UUID

    from chiltern.foundation import context
    from chiltern.jobs.demo.agencies import places
    from chiltern.jobs.demo.families import circle_at
    from chiltern.jobs.demo.places import team_and_desk
    from chiltern.jobs.demo.story_people import story_families
    from chiltern.people.actions.record_people import record_people

    known = [family for family in story_families(DAY) if agency in family.known_at]
    if not known:
        return
    with transaction.atomic():
        by = context.enter_as(UUID(post))
        assert by is not None
        circles = [circle_at(family, agency, places().numbers(agency)) for family in known]
        record_people(by=by, circles=circles, readers=team_and_desk(by))


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
