"""An agency's own part of the record as a file: asked for with a reason, made by a job, there for a week. 3.8 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from chiltern.agencies.actions.ask_for_record import ask_for_record
from chiltern.agencies.actions.download_record import download_record
from chiltern.agencies.queries.record_files import FileView, must_take, own_file, own_files
from chiltern.agencies.workings.record_file import MOST, REASON, STANDS
from chiltern.foundation.actor import Actor
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Questions
from chiltern.web.frame import render
from chiltern.web.london import LONDON, date_in_words, moment_in_words
from chiltern.web.parts import Row, Tag, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.record.receipt import download
from chiltern.web.views.team.door import answer


class AskForRecord(Questions):
    """Why, and from when on."""

    reason = forms.CharField(
        label="Why do you need it?",
        max_length=REASON,
        widget=forms.Textarea,
        help_text="For example: the yearly audit, or a complaint that you look into. The reason stays on the record.",
    )
    since = DateParts(
        label="From which day on? (optional)",
        what="the day",
        required=False,
        help_text="Leave it empty for everything. For example, 1 4 2026",
    )


@dataclass(frozen=True, slots=True)
class Files:
    """What was asked for before, and the form."""

    title: str
    says: tuple[str, ...]
    files: tuple[WorkRow, ...]
    form: ShownForm


@dataclass(frozen=True, slots=True)
class OneFile:
    """How far it is, and the download once it is there."""

    title: str
    tag: Tag
    says: str
    rows: tuple[Row, ...]
    look_again_href: str
    download_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def files(request: HttpRequest, by: Actor) -> HttpResponse:
    """For the representative and deputies alone."""
    must_take(by)
    form = AskForRecord(request.POST if request.method == "POST" else None)

    def act() -> str:
        day = form.cleaned_data["since"]
        since = datetime.combine(day, time(), LONDON) if day else None
        made = ask_for_record(by=by, reason=form.cleaned_data["reason"], since=since)
        say(request, "Asked for. It is being made now: this page shows how far it is.")
        return reverse("record_file", args=[made.id])

    done = answer(request, by, form, act)
    page = Files(
        title="Our part of the record as a file",
        says=(
            "A file with everything in the sealed record that your agency did or was told, with proofs that can be "
            "checked without this service. It names children and families: keep it as you keep their files.",
            "What named people alone may see is not in it, nor anything about somebody with whom you have a conflict "
            f"of interest. A file holds up to {MOST:,} entries, and can be downloaded for {STANDS.days} days. "
            "That you asked, and each download, is on the record.",
        ),
        files=tuple(_row(one) for one in own_files(by)),
        form=asked(form),
    )
    return done or render(request, "record/files.html", frame=frame_of(request, current="team"), page=page)


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, file_id: UUID) -> HttpResponse:
    """One file of this post's."""
    view = own_file(by, file_id)
    rows = [
        Row("Asked for", moment_in_words(view.asked_at)),
        Row("Why", view.reason),
        Row("From", date_in_words(view.since) if view.since else "The beginning"),
        Row("Entries", f"{view.entries:,}" if view.there or view.over else f"{view.entries:,} so far"),
    ]
    if view.until is not None:
        rows.append(Row("Size", f"{max(1, view.size // 1000):,} kB"))
        rows.append(Row("Can be downloaded until", moment_in_words(view.until)))
    page = OneFile(
        title="Our part of the record as a file",
        tag=_tag(view),
        says=_says(view),
        rows=tuple(rows),
        look_again_href="" if view.there or view.over else reverse("record_file", args=[file_id]),
        download_href=reverse("record_file_download", args=[file_id]) if view.there else "",
    )
    return render(request, "record/file.html", frame=frame_of(request, current="team"), page=page)


@require_GET
@for_a_post
def download_it(request: HttpRequest, by: Actor, file_id: UUID) -> HttpResponse:
    """The file itself. Its name says nothing of what is in it."""
    must_take(by)
    content = download_record(by=by, file_id=file_id)
    return download(content, f"record-{file_id}.zip", "application/zip")


def _row(view: FileView) -> WorkRow:
    return WorkRow(
        title=f"Asked for {moment_in_words(view.asked_at)}",
        href=reverse("record_file", args=[view.id]),
        detail=view.reason,
        tag=_tag(view),
    )


def _tag(view: FileView) -> Tag:
    if view.there:
        return Tag("Ready", "green")
    if view.over:
        return Tag("Taken away", "grey")
    if view.stopped:
        return Tag("Stopped", "red")
    return Tag(f"{view.state.says[0].upper()}{view.state.says[1:]}", "yellow")


def _says(view: FileView) -> str:
    if view.there:
        return "The file is ready. Each download is written down."
    if view.over:
        return "Its time is over, and the file was taken away. Ask for a new one if you need it again."
    if view.stopped:
        return "Making it has taken too long and was given up. Nothing is lost: ask for it again."
    if view.state == "too_many":
        return f"There are more than {MOST:,} entries. Ask again, from a later day on."
    return "It is being made. That takes a few seconds, or some minutes for a large agency. You can leave this page."
