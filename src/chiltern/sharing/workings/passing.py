"""What a decision to pass on says: the form's own shape, typed. Clauses 3.5 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ExceptionalGround, Method
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.deciding import AnswersGiven, TermsGiven, names_those, terms_from
from chiltern.sharing.workings.holding_back import HoldGiven

OVER = "Its time is over: there is no new use of it. What you relied on stays readable. Ask its owner for more time."


@dataclass(frozen=True, slots=True)
class PassingGiven:
    """The tests are answered once for the chosen items, as on the page. In danger `purpose` and `reasons` may be empty."""

    purpose: str
    reasons: str
    answers: AnswersGiven
    tests: dict[str, Answer] = field(default_factory=dict)
    terms: TermsGiven = field(default_factory=TermsGiven)
    protects_this_child: Answer = Answer.NOT_KNOWN
    hidden_there: Answer = Answer.NOT_KNOWN
    """Of a place that came hidden from somebody: whether one of them works at, or belongs to, whoever gets it now."""
    reaches_them: Answer = Answer.NOT_KNOWN
    """Whether it would reach the post, line or shared inbox of one of them."""
    to_posts: tuple[UUID, ...] = ()
    """Where one of them works there: the posts outside that person's line; nobody else."""
    outside_line: str = ""
    """How it is known that they are outside it."""
    note: str = ""
    method: Method = Method.SERVICE
    exception: ExceptionalGround | None = None
    exception_reason: str = ""
    exception_reference: str = ""
    """The court's, the police's, or another by which it can be found."""
    authorised_by: str = ""
    """By name and rank or role, where the agency's procedure asks for somebody."""
    hold: HoldGiven | None = None
    """Where the notice to its owners is held back."""

    def names_who(self, *, outside: bool) -> bool:
        """Whether it goes to named posts alone, of whom it is said how they are known to be outside the line."""
        return names_those(self.to_posts, self.outside_line, outside=outside)

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        own = ("reasons", "note", "outside_line", "exception_reason", "exception_reference", "authorised_by")
        for name, text in {**self.answers.texts(), **{name: getattr(self, name) for name in own}}.items():
            short_enough(name, text)
        if self.hold is not None:
            self.hold.check()


def passing_from(stored: dict[str, Any]) -> PassingGiven:
    """What a stored decision passes on, read back: how, with which words and under which terms."""
    return PassingGiven(
        purpose=stored["purpose"],
        reasons=stored["reasons"],
        answers=AnswersGiven(method=Method(stored["method"])),
        terms=terms_from(stored["terms"]),
        to_posts=tuple(UUID(post) for post in stored["to_posts"]),
        note=stored["note"],
        method=Method(stored["method"]),
    )
