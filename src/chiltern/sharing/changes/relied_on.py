"""What an agency relied on in time stays readable there when its time is over; new use ends with it. Clause 3.10."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import Access
from chiltern.sharing.models import DisclosedItem, Disclosure


def is_over(disclosure: Disclosure, at: datetime) -> bool:
    """Whether what its terms allow has ended."""
    return disclosure.expires_at is not None and disclosure.expires_at < at


def keep_readable(by: Actor, disclosure: Disclosure) -> None:
    """For its recipient, which has it: nothing where it has no end, or where that is past and nobody had read it."""
    if disclosure.recipient != by.agency or disclosure.expires_at is None:
        return
    ways: dict[UUID, UUID | None] = dict(
        DisclosedItem.objects.filter(disclosure=disclosure).values_list("item", "via")
    )
    ending = Access.objects.filter(thing__in=ways, reader__in=by.readers).exclude(until=None)
    by_reader: dict[UUID, dict[UUID, UUID | None]] = {}
    for reader, item in ending.values_list("reader", "thing"):
        by_reader.setdefault(reader, {})[item] = ways[item]
    for reader, things in by_reader.items():
        access.grant_many([reader], things, kind="item.received", sort_at=disclosure.made_at)
