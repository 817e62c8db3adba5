"""Something long that came to social care from the school, and telling that pastes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Disclosure, WordsRecognised
from chiltern.sharing.workings.recognising import WordsSaid
from chiltern.sharing.workings.telling import TellingGiven
from tests.bundling import Several
from tests.stage import BRUISE, Stage

PASSAGE = (
    "On Tuesday morning the class teacher noticed that Amara kept her left sleeve pulled down over her hand, and that she would "
    "not take her coat off although the room was warm."
)
OWN = "Our own worker visits them next week and will write to the family before that."
PASTED = f"{OWN} {PASSAGE.replace(',', ' –').upper()} She was quiet."
COMMON = "The child was seen at home with mother."
KNOWN = "Her mother told our worker so on Thursday."
LONG = replace(BRUISE, text=f"{PASSAGE} {COMMON}")


@dataclass
class Pasting:
    """Social care has opened what the school shared; it tells the health trust."""

    stage: Stage
    terms: dict[str, Any] = field(default_factory=dict)
    several: Several = field(init=False)
    item: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.several = Several(self.stage)
        (self.item,) = self.several.came(self.stage.cast.school, (LONG,), **self.terms)

    def given(self, text: str, words: Sequence[WordsSaid] = (), **answers: Any) -> TellingGiven:
        """One item for the health trust."""
        told = self.stage.telling(recipient=self.stage.cast.health.agency)
        said = replace(told.decision.answers, **answers)
        items = (replace(BRUISE, text=text),)
        return replace(told, decision=replace(told.decision, items=items, words=tuple(words), answers=said))

    def told(self, text: str, *words: WordsSaid, post: UUID | None = None, **answers: Any) -> Disclosure:
        """By social care's practitioner, unless it is somebody else's."""
        by = self.stage.cast.become(post or self.stage.cast.social_care.practitioner)
        return tell_agency(by=by, given=self.given(text, words, **answers))


def written(about: UUID) -> list[tuple[str, UUID, str]]:
    """What was said of words that were recognised in it, as far as whoever acts sees it."""
    rows = WordsRecognised.objects.with_keys().filter(about=about).order_by("made_at", "id")
    return [(row.whose, row.item, row.known_from) for row in rows]
