"""A minute under way: for each agency, which chosen parts stand in its bundle, which stay behind. Clauses 3.5, 3.8, 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import PassingOn, ShowOriginator
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import Disclosure, Meeting
from chiltern.sharing.queries.meeting_parts import Part, given_here, parts_of, places_hidden
from chiltern.sharing.queries.weighing_meetings import SeatWeighed, weigh_minute
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.meeting import MinuteGiven, OwnBundle


@dataclass(frozen=True, slots=True)
class MinuteWeighed:
    """The chosen parts in their order, what each agency was given before, and what the Code says for each agency."""

    parts: tuple[Part, ...]
    before: frozenset[tuple[UUID, UUID]]
    seats: tuple[SeatWeighed, ...]

    def own(self, agency: UUID) -> list[OwnBundle]:
        """Parts of ours that this agency was not given yet, by the terms under which we put them in."""
        found: dict[UUID, dict[int, Part]] = {}
        # The words of the minute are weighed first.
        for place, part in enumerate(new_of_ours(self.parts, self.before, agency), 1):
            found.setdefault(part.put_in.id, {})[place] = part
        return [_bundle(its) for its in found.values()]

    def standing_in(self, agency: UUID) -> list[UUID]:
        """Every chosen part that stands in this agency's bundle, its own among them."""
        (seat,) = (one for one in self.seats if one.seat.agency == agency)
        going = {item.id for each in seat.others for item in each.going(agency)}
        return [part.item.id for part in self.parts if self._stands(part, agency, going)]

    def left_behind(self, agency: UUID) -> tuple[Part, ...]:
        """Chosen parts that do not go to this agency: their owners are asked."""
        standing = set(self.standing_in(agency))
        return tuple(part for part in self.parts if part.item.id not in standing)

    def _stands(self, part: Part, agency: UUID, going: set[UUID]) -> bool:
        ours = part.source is None or part.item.keeper == agency
        return ours or part.item.id in going or (part.item.id, agency) in self.before


def _bundle(its: Mapping[int, Part]) -> OwnBundle:
    """Parts that were put in together, by their places among what was weighed."""
    first = next(iter(its.values()))
    return OwnBundle(
        tuple(each.item.id for each in its.values()), terms_put_in(first), first.family, tuple(its)
    )


def minute_weighed(by: Actor, meeting: Meeting, given: MinuteGiven) -> MinuteWeighed:
    """Raises Invalid for a part or an agency that is not before this meeting."""
    known = {part.item.id: part for part in parts_of(by, meeting)}
    if not set(given.items) <= known.keys():
        raise Invalid("items", "Something that you chose is not before this meeting any more: choose again")
    chosen = tuple(part for id, part in known.items() if id in set(given.items))
    sources: dict[UUID, list[UUID]] = {}
    for part in chosen:
        if part.source is not None:
            sources.setdefault(part.source.id, []).append(part.item.id)
    before = frozenset(given_here(by, meeting))
    ours = {
        agency: tuple(part.item for part in new_of_ours(chosen, before, agency))
        for agency in given.recipients
    }
    return MinuteWeighed(chosen, before, weigh_minute(by, meeting, given, sources, ours))


def insist_no_place_minuted(by: Actor, meeting: Meeting, given: MinuteGiven) -> None:
    """Raises Invalid where the minute's own words name a place that our record hides from somebody: they go to everybody."""
    hidden = places_hidden(by, meeting)
    if hidden.stand_in(" ".join([given.decided, *(f"{one.who} {one.what}" for one in given.actions)])):
        raise Invalid(
            "decided",
            "You write where somebody is who must not be found. Take it out here: put it in as an item of its own, which "
            "says from whom it is hidden and goes only where that is known",
        )


def new_of_ours(
    parts: Sequence[Part], before: frozenset[tuple[UUID, UUID]], agency: UUID
) -> tuple[Part, ...]:
    """Parts of ours that an agency was not given yet."""
    return tuple(part for part in parts if part.source is None and (part.item.id, agency) not in before)


def terms_put_in(part: Part) -> TermsGiven:
    """Ours go on under the terms under which we put them in."""
    row: Disclosure = part.put_in
    return TermsGiven(
        passing_on=PassingOn(row.passing_on),
        bodies=tuple(row.bodies),
        show_originator=ShowOriginator(row.show_originator),
        keep_out_of_online_access=row.keep_out_of_online_access,
        not_to_be_mentioned_to=row.not_to_be_mentioned_to,
        expires_on=day_in_london(row.expires_at) if row.expires_at else None,
    )
