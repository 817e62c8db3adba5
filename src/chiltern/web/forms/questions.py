"""The base of every form: its messages say what to do, and how each question looks stands beside its fields.

No clause of the Code. What was typed always comes back, right or wrong; only passwords are typed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms

from chiltern.foundation.plain_text import turns

EMPTY: Mapping[str, str] = {}
SOUGHT = "-sought"
"""After a field's name: the words by which its list was searched. The page's script sends them."""
LONGEST_SOUGHT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one question is shown, beyond its label, its hint (`help_text`) and its widget's attributes."""

    size: str = ""
    """Of label or legend: s, m, l or xl."""
    is_heading: bool = False
    """The label is the page's h1: for one thing a page."""
    width: str = ""
    """In characters (2, 3, 4, 5, 10, 20, 30), or a fraction such as one-half."""
    prefix: str = ""
    suffix: str = ""
    rows: int = 5
    counts: bool = False
    """Whether a long answer shows how many characters are left; the field needs its max_length."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """A hint for each choice, by its value."""
    reveals: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """The names of the fields that stand below a choice, by the choice's value."""
    exclusive: str = ""
    """The value of the tick box that excludes the others: "none of these"."""
    inline: bool = False
    small: bool = False
    clauses: tuple[str, ...] = ()
    """Those behind it, where its hint says what it means."""
    suggests: bool = False
    """A list of choices that is searched by typing; without script it stays a list."""

    def below(self) -> Mapping[str, tuple[str, ...]]:
        """What stands below each choice that shows more."""
        return {value: (names,) if isinstance(names, str) else names for value, names in self.reveals.items()}


PLAIN = Look()


class Questions(forms.Form):
    """A form whose fields are shown by `adapter.show`; `looks` names those that differ from plain."""

    use_required_attribute = False
    looks: ClassVar[Mapping[str, Look]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Forms pass on whatever they were given; the framework's own list of it differs from one release to the next.
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        # Not when it is made: a form may add fields of its own afterwards, and those speak plainly too.
        for name, asked in self.fields.items():
            label = str(asked.label or name.replace("_", " "))
            _speak_plainly(asked, label)
            if isinstance(asked, forms.CharField) and type(asked.widget) in _ONE_LINE:
                asked.validators.append(_Straight(_quoted(label)))
            if isinstance(asked, forms.ChoiceField) and self.looks.get(name, PLAIN).suggests:
                _insist_on_a_choice(asked, self.data, self.add_prefix(name))
        super().full_clean()


_ONE_LINE = (forms.TextInput, forms.SearchInput)


class _Straight:
    """A line, such as a name, without signs that turn the direction of writing: they make it read as another."""

    def __init__(self, quoted: str) -> None:
        self.quoted = quoted

    def __call__(self, value: str) -> None:
        if turns(value):
            raise forms.ValidationError(
                f"Type ‘{self.quoted}’ again: it holds an invisible sign that turns the direction of writing"
            )


def words_sought(data: Mapping[str, Any], name: str) -> str:
    """What was typed to search a list of choices, where nothing was chosen; '' where there is no such thing."""
    return "" if data.get(name) else " ".join(str(data.get(f"{name}{SOUGHT}") or "").split())


def _insist_on_a_choice(asked: forms.ChoiceField, data: Mapping[str, Any], name: str) -> None:
    """Words that fit nothing on the list, or several, are said to do so: else they would count as no answer."""
    sought = words_sought(data, name)
    offered: Any = asked.widget
    listed = {str(text).strip().casefold(): str(value) for value, text in offered.choices}
    if not sought or listed.get(sought.casefold()) == "":
        return
    fitting = sum(sought.casefold() in text for text, value in listed.items() if value)
    said = sought[:LONGEST_SOUGHT]
    wrong = (
        f"‘{said}’ fits {fitting} on the list: choose one of them"
        if fitting
        else f"Nothing on the list is called ‘{said}’: choose what is on it"
    )
    asked.error_messages["required"] = wrong if asked.required else f"{wrong}, or empty this field"
    asked.required = True


def _quoted(label: str) -> str:
    return label.removesuffix(" (optional)").rstrip("?:. ")


def _speak_plainly(asked: forms.Field, label: str) -> None:
    """Replaces the framework's own messages; those that a form states itself stay."""
    quoted = _quoted(label)
    plain = {
        "required": _ask_for(asked, label, quoted),
        "invalid_choice": f"Choose one of the answers to ‘{quoted}’",
        "invalid_list": f"Choose from the answers to ‘{quoted}’",
    }
    if isinstance(asked, forms.IntegerField | forms.DecimalField):
        plain["invalid"] = f"Enter ‘{quoted}’ like this: 12"
    if isinstance(asked, forms.EmailField):
        asked.error_messages.setdefault("invalid", f"Enter ‘{quoted}’ like this: name@example.org")
    for code, message in plain.items():
        if code in asked.error_messages and asked.error_messages[code] == _framework_message(asked, code):
            asked.error_messages[code] = message
    too_long = "‘{}’ has %(show_value)d characters; shorten it to %(limit_value)d or fewer"
    asked.error_messages.setdefault("max_length", too_long.format(quoted.replace("%", "%%")))
    asked.error_messages.setdefault(
        "null_characters_not_allowed", f"Take the unreadable sign out of ‘{quoted}’"
    )


def _ask_for(asked: forms.Field, label: str, quoted: str) -> str:
    """A question is answered; what only has a name is filled in or chosen."""
    if label.endswith("?") or isinstance(asked, forms.BooleanField):
        return f"Answer ‘{quoted}’"
    return (
        f"Choose an answer to ‘{quoted}’" if isinstance(asked, forms.ChoiceField) else f"Fill in ‘{quoted}’"
    )


def _framework_message(asked: forms.Field, code: str) -> object:
    for ancestor in type(asked).__mro__:
        message = vars(ancestor).get("default_error_messages", EMPTY).get(code)
        if message is not None:
            return message
    return None
