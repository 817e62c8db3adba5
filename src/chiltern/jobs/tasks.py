"""The jobs by name, as foundation/later.py lists them. Arguments hold ids only."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chiltern.jobs.demo import load


@app.task(name="demo.load_batch", queue="demo", retry=RetryStrategy(max_attempts=5, linear_wait=2))
def load_batch(batch: int) -> None:
    """One batch of the demo in one transaction, which also defers the next."""
    load.load_batch(batch)
