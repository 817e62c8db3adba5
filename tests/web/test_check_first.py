"""“Check before relying on it” stands beside every row of law that nobody has read in the law itself. Clauses 1.4 and 2.1."""

from __future__ import annotations

import html
import re

import pytest

from tests.cast import Cast
from tests.house.floors import SOURCE, sources
from tests.web.browser import Browser, body
from tests.web.consenting import Consenting
from tests.web.test_withdrawn import withdrawn
from tests.web.walking import Walk

pytestmark = pytest.mark.clause("1.4", "2.1")
FIRST = "heck before relying on it"
TASK, LIFE = "ublic authorities carrying out their own tasks", "isk to life or limb"
BARE = re.compile(r"""row\((?![^()]*"purpose"\))[^()]*\)\.says\b""")


def insist_marked(page: str, row: str) -> None:
    """Wherever it stands on the page, that follows it."""
    _, *after = html.unescape(page).split(row)
    assert after, row
    assert [words[:60] for words in after if FIRST not in words[:120]] == []


def test_a_decision_from_its_form_to_its_page(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    for step in ("decide/conditions/", "decide/check/"):
        insist_marked(walk.page(step), TASK if step.endswith("conditions/") else "Public task")
    walk.send("decide/check/")
    insist_marked(walk.page("decision/"), "Public task")


def test_a_withdrawn_consent_from_the_answer_to_whoever_reads_it(cast: Cast) -> None:
    _, path, _, _ = withdrawn(cast)
    theirs = Browser(cast.stranger.practitioner)
    form = body(theirs.get(path))
    insist_marked(form, LIFE)
    kept = form.split('name="kept"')[1].split('value="')[1].split('"')[0]
    theirs.send(path, answer="kept", kept=[kept], basis="vital-interests", words="Her allergy.")
    insist_marked(body(Browser(cast.school.manager).get(path)), LIFE)


def test_a_consent_from_its_form_to_its_page(cast: Cast) -> None:
    journey = Consenting.begun(cast).asked().answered(cast.health)
    insist_marked(body(journey.browser.get(f"{journey.here}law/")), LIFE)
    journey.say("law", agreed="yes", basis="vital-interests")
    insist_marked(body(journey.browser.get(journey.here)), LIFE)
    insist_marked(body(journey.browser.get(journey.written())), LIFE)


def test_no_page_takes_the_words_of_a_row_without_whether_it_was_read() -> None:
    """Beside the pages above: whatever a page or a query for one takes of a row, it takes with that."""
    found = [
        f"{path.relative_to(SOURCE)}: {hit.group(0)}"
        for path in sources()
        if path.relative_to(SOURCE).parts[0] == "web" or "queries" in path.parts
        for hit in BARE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
