"""What our own record hides, and from whom: whoever shares where somebody can be found says it too. Clauses 3.4 and 3.7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from chiltern.code_of_practice.words import InfoClass
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.queries import person_page
from chiltern.sharing.workings.deciding import ItemGiven


def hidden_from(by: Actor, people: Iterable[UUID]) -> tuple[str, ...]:
    """From whom our records of these people hide a place, by name, as far as this post sees them."""
    found: dict[str, None] = {}
    for person in sorted(set(people)):
        try:
            page = person_page(by, person)
        except Missing:
            continue
        for address in page.addresses:
            found |= {line.called: None for line in address.hidden_from if not address.former}
    return tuple(found)


def insist_hidden_said(by: Actor, people: Iterable[UUID], items: Sequence[ItemGiven]) -> None:
    """Raises Invalid for a place that is to go without a word of whom it is hidden from, where our record names somebody."""
    silent = [
        place
        for place, item in enumerate(items)
        if item.share and InfoClass.LOCATING in item.classes and not item.hidden_from
    ]
    if silent and hidden_from(by, people):
        raise Invalid(
            f"items-{silent[0]}-hidden_from",
            f"Item {silent[0] + 1} says where somebody can be found. Your own record hides that from somebody: say there "
            "from whom, so that whoever gets it knows",
        )
