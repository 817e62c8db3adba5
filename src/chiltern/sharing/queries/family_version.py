"""What may stand in a family's version, part by part, and one that was made. Clauses 3.4, 3.7, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.meetings import FamilyPart, against_family
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.words import Act, Answer, FamilyFormat, InfoClass, MeetingKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.queries.hidden_places import HiddenPlaces
from chiltern.sharing.models import FamilyVersion, HandedOver, Meeting, Minute
from chiltern.sharing.queries.meeting_parts import Part, parts_of, places_hidden
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen, was_held_already


@dataclass(frozen=True, slots=True)
class ForFamily:
    """One part with what keeps it out; nothing does where `against` is empty."""

    part: Part
    against: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the minute with what keeps it out."""

    text: str
    against: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Everything that could stand in it. `actions`: the rows of the minute, each with its own bar."""

    decided: Words | None
    actions: tuple[tuple[dict[str, Any], Words], ...]
    parts: tuple[ForFamily, ...]
    hidden: HiddenPlaces

    def against_words(self, text: str) -> tuple[Reason, ...]:
        """What keeps words of our own out."""
        return _words(text, self.hidden).against


@dataclass(frozen=True, slots=True)
class HandedView:
    """That it was given to somebody."""

    to_whom: str
    at: datetime
    language: str
    form: str


@dataclass(frozen=True, slots=True)
class FamilyVersionView:
    """A version as it is printed, with who was given it."""

    id: UUID
    meeting: UUID
    reference: str
    kind: str
    held_at: datetime
    held_already: bool
    """Whether it was held before it was written down here."""
    made_at: datetime
    number: int
    body: dict[str, Any]
    handed: tuple[HandedView, ...]


def offered_to_family(by: Actor, meeting: Meeting) -> Offered:
    """From the last minute, and from what lies before the meeting."""
    hidden = places_hidden(by, meeting)
    minute = Minute.objects.with_keys().filter(meeting=meeting, keeper=by.agency).order_by("-number").first()
    body: dict[str, Any] = minute.body if minute else {"decided": "", "actions": []}
    return Offered(
        decided=_words(body["decided"], hidden) if body["decided"] else None,
        actions=tuple((row, _words(f"{row['who']} {row['what']}", hidden)) for row in body["actions"]),
        parts=tuple(ForFamily(part, against_family(_facts(part, hidden))) for part in parts_of(by, meeting)),
        hidden=hidden,
    )


def offered_of(by: Actor, meeting_id: UUID) -> Offered:
    """The same by the meeting's id. Raises Missing, or Refused where making one is not open."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.WRITE_FAMILY_VERSION, meeting)
    return offered_to_family(by, meeting)


def family_version(by: Actor, version_id: UUID) -> FamilyVersionView:
    """Raises Missing, for everybody but whoever called the meeting."""
    found = FamilyVersion.objects.with_keys().select_related("meeting").filter(id=version_id).first()
    if found is None:
        raise Missing
    rows = HandedOver.objects.with_keys().filter(version=found).order_by("happened_at")
    return FamilyVersionView(
        id=found.id,
        meeting=found.meeting_id,
        reference=found.meeting.reference,
        kind=MeetingKind(found.meeting.kind).says,
        held_at=found.meeting.starts_at,
        held_already=was_held_already(found.meeting),
        made_at=found.made_at,
        number=found.number,
        body=found.body,
        handed=tuple(
            HandedView(row.to_whom, row.happened_at, row.language, FamilyFormat(row.form).says)
            for row in rows
        ),
    )


def _facts(part: Part, hidden: HiddenPlaces) -> FamilyPart:
    terms, kept = part.source or part.put_in, bool(part.item.about.get("hidden_from"))
    return FamilyPart(
        may=part.family,
        locating=InfoClass.LOCATING in part.item.classes,
        not_to_be_mentioned=bool(terms.not_to_be_mentioned_to.strip()),
        names_hidden_place=hidden.stand_in(f"{part.item.text} {part.item.source}"),
        # What came says itself from whom it is hidden, whether or not we have such a place on record.
        hidden=Answer.YES if kept else hidden.any,
    )


def _words(text: str, hidden: HiddenPlaces) -> Words:
    return Words(text, against_family(FamilyPart(Answer.YES, names_hidden_place=hidden.stand_in(text))))
