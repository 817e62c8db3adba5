"""Forms: every kind of field, its errors, and that nothing typed is lost."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django import forms
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment

from chiltern.web.forms.adapter import ErrorLink, show
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import Frame
from chiltern.web.styleguide import EveryQuestion
from tests.web_look.html import elements, ids

HOSTILE = '"><script>alert(1)</script>'


class Ask(Questions):
    looks: ClassVar = {
        "urgency": Look(reveals={"urgent": "because"}, hints={"urgent": "Six hours."}),
        "why": Look(counts=True),
    }
    why = forms.CharField(label="Why do you need it?", max_length=100, widget=forms.Textarea)
    urgency = forms.ChoiceField(
        label="How urgent?", choices=[("urgent", "Urgent"), ("routine", "Routine")], widget=forms.RadioSelect
    )
    because = forms.CharField(label="What makes it urgent?", required=False, widget=forms.Textarea)
    born = DateParts(label="Date of birth", what="the date of birth")
    step = forms.CharField(widget=forms.HiddenInput)


def textarea_value(markup: str, name: str) -> str:
    (found,) = [each for each in elements(markup, "textarea") if each.attributes["name"] == name]
    # A browser drops the first line break of a text area.
    return found.text.removeprefix("\n")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
@example("\n\n  starts with lines\n    and indents\n")
@example('class="govuk-radios__conditional govuk-radios__conditional--hidden" data-aria-controls="x"')
@example("</textarea>&amp;&#10;")
def test_what_was_typed_comes_back_letter_by_letter(typed: str) -> None:
    shown = show(Ask({"why": typed, "because": typed, "urgency": "urgent"}))
    assert textarea_value(shown.field("why"), "why") == typed
    assert textarea_value(shown.field("urgency"), "because") == typed


def test_two_hundred_thousand_characters_come_back_with_a_message() -> None:
    shown = show(Ask({"why": "x" * 200_000}))
    said = "‘Why do you need it’ has 200000 characters; shorten it to 100 or fewer"
    assert ErrorLink(said, "#why") in shown.errors
    assert len(textarea_value(shown.field("why"), "why")) == 200_000


def test_a_form_that_takes_a_file_is_sent_in_parts_and_no_other() -> None:
    class Add(Questions):
        file = forms.FileField(label="The document", widget=forms.FileInput)

    shown = show(Add())
    (field,) = elements(shown.field("file"), "input")
    assert (field.attributes["type"], field.attributes["name"]) == ("file", "file")
    assert shown.takes_files
    assert not show(Ask()).takes_files


def test_every_error_links_to_something_on_the_page() -> None:
    shown = show(EveryQuestion({"born-day": "31", "born-month": "2", "born-year": "2016", "about": "dragon"}))
    on_page = ids(str(shown.all()))
    assert len(shown.errors) == 9
    assert [error for error in shown.errors if error.href.removeprefix("#") not in on_page] == []


def test_the_summary_lists_each_error_once_with_its_link(pages: Environment) -> None:
    shown = show(
        Ask({"urgency": "now", "born-day": "31", "born-month": "4", "born-year": "2016", "step": "2"})
    )
    summary = pages.get_template("macros/forms.html").module.error_summary(shown)  # type: ignore[attr-defined]
    assert [(each.attributes["href"], each.text) for each in elements(summary, "a")] == [
        ("#why", "Answer ‘Why do you need it’"),
        ("#urgency", "Choose one of the answers to ‘How urgent’"),
        ("#born-day", "The date of birth must be a real date: April 2016 has 30 days"),
    ]


def test_what_only_has_a_name_is_filled_in_or_chosen_also_where_a_form_adds_it_later() -> None:
    form = Ask({})
    form.fields["name"] = forms.CharField(label="Full name")
    form.fields["sector"] = forms.ChoiceField(label="Sector (optional)", choices=[("a", "A")])
    said = [error.text for error in show(form).errors]
    assert said[-2:] == ["Fill in ‘Full name’", "Choose an answer to ‘Sector’"]


def test_only_the_wrong_part_of_a_date_is_marked_and_all_parts_are_kept() -> None:
    shown = show(Ask({"born-day": "9", "born-month": "Brumaire", "born-year": "2016"}))
    inputs = elements(shown.field("born"), "input")
    assert [each.attributes["value"] for each in inputs] == ["9", "Brumaire", "2016"]
    marked = ["govuk-input--error" in each.attributes["class"] for each in inputs]
    assert marked == [False, True, False]


def test_hostile_values_are_escaped_in_every_kind_of_field() -> None:
    names = ["name", "why", "urgent_because", "about", "agency", "postcode", "password", "urgency"]
    data = dict.fromkeys([*names, "born-day", "born-month", "born-year"], HOSTILE)
    shown = show(EveryQuestion(data))
    assert "<script" not in shown.all()
    assert len(shown.fields) == len(EveryQuestion.base_fields) - 1


def test_a_password_is_never_shown_again() -> None:
    shown = show(EveryQuestion({"password": "correct horse"}))
    assert "correct horse" not in shown.all()
    assert shown.asks_again


def test_a_choice_reveals_its_field_and_sets_no_state_that_a_radio_may_not_have() -> None:
    shown = show(Ask())
    assert "because" not in shown.fields
    markup = str(shown.field("urgency"))
    assert 'name="because"' in markup
    assert "aria-controls" not in markup
    assert "__conditional--hidden" not in markup


def test_nothing_is_chosen_before_somebody_chooses() -> None:
    assert [
        each for each in elements(str(show(EveryQuestion()).all()), "input") if "checked" in each.attributes
    ] == []


def test_what_was_chosen_stays_chosen() -> None:
    shown = show(
        EveryQuestion({"urgency": "routine", "about": "adult", "agency": "police", "understood": "on"})
    )
    chosen = [
        each.attributes["value"]
        for each in elements(str(shown.all()), "input")
        if "checked" in each.attributes
    ]
    options = [
        each.attributes["value"]
        for each in elements(shown.field("agency"), "option")
        if "selected" in each.attributes
    ]
    assert (chosen, options) == (["routine", "on"], ["police"])


def test_a_field_without_a_look_is_never_left_out_in_silence() -> None:
    class Upload(Questions):
        document = forms.FileField()

    with pytest.raises(TypeError, match="no look for ClearableFileInput"):
        show(Upload())


def test_a_field_below_a_choice_that_is_not_offered_is_never_left_out_in_silence() -> None:
    form = Ask()
    form.fields["urgency"].choices = [("routine", "Routine")]  # type: ignore[attr-defined]
    with pytest.raises(KeyError, match="no choice 'urgent'"):
        show(form)


def test_an_address_and_a_number_come_back_as_they_were_typed() -> None:
    class Contact(Questions):
        address = forms.EmailField(label="E-mail address")
        weeks = forms.IntegerField(label="How many weeks?")

    shown = show(Contact({"address": "nobody@", "weeks": "two"}))
    address, weeks = elements(str(shown.all()), "input")
    assert (address.attributes["type"], address.attributes["value"]) == ("email", "nobody@")
    assert (weeks.attributes["type"], weeks.attributes["value"]) == ("text", "two")
    assert [error.text for error in shown.errors] == [
        "Enter ‘E-mail address’ like this: name@example.org",
        "Enter ‘How many weeks’ like this: 12",
    ]


def test_a_form_carries_its_id_and_its_hidden_values(pages: Environment, frame: Frame) -> None:
    shown = show(Ask(initial={"step": HOSTILE}), form_id="f-1")
    start = pages.get_template("macros/forms.html").module.form_start(frame, shown)  # type: ignore[attr-defined]
    values = {each.attributes["name"]: each.attributes["value"] for each in elements(start, "input")}
    assert values == {"csrfmiddlewaretoken": "t0ken", "form_id": "f-1", "step": HOSTILE}


def test_hints_and_browser_help_reach_the_page() -> None:
    markup = str(show(EveryQuestion()).all())
    by_name: dict[str, Any] = {each.attributes["name"]: each.attributes for each in elements(markup, "input")}
    assert by_name["postcode"]["autocomplete"] == "postal-code"
    assert by_name["name"]["aria-describedby"] == "name-hint"
    assert by_name["born-day"]["inputmode"] == "numeric"
    assert "Six hours." in show(Ask()).field("urgency")


def test_an_error_about_the_whole_form_has_no_link() -> None:
    class Both(Ask):
        def clean(self) -> None:
            raise forms.ValidationError("These two do not fit.")

    assert show(Both({"why": "x"})).errors[0] == ErrorLink("These two do not fit.")


def test_messages_that_a_form_states_itself_stay() -> None:
    class Own(Questions):
        why = forms.CharField(label="Why?", error_messages={"required": "Say why"})

    assert show(Own({})).errors == (ErrorLink("Say why", "#why"),)


def test_the_form_page_says_error_in_its_title(pages: Environment, frame: Frame) -> None:
    class Page:
        title, submit, back_href = "Ask for information", "Continue", "/back"
        form = show(Ask({}), form_id="f-1")

    page = pages.get_template("layout/form.html").render(frame=frame, page=Page)
    (title,) = elements(page, "title")
    assert title.text == "Error: Ask for information – Chiltern"
    assert len(elements(page, "h1")) == 1


class Search(Questions):
    looks: ClassVar = {"agency": Look(suggests=True), "other": Look(suggests=True)}
    agency = forms.ChoiceField(
        label="Which agency?", choices=[("", "Choose"), ("1", "St Osyth’s School"), ("2", "Hill School")]
    )
    other = forms.ChoiceField(label="Another?", choices=[("", "Not in the list"), ("1", "A")], required=False)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (
            {"agency-sought": "Acme  nursery"},
            "Nothing on the list is called ‘Acme nursery’: choose what is on it",
        ),
        ({"agency-sought": "SCHOOL"}, "‘SCHOOL’ fits 2 on the list: choose one of them"),
        ({"agency-sought": ""}, "Answer ‘Which agency’"),
        (
            {"agency": "1", "other-sought": "B"},
            "Nothing on the list is called ‘B’: choose what is on it, or empty this field",
        ),
    ],
)
def test_words_that_fit_nothing_on_a_list_come_back_with_what_to_do(sent: dict[str, str], says: str) -> None:
    shown = show(Search(sent))
    assert [error.text for error in shown.errors] == [says]
    typed = next((sent[name] for name in sent if name.endswith("-sought") and sent[name]), "")
    assert f'data-sought="{" ".join(typed.split())}"' in str(shown.all()) or not typed


@pytest.mark.parametrize(
    "beside", [{}, {"other-sought": "Not in the list"}, {"agency-sought": "Hill School"}]
)
def test_words_beside_what_was_chosen_change_nothing(beside: dict[str, str]) -> None:
    form = Search({"agency": "2", **beside})
    assert form.is_valid(), form.errors
