"""A decision under way, as the journey keeps it between two pages. Clauses 3.4, 3.5 and 3.8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import (
    Answer,
    InfoClass,
    ItemKind,
    Marking,
    Method,
    Outcome,
    PassingOn,
    ShowOriginator,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven, ItemGiven, TermsGiven
from chiltern.web.views.sharing.ask.forms import may_be_abuse
from chiltern.web.views.sharing.decide.confidence import confidence_chosen, confidence_said
from chiltern.web.views.sharing.papers.stored import document_given
from chiltern.web.views.sharing.recognised import words_given

KIND = "decide"
SHARE, WITHHOLD, FALSE = "share", "withhold", "false"
BESIDE = "The document beside it."
_ANSWERS = {one.name for one in fields(AnswersGiven) if one.type == "Answer"}
_OTHERS = {"confidence_met", "conditions", "method", "second_person", "review_on"}
_TEXTS = {one.name for one in fields(AnswersGiven)} - _ANSWERS - _OTHERS

Stored = dict[str, Any]


@dataclass(slots=True)
class Deciding:
    """What has been said so far, as plain values; `given` makes of it what the action takes."""

    answers: dict[str, str] = field(default_factory=dict)
    conditions: list[str] = field(default_factory=list)
    tests: dict[str, str] = field(default_factory=dict)
    """For every item that is shared, unless an item says otherwise."""
    items: list[Stored] = field(default_factory=list)
    outcome: str = ""
    reasons: str = ""
    as_sent: str = ""
    terms: Stored = field(default_factory=dict)
    settles: list[str] = field(default_factory=list)
    replaces: str = ""
    """The id of the decision that this one is to replace."""
    to_posts: list[str] = field(default_factory=list)
    outside_line: str = ""
    """Where a hidden place goes to named posts: which, and how they are known to be outside the line."""
    agreement: str = ""
    """The id of the agreement on which it is to rest."""
    words: list[Stored] = field(default_factory=list)
    """Whose the words are that also stand in something received, as far as it was said."""

    def given(self) -> DecisionGiven:
        """With what is not said yet as not known; before an outcome is chosen, as sharing."""
        return DecisionGiven(
            outcome=Outcome(self.outcome) if self.outcome else Outcome.SHARE,
            reasons=self.reasons,
            as_sent=self.as_sent,
            answers=self._answers(),
            items=tuple(item_given(one, self.tests) for one in self.items),
            terms=terms_given(self.terms),
            settles=tuple(self.settles),
            replaces=UUID(self.replaces) if self.replaces else None,
            to_posts=tuple(UUID(post) for post in self.to_posts) if self.hides_there() else (),
            outside_line=self.outside_line if self.hides_there() else "",
            agreement=UUID(self.agreement) if self.agreement else None,
            words=words_given(self.words),
        )

    def without(self, texts: Mapping[str, str]) -> None:
        """Takes texts from which quotations were taken out; an item with no word and no document left is taken off."""
        self.as_sent = texts.get("as_sent", self.as_sent)
        for place, item in enumerate(self.items):
            item["text"] = texts.get(f"items-{place}", item["text"]) or (
                BESIDE if item.get("document") else ""
            )
        self.items = [item for item in self.items if item["text"]]

    def hides_there(self) -> bool:
        """Whether something is to be shared that is hidden from somebody who works there."""
        return any(
            one["fate"] == SHARE
            and one.get("hidden_from", "").strip()
            and one.get("hidden_there") == Answer.YES
            for one in self.items
        )

    def says_danger(self) -> bool:
        """Whether somebody here says that someone is in danger: then no words are waited for."""
        return self.answers.get("danger") == Answer.YES

    def rings_first(self) -> bool:
        """Whether the numbers to ring stand first: danger, or sexual abuse of a child, or it may be that."""
        return self.says_danger() or may_be_abuse(self.answers.get("sexual_abuse"))

    def item(self, place: int) -> Stored:
        """Raises Missing."""
        if not 0 <= place < len(self.items):
            raise Missing
        return self.items[place]

    def _answers(self) -> AnswersGiven:
        said: Stored = {name: Answer(self.answers[name]) for name in _ANSWERS if self.answers.get(name)}
        texts: Stored = {name: self.answers.get(name, "") for name in _TEXTS}
        texts["confidence"] = confidence_said(self.answers)
        method = Method(self.answers.get("method") or Method.SERVICE)
        second, review = self.answers.get("second_person"), self.answers.get("review_on")
        return AnswersGiven(
            **said,
            **texts,
            confidence_met=confidence_chosen(self.answers),
            conditions=tuple(self.conditions),
            method=method,
            second_person=UUID(second) if second else None,
            review_on=date.fromisoformat(review) if review else None,
        )


def read(by: Actor, request_id: UUID) -> Deciding:
    """This post's, or an empty one."""
    held = drafts.about(by, KIND, request_id)
    return Deciding(**held.body) if held else Deciding()


def save(by: Actor, request_id: UUID, deciding: Deciding) -> None:
    """Keeps what was said; begins the draft with the first thing said."""
    body = {one.name: getattr(deciding, one.name) for one in fields(Deciding)}
    held = drafts.about(by, KIND, request_id)
    if held is None:
        drafts.begin(by, KIND, body, about=request_id)
    else:
        drafts.save(by, held.id, body)


def drop(by: Actor, request_id: UUID) -> None:
    """Once it is decided."""
    drafts.drop_about(by, KIND, request_id)


def item_given(stored: Stored, common: Mapping[str, str]) -> ItemGiven:
    """An item with its tests: the common ones for what is shared, its own where they differ."""
    share = stored["fate"] == SHARE
    tests = {**(common if share else {}), **{name: said for name, said in stored["tests"].items() if said}}
    observed = stored["observed_on"]
    return ItemGiven(
        text=stored["text"],
        kind=ItemKind(stored["kind"]),
        source=stored["source"],
        about=stored["about"],
        classes=frozenset(InfoClass(word) for word in stored["classes"]),
        marking=Marking(stored["marking"]),
        observed_on=date.fromisoformat(observed) if observed else None,
        why_it_bears=stored["why_it_bears"],
        share=share,
        known_false=stored["fate"] == FALSE,
        withheld_because=stored["withheld_because"],
        tests={name: Answer(said) for name, said in tests.items() if said},
        document=document_given(stored.get("document")),
        hidden_from=tuple(
            name.strip() for name in stored.get("hidden_from", "").splitlines() if name.strip()
        ),
        hidden_there=Answer(stored.get("hidden_there") or Answer.NOT_KNOWN),
        reaches_them=Answer(stored.get("reaches_them") or Answer.NOT_KNOWN),
    )


def terms_given(stored: Stored) -> TermsGiven:
    """The terms chosen so far."""
    if not stored:
        return TermsGiven()
    ends = stored["expires_on"]
    return TermsGiven(
        passing_on=PassingOn(stored["passing_on"]),
        bodies=tuple(UUID(body) for body in stored["bodies"]),
        show_originator=ShowOriginator(stored["show_originator"]),
        keep_out_of_online_access=stored["keep_out_of_online_access"],
        not_to_be_mentioned_to=stored["not_to_be_mentioned_to"],
        expires_on=date.fromisoformat(ends) if ends else None,
    )
