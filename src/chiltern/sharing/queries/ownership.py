"""Whether anything lies with an agency to which its owner, a permission or a recorded reason did not let it. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from django.db import connections

from chiltern.foundation.actor import Actor
from chiltern.ledger.verifying.findings import Finding
from chiltern.sharing.models import OwnershipCheck

_BEYOND = "select item, agency from ctx.beyond_their_owners() order by item, agency"

BEYOND = "item.beyond_its_owner"


def beyond_their_owners(using: str) -> list[Finding]:
    """For the check of the record: each item with each agency, by their ids."""
    with connections[using].cursor() as cursor:
        cursor.execute(_BEYOND)
        rows: list[tuple[UUID, UUID]] = cursor.fetchall()
    return [Finding(BEYOND, None, _says(item, agency)) for item, agency in rows]


def last_ownership_check(by: Actor) -> OwnershipCheck | None:
    """The last one; for anybody but the partnership's office there is none."""
    return OwnershipCheck.objects.order_by("-made_at").first()


def _says(item: UUID, agency: UUID) -> str:
    return (
        f"information {item} lies with agency {agency}, and no decision, terms or permission of its owner nor a recorded "
        "reason let it go there"
    )
