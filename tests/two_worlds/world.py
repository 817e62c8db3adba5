"""One world: the cast in one transaction that is rolled back, a clock that stands, and a story told in numbered steps."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from unittest.mock import patch
from uuid import UUID

from django.db import connection, transaction

from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import use_stream
from chiltern.ledger import integrator
from tests.cast import Cast
from tests.stage import Stage
from tests.two_worlds.chance import Chance

T = TypeVar("T")
START = datetime(2037, 11, 16, 9, tzinfo=UTC)
"""A Monday that lies ahead of everybody's post."""

IN_ORDER = """
select entry, commitment, parties from ledger_outbox order by xmin::text::bigint, cmin::text::bigint limit %s"""
"""A rolled-back world leaves holes in the table, which the next one fills in another order."""


@dataclass
class World:
    """`more` says whether what one side may not see is there; all else is the same in both, and drawn from the seed."""

    cast: Cast
    tokens: dict[UUID, str]
    seed: int
    more: bool
    hidden: list[UUID] = field(default_factory=list)
    """The ids of what is there in one world alone."""
    watching: list[UUID] = field(default_factory=list)
    """The posts from which it is hidden."""
    alike: dict[UUID, UUID] = field(default_factory=dict)
    """Posts that stand for one another in the two worlds: chance is the same for both."""
    abroad: bool = False
    """Whether those posts are all at agencies other than the one that hides: then their record is compared too."""
    _steps: int = 0
    _turns: int = 0
    _moved: timedelta = timedelta()
    _stands: datetime | None = None

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.chance = Chance(self.seed)
        self.cast = replace(self.cast, become=self.become)
        self.stage = Stage(self.cast)

    def step(self, act: Callable[[], T]) -> T:
        """Something that happens in both worlds."""
        self._steps += 1
        self._turns = 0
        return act()

    def secret(self, act: Callable[[], UUID]) -> UUID | None:
        """Something that happens in one of them alone, and takes its time in both; the id of what it made."""
        self._steps += 1
        self._turns = 0
        if not self.more:
            return None
        made = act()
        self.hidden.append(made)
        return made

    def become(self, post: UUID) -> Actor:
        """Enters the context as a post, at the moment of its turn in the step."""
        self._turns += 1
        self.turn(self.alike.get(post, post), self._steps, self._turns)
        context.leave()
        actor = context.enter(self.tokens[post])
        assert actor is not None, "this post does not stand"
        return actor

    def turn(self, *key: object) -> None:
        """From now on chance and clock are this turn's."""
        self.chance.turn(*key)
        said = START + self._moved + timedelta(minutes=7 * self._steps, seconds=self._turns)
        if said != self._stands:
            self._stands = said
            with connection.cursor() as cursor:
                cursor.execute("select tests_clock(%s)", [said])

    def later(self, passed: timedelta) -> None:
        """Time goes by."""
        self._moved += passed

    def some(self, count: int, *posts: UUID) -> list[UUID]:
        """So many of these."""
        return self.draw.sample(posts, count)

    @contextmanager
    def role(self, name: str) -> Iterator[None]:
        """As another of the database's roles."""
        take_role(name)
        yield
        take_role("app")

    @contextmanager
    def job(self, *key: object) -> Iterator[None]:
        """A job: as the worker's role, where each transaction enters for itself, as if it were its own."""
        self._steps += 1
        self._turns = 0
        self.turn("job", self._steps, *key)
        ways = ("enter_command", "enter_job")
        with self.role("worker"), ExitStack() as stack:
            for way in ways:
                stack.enter_context(patch.object(context, way, _alone(getattr(context, way))))
            yield
        context.leave()

    def seal(self) -> None:
        """The integrator seals what was done so far."""
        context.leave()
        self.chance.turn("seal", self._steps)
        with self.role("integrator"), patch.object(integrator, "_TAKE", IN_ORDER):
            integrator.seal()


def _alone(enter: Callable[..., T]) -> Callable[..., T]:
    def entering(*arguments: object) -> T:
        context.leave()
        return enter(*arguments)

    return entering


def take_role(name: str) -> None:
    """For the rest of the transaction. The tests' own connection logs in as the administrator, who may become any of them."""
    with connection.cursor() as cursor:
        cursor.execute(f"set local role chiltern_{name}")


@contextmanager
def beginning(cast: Cast, tokens: dict[UUID, str], seed: int, *, more: bool) -> Iterator[World]:
    """Made, and gone afterwards."""
    with transaction.atomic():
        take_role("app")
        world = World(cast, tokens, seed, more)
        use_stream(world.chance)
        try:
            yield world
        finally:
            use_stream(None)
            transaction.set_rollback(True)
