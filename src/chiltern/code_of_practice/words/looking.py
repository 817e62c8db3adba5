"""The words of the second look at what one person decided alone in danger. Clauses 3.3 and 9.3."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class LookAnswer(Word):
    """What the second person says afterwards. What was shared stays shared either way."""

    AGREES = "agrees", "would have done the same"
    OTHERWISE = "otherwise", "would have done otherwise"


class ReviewAnswer(Word):
    """What is said of sharing without consent on the day on which it is looked at again."""

    STILL_RIGHT = "still_right", "still right"
    NO_LONGER = "no_longer", "no longer right"


class LookedBy(Word):
    """Why this person looks."""

    MANAGER = "manager", "a manager of the agency that decided"
    COMMISSIONER = "commissioner", "a safeguarding lead at the agency that commissions it"
    TRUST = "trust", "a safeguarding lead of the same trust or council"
    OFFICER = "officer", "named by the council's officer for the Code"
    NOBODY = "nobody", "nobody is named yet"
    SINCE = "since", "somebody who could be asked only later"
    REVIEW = "review", "whoever sees what was shared without consent, on its day"
