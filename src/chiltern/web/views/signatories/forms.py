"""Questions of applying, signing and admitting. The actions check every answer again. Clauses sign.3, 4.1."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from chiltern.agencies.queries import Group, Sector, StatutoryDuty
from chiltern.web.forms.questions import Look, Questions

LONGEST = 200
_EMPTY = [("", "Choose one")]


def _choose(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return _EMPTY + [(key, says[:1].upper() + says[1:]) for key, says in choices]


class Details(Questions):
    """Which agency applies."""

    looks: ClassVar = {
        "commissioned_by": Look(suggests=True),
        "registration": Look(width="10"),
        "duty_number": Look(width="20"),
        "sensitive": Look(inline=True),
    }

    name = forms.CharField(label="Name of the agency", max_length=LONGEST, help_text="As others know it.")
    legal_body = forms.CharField(
        label="Legal body",
        max_length=LONGEST,
        help_text="The body in law that the agency belongs to: for an academy, its trust. It may be the agency itself.",
    )
    registration = forms.CharField(
        label="Registration with the data-protection regulator (optional)",
        max_length=20,
        required=False,
        help_text="Of the legal body, like ZA123456. Leave empty where it is exempt or not to hand.",
    )
    sector = forms.ChoiceField(label="Sector", choices=_choose(Sector.choices()))
    area = forms.CharField(
        label="Area (optional)",
        max_length=LONGEST,
        required=False,
        help_text="Where it works: a town, a district, the county.",
    )
    commissioned_by = forms.ChoiceField(
        label="Commissioned or funded by (optional)",
        required=False,
        help_text="Only where a signatory commissions or funds the agency’s work with children.",
    )
    sensitive = forms.ChoiceField(
        label="Is it a sensitive service?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        help_text="Such as a refuge or a sexual-health clinic: that it knows a person can itself be a secret.",
    )
    duty_number = forms.CharField(
        label="Number to ring in working hours (optional)",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
        help_text="Of the desk, not of a person. It is shown to everyone.",
    )

    def __init__(self, commissioners: list[tuple[str, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commissioned_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Nobody"), *commissioners]


class Signing(Questions):
    """The signature, exactly as the Code's own page asks for it."""

    looks: ClassVar = {
        "group": Look(
            hints={
                "core": "Meets, reviews how the Code is used, and decides about it.",
                "virtual": "Does not meet. Is asked and told in writing.",
            }
        )
    }

    signed_by = forms.CharField(
        label="Name of whoever signs", max_length=LONGEST, help_text="Somebody who may sign for the agency."
    )
    representative_name = forms.CharField(label="Name of the Nominated Representative", max_length=LONGEST)
    representative_email = forms.EmailField(
        label="E-mail address of the Nominated Representative", max_length=254, help_text="A work address."
    )
    group = forms.ChoiceField(
        label="In which group will the representative work?",
        choices=[(each.value, each.says) for each in (Group.VIRTUAL, Group.CORE)],
        widget=forms.RadioSelect,
    )
    code_version = forms.CharField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label="The agency subscribes to the Code of Practice and to the terms of reference of its group",
        error_messages={"required": "Tick that the agency subscribes, or do not sign"},
    )


class Admitting(Questions):
    """What the officer checks before admitting."""

    statutory_duty = forms.ChoiceField(
        label="Does the duty to share cover this agency?",
        choices=[(each.value, each.says[:1].upper() + each.says[1:]) for each in StatutoryDuty],
        widget=forms.RadioSelect,
        help_text="Children Act 2004, section 16LA. If you cannot tell yet, admit it as not yet checked.",
    )
