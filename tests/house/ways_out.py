"""What leaves the service other than as a page: files, notices by e-mail, and what jobs do. Each is on a list."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.floors import SOURCE

FILES = {
    "web/health.py": ("health",),
    "web/views/consent/one.py": ("signed_form",),
    "web/views/record/receipt.py": ("receipt_note", "receipt_proof", "record_key"),
    "web/views/record/own_file.py": ("record_file_download",),
    "web/views/sharing/documents.py": ("document",),
    "web/views/sharing/file_copy.py": ("file_copy_pdf",),
    "web/views/sharing/meet/file_copy.py": ("minute_file_copy_pdf",),
    "web/views/sharing/papers/page.py": ("tell_document_picture", "decide_document_picture"),
    "web/views/signatories/public.py": ("signatories_csv",),
}
"""Every module of the pages that answers with something else than a page, and the addresses where it does."""
ANSWERING = {"web/frame.py", "web/errors.py", "web/pdf.py"}
"""Where every page is put together, and a PDF for whoever asks."""
ANSWERS = {"HttpResponse", "FileResponse", "StreamingHttpResponse", "JsonResponse", "download", "pdf_answer"}

NOTICES = {
    "request.climbed": "a request is past its due time",
    "permission.climbed": "so is leave to pass on",
    "telling.climbed": "so is what was told",
    "look.climbed": "so is a second look",
    "review.climbed": "so is a day on which sharing without consent was to be looked at again",
    "invitation.climbed": "so is an invitation",
    "climb.given": "something of a colleague's is past its due time",
    "request.asked": "another agency asks",
    "telling.received": "another agency tells",
    "clarification.asked": "who was asked asks back",
    "reply.received": "an answer has come",
    "disclosure.received": "information has come",
    "minute.received": "the minute of a meeting has come",
    "call.reported": "somebody has written down what was told by us",
    "permission.asked": "somebody asks leave to pass on",
    "telling.answered": "what we told was answered",
    "look.asked": "something was shared alone, to be looked at",
    "advice.asked": "a colleague asks for advice",
    "advice.answered": "advice that was asked for is there",
    "release.asked": "a hidden place waits for a second person",
    "invitation.received": "another agency calls a meeting",
    "challenge.asked": "another agency says that it cannot wait",
    "challenge.answered": "what we said cannot wait was answered",
    "glass.told": "a colleague read outside their work",
    "glass.asked": "the representative asks why",
    "stop.asked": "consent is withdrawn, to be answered",
    "stop.answered": "a withdrawn consent is answered",
    "stop.climbed": "a withdrawn consent is past its due time",
    "correction.asked": "something that is held here was corrected, to be confirmed",
    "correction.climbed": "a correction is past its due time",
    "personal.asked": "a person asks what is held",
    "personal.climbed": "what a person asks is past its month",
    "consult.asked": "what may be released of ours is asked",
    "consult.answered": "an owner has said what may be released",
    "consult.climbed": "what is asked of an owner is past its date",
    "notice.asked": "an owner is not told yet, to agree",
    "notice.review": "so is the day on which that is looked at again",
    "notice.climbed": "so is one that nobody looked at",
    "disclosure.excepted": "what is ours was passed on without permission",
    "court.told": "a court orders what is ours",
    "order.climbed": "a court's order is past its day here",
    "inquiry.asked": "it is asked who read something, for an investigation",
    "named.received": "that is answered",
    "attempt.told": "somebody asked what we do not say",
}
"""Of what a mail may tell that it waits, by kind. The words of the mail are the same for all."""

MAILING = {"smtplib", "email.message", "django.core.mail"}
MAILERS = {"notices/sending.py"}
"""The one module that makes a mail, and sends it."""

JOBS = {
    "attempts.record": "asked for in vain",
    "overdue.climb": "past its due time, and standing replies at their hour",
    "looks.place": "second looks that nobody could take then",
    "consent.follow": "what rests on an answer that stands no more",
    "consent.lapse": "what rests on a consent past its last day",
    "retention.run": "an agency’s own copies past their years, where somebody there let its rules run",
    "ownership.check": "whether all that was shared lies where it was let go",
    "record_file.build": "an agency's own part of the record",
    "record_file.forget": "takes such a file away",
    "notices.find": "who is to be told",
    "notices.send": "one mail",
    "demo.load_batch": "an invented county, in a demo alone",
    "procrastinate.builtin_tasks.remove_old_jobs": "the package's own, which nobody defers",
}
"""Every job by name, and what of it anybody may get to see. tests/two_worlds/test_jobs.py runs them."""


def answering(root: Path = SOURCE) -> set[str]:
    """The modules of the pages that put an answer together themselves."""
    return {name for name, tree in modules(root / "web", root, ANSWERS) if _calls(tree) & ANSWERS}


def mailing(root: Path = SOURCE) -> set[str]:
    """The modules that can send a mail."""
    return {name for name, tree in modules(root, root, MAILING) if _imported(tree) & MAILING}


def modules(under: Path, root: Path, words: Iterable[str]) -> Iterator[tuple[str, ast.Module]]:
    """Every module in which one of these words stands, with what it says: to read it is quicker than to take it apart."""
    for file in sorted(under.rglob("*.py")):
        text = file.read_text()
        if any(word in text for word in words):
            yield file.relative_to(root).as_posix(), ast.parse(text)


def _calls(tree: ast.Module) -> set[str]:
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {name.id for name in called if isinstance(name, ast.Name)}


def _imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found
