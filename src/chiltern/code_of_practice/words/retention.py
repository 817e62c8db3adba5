"""How long what is kept is kept: the classes that an agency sets years for, and from when they count. Clause 3.7."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class RetentionClass(Word):
    """What kind of record it is, by what stands on the agency's own record of a child."""

    CHILD_PROTECTION = "child-protection", "children with a child protection plan, now or before"
    LOOKED_AFTER = "looked-after", "children looked after, now or before"
    ADOPTION = "adoption", "children who were adopted"
    CHILD_IN_NEED = "child-in-need", "children in need"
    SCHOOL_FILE = "school-child-protection-file", "any other child"
    ADULT = "adult", "adults, where no child is named beside them"
    NOBODY = "nobody", "what was never matched to anybody on your record"


class CountsFrom(Word):
    """The day from which the years count."""

    BIRTH = "birth", "from the child’s birth"
    LAST = "last", "from the last thing done about it here"
