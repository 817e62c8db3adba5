"""Finding one's own people by keyed tokens: misspelt, in any order, by number or by date (clause 3.7).

Only what the post sees is looked at, never another agency's; at most fifty come back, sorted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from rapidfuzz import fuzz

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.sealed import keys
from chiltern.people.facts.identity import HOMES
from chiltern.people.facts.opened import OpenPerson, opened
from chiltern.people.models import Address, Person
from chiltern.people.queries.views import Found
from chiltern.people.workings import dates, identifiers, limits, matching_tokens
from chiltern.people.workings.paper import between
from chiltern.people.workings.permitted import must_open

MOST = 50

# One row per person: how many of the things asked agree, by how many tokens (a word as written has three).
_HITS = """
select t.person_id, count(distinct w.asked) as agree, count(*) as hits
  from people_searchtoken t
  join unnest(%(tokens)s::bytea[], %(asked)s::int[]) w (token, asked) on w.token = t.token
 where t.keeper = %(keeper)s
 group by t.person_id order by agree desc, hits desc, t.person_id limit %(most)s"""


def search_people(
    by: Actor, *, text: str = "", born: date | None = None, identifier: str = ""
) -> tuple[Found, ...]:
    """People of this agency whom the post sees, the likeliest first. Nothing asked finds nobody.

    Raises Invalid for a text that is too long, Refused where the role never searches.
    """
    must_open(by, Act.SEARCH_PEOPLE)
    name = limits.text("text", "Name", text, limits.WORDS_SEARCHED)
    number = limits.text("identifier", "Number", identifier, limits.IDENTIFIER)
    asked = _asked(keys.token_key(by.agency), name, born, number)
    ranked = _agreeing(by, asked) if asked else {}
    people = opened(list(ranked))
    order = sorted(
        people.values(),
        key=lambda one: (-ranked[one.id], -_likeness(one, name), one.called(dates.today(by.at))),
    )
    return lines(by, order, name)


def on_paper(by: Actor, *, reference: str) -> tuple[Found, ...]:
    """Whoever is meant by the reference on a form that was printed here, as far as the post sees them.

    Raises Invalid for a text that is no such reference, Refused where the role never searches.
    """
    must_open(by, Act.SEARCH_PEOPLE)
    ids = between(reference)
    if ids is None:
        raise Invalid("paper", "Enter the reference as it stands on the form, for example 1A2B-3C4D")
    rows = Person.objects.filter(keeper=by.agency, id__range=ids).values_list("id", flat=True)
    return lines(by, list(opened(list(rows[:MOST])).values()))


def _asked(key: bytes, name: str, born: date | None, number: str) -> list[set[bytes]]:
    """A set of tokens per thing asked, of which any will do. A number typed into the name is found too."""
    asked = [matching_tokens.of_word(key, word) for word in matching_tokens.words(name)]
    if any(character.isdigit() for character in name):
        asked = [{*tokens, matching_tokens.of_identifier(key, identifiers.compact(name))} for tokens in asked]
    if born is not None:
        asked.append({matching_tokens.of_date(key, born)})
    if number:
        asked.append({matching_tokens.of_identifier(key, identifiers.compact(number))})
    return asked


def _agreeing(by: Actor, asked: Sequence[set[bytes]]) -> dict[UUID, int]:
    """How much of what was asked agrees, for those with all of it, or all but one of three and more.

    Where nobody has as much, those with the most of it. So a namesake with another date stays in sight.
    """
    rows = [(token, place) for place, tokens in enumerate(asked) for token in sorted(tokens)]
    with connection.cursor() as cursor:
        cursor.execute(
            _HITS,
            {
                "tokens": [row[0] for row in rows],
                "asked": [row[1] for row in rows],
                "keeper": by.agency,
                "most": MOST,
            },
        )
        hits = cursor.fetchall()
    best = hits[0][1] if hits else 0
    enough = min(best, len(asked) if len(asked) < 3 else len(asked) - 1)
    return {person: agree for person, agree, _ in hits if agree >= enough}


def _likeness(one: OpenPerson, name: str) -> float:
    wanted = matching_tokens.plain(name)
    return max(
        (fuzz.token_sort_ratio(wanted, matching_tokens.plain(each.whole)) for each in one.names), default=0.0
    )


def lines(by: Actor, people: Sequence[OpenPerson], typed: str = "") -> tuple[Found, ...]:
    """What a list shows of these people, in one query for all of their homes; `typed` is the name searched for."""
    day = dates.today(by.at)
    key_of = {one.id: one.key for one in people}
    homes: dict[UUID, Address] = {}
    for row in Address.objects.filter(person__in=list(key_of), kind__in=HOMES).order_by("-kind", "made_at"):
        if dates.stands(row.since, row.until, day):
            homes[row.person_id] = row.sealed_with(key_of[row.person_id])
    return tuple(_line(one, homes.get(one.id), day, typed) for one in people)


def _line(one: OpenPerson, home: Address | None, day: date, typed: str) -> Found:
    called = one.called(day)
    return Found(
        id=one.id,
        called=called,
        also_called=tuple(dict.fromkeys(name.whole for name in one.names if name.whole != called)),
        is_child=one.is_child,
        born=one.born,
        due=one.due,
        estimated=one.estimated,
        home=f"{home.text}, {home.postcode}".strip(", ") if home else "",
        home_hidden=bool(home and home.hidden_from),
        sounds_alike=matching_tokens.only_sounds_alike(typed, (name.whole for name in one.names)),
    )
