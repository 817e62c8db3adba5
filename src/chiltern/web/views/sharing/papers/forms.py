"""The questions about a document: the file, its pages, the words and the parts to black out. Clause 3.5."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from chiltern.files.workings.kinds import CANNOT, MEGABYTE, MOST_BYTES, MOST_PAGES
from chiltern.sharing.workings.documents import Part
from chiltern.web.forms.questions import Look, Questions


class AddDocument(Questions):
    """One file. What it is is judged by its content, when it is kept."""

    file = forms.FileField(
        label="The document",
        help_text=f"A PDF, or a photograph as JPEG or PNG, at most {MOST_BYTES // MEGABYTE} MB.",
        error_messages={"required": "Choose the file to add", "empty": CANNOT["empty"]},
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than the limit."""
        sent: UploadedFile[bytes] = self.cleaned_data["file"]
        if (sent.size or 0) > MOST_BYTES:
            raise forms.ValidationError(CANNOT["too_big"])
        return sent


class Pages(Questions):
    """Which pages go."""

    pages = forms.CharField(
        label="Which pages go?",
        max_length=500,
        help_text=f"For example 1, 3-5. At most {MOST_PAGES}: the pages that bear on this child, and no others.",
        error_messages={"required": "Write which pages go, for example 1, 3-5"},
    )
    looks: ClassVar = {"pages": Look(size="s", width="20")}


class Words(Questions):
    """Words that are blacked out wherever they stand on the chosen pages."""

    words = forms.CharField(
        label="Black out every place where these words stand",
        max_length=4_000,
        help_text="A name, a place or a number on each line. A part of a longer word is blacked out too.",
        error_messages={"required": "Write the words to black out"},
        widget=forms.Textarea,
    )
    looks: ClassVar = {"words": Look(size="s", rows=3)}


def _side(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100,
        error_messages={
            "min_value": f"‘{label}’ is between 0 and 100",
            "max_value": f"‘{label}’ is between 0 and 100",
        },
    )


class FourNumbers(Questions):
    """A part of a page by its four sides, in hundredths of the page."""

    left = _side("Left side")
    right = _side("Right side")
    top = _side("Upper side")
    bottom = _side("Lower side")

    def clean(self) -> dict[str, Any]:
        """It has an extent."""
        data: dict[str, Any] = super().clean() or {}
        for first, last, says in (
            ("left", "right", "The right side is further right than the left side"),
            ("top", "bottom", "The lower side is further down than the upper side"),
        ):
            if first in data and last in data and data[first] >= data[last]:
                self.add_error(last, says)
        return data

    def part(self, page: int) -> Part:
        """In thousandths."""
        said = self.cleaned_data
        return Part(page, *(said[side] * 10 for side in ("left", "top", "right", "bottom")))
