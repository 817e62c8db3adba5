"""Who may give which post where, as a plain table of answers. Serves clauses 4.1 and 4.2."""

from __future__ import annotations

from typing import NamedTuple

from chiltern.code_of_practice.roles import SCHEME_ROLES, opens
from chiltern.code_of_practice.words import Act, Role

REPRESENTING = frozenset({Role.REPRESENTATIVE, Role.DEPUTY})


class No(NamedTuple):
    """Why not: a stable key, and the sentence for the page."""

    key: str
    says: str


NOT_THIS_ROLE = No("post.not_this_role", "Your role does not do this.")
NOT_AT_THE_OFFICE = No(
    "post.not_at_the_office", "This role belongs to an agency; the partnership’s own office does not have it."
)
ONLY_AT_THE_OFFICE = No("post.only_at_the_office", "This role belongs to the partnership’s own office.")
FIRST_REPRESENTATIVE_ONLY = No(
    "post.first_representative_only",
    "At another agency you invite its first representative; they invite the others.",
)
REPRESENTED = No(
    "post.represented",
    "There is a representative already. End that post first, or make this person a deputy.",
)


def why_not_give(
    *, giver: Role, act: Act, own: bool, office: bool, role: Role, represented: bool
) -> No | None:
    """None where this role may give that post. `own`: at the giver's own agency; `office`: at the partnership's."""
    if not opens(giver, act) or not (own or giver is Role.COUNCIL_OFFICER):
        return NOT_THIS_ROLE
    if office is not (role in SCHEME_ROLES):
        return NOT_AT_THE_OFFICE if office else ONLY_AT_THE_OFFICE
    if not own and role is not Role.REPRESENTATIVE:
        return FIRST_REPRESENTATIVE_ONLY
    if role is Role.REPRESENTATIVE and represented:
        return REPRESENTED
    return None


def roles_to_give(*, own: bool, office: bool) -> tuple[Role, ...]:
    """The roles that a form offers."""
    if not own:
        return (Role.REPRESENTATIVE,)
    return tuple(role for role in Role if (role in SCHEME_ROLES) is office)
