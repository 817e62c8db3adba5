"""The questions of the representative's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from chiltern.agencies.queries.posts import PersonRow, TeamRow
from chiltern.agencies.workings.asked import LONGEST, PostAsked
from chiltern.code_of_practice.roles import ROLES
from chiltern.code_of_practice.words import Role
from chiltern.web.forms.questions import Look, Questions

ROLE_HINTS = {str(role): row.says for role, row in ROLES.items()}
Choices = Sequence[tuple[str, str]]


class AboutPost(Questions):
    """Role, title and teams of a post."""

    looks: ClassVar = {"role": Look(hints=ROLE_HINTS)}

    title = forms.CharField(
        label="What is the post called?",
        max_length=LONGEST,
        help_text="For example, Designated safeguarding lead.",
    )
    role = forms.ChoiceField(label="What is it for?", widget=forms.RadioSelect)
    teams = forms.MultipleChoiceField(
        label="Which teams does it belong to? (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whoever has the duty desk sees what comes in.",
    )

    def __init__(self, *args: Any, roles: Sequence[Role], teams: Sequence[TeamRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role", [(str(role), role.says[:1].upper() + role.says[1:]) for role in roles])
        offer(self, "teams", [(str(team.id), team.name) for team in teams])
        if not teams:
            del self.fields["teams"]

    def asked(self) -> PostAsked:
        """The post, as the action takes it."""
        given = self.cleaned_data
        return PostAsked(Role(given["role"]), given["title"], tuple(map(UUID, given.get("teams", ()))))


class Invitation(AboutPost):
    """Whom, and to which post."""

    looks: ClassVar = AboutPost.looks
    field_order = ("name", "address", "title", "role", "teams")

    name = forms.CharField(label="Full name", max_length=LONGEST)
    address = forms.EmailField(
        label="Work e-mail address",
        help_text="They sign in with it. Nothing is sent there.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class AboutTeam(Questions):
    """A team's name, and who is in it."""

    name = forms.CharField(label="What is the team called?", max_length=LONGEST)
    posts = forms.MultipleChoiceField(
        label="Who is in it?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Sequence[PersonRow], is_desk: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "posts",
            [(str(post.id), f"{person.name}, {post.title}") for person in people for post in person.posts],
        )
        if is_desk:
            del self.fields["name"]

    def chosen(self) -> tuple[UUID, ...]:
        """The posts."""
        return tuple(map(UUID, self.cleaned_data["posts"]))


class Ending(Questions):
    """Who takes over what only the ending post can see. Asked where there is such a thing."""

    hand_to = forms.ChoiceField(label="Who takes it over?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, takers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "hand_to", takers)
        if not takers:
            del self.fields["hand_to"]

    def taker(self) -> UUID | None:
        """The team, desk or post; None where nothing is left."""
        given = self.cleaned_data.get("hand_to")
        return UUID(given) if given else None


class Sure(Questions):
    """A button, and nothing to answer."""


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Sets what a field of choices offers."""
    field: Any = form.fields[name]
    field.choices = choices
