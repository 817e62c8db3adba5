"""From where something is passed on: what came here, or a bundle of ours. Clauses 3.5 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.bundle_page import BundleView, bundle_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.views import ItemView
from chiltern.web.views.sharing.onward import draft as drafting
from chiltern.web.views.sharing.onward.draft import Passing
from chiltern.web.views.sharing.opened import put_on_record

BUNDLES = "/bundles/"


@dataclass(frozen=True, slots=True)
class Whence:
    """What is passed on from. `begins`: where it is said to whom, and what."""

    id: UUID
    items: tuple[ItemView, ...]
    page: str
    begins: str
    bundle: BundleView | None = None

    @property
    def here(self) -> str:
        """Under which its pages stand."""
        return f"{self.page}pass-on/"


def whence(request: HttpRequest, by: Actor, thing_id: UUID) -> Whence:
    """For whoever may pass it on. Raises Missing."""
    if not opens(by.role, Act.PASS_ON):
        raise Missing
    if request.path.startswith(BUNDLES):
        bundle = bundle_page(by, thing_id)
        page = f"{BUNDLES}{thing_id}/"
        items = tuple(part.item for part in bundle.parts if part.item and part.can_be_chosen)
        return Whence(thing_id, items, page, page, bundle)
    came = disclosure_page(by, thing_id)
    if not came.received:
        raise Missing
    put_on_record(by, came)
    page = f"/disclosures/{thing_id}/"
    return Whence(thing_id, came.items, page, f"{page}pass-on/")


def begun(by: Actor, came: Whence) -> Passing:
    """This post's draft; of a bundle to whom it goes, for what, and what stands in it is said already."""
    passing = drafting.read(by, came.id)
    if came.bundle is not None:
        passing.recipient = str(came.bundle.recipient)
        passing.purpose = came.bundle.purpose_key
        passing.items = [str(item) for item in came.bundle.chosen]
        passing.protects_this_child = came.bundle.protects_this_child
    return passing
