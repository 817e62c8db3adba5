"""From this agency's records to what rules look at, within what the post sees."""

from chiltern.people.facts.identity import known, match_facts
from chiltern.people.facts.opened import OpenPerson, opened
from chiltern.people.facts.persons import person_facts

__all__ = ["OpenPerson", "known", "match_facts", "opened", "person_facts"]
