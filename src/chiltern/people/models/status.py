"""What stands about a person or is ordered: plans, looked after, orders, bail (clause 3.4)."""

from __future__ import annotations

from chiltern.foundation.sealed.fields import SealedJSONField
from chiltern.people.models.person import PersonRow


class StatusOrOrder(PersonRow):
    """Kind, section, by whom, and whether the paper was seen, all sealed in `says`."""

    says = SealedJSONField()
