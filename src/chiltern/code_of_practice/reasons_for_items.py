"""The reasons of one item: the two bars, the duty's two questions, the five tests, the condition for special
data.

Clauses 2.1, 3.5, 9.3.
"""

from __future__ import annotations

from chiltern.code_of_practice.reason import asked, reason
from chiltern.code_of_practice.words import Answer

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN

# The two bars stand everywhere, in danger too
KNOWN_FALSE = reason("bar.known_false", NO, "It is known to be false: it does not go.", clauses=("3.5",))
HIDDEN_PERSON_RECEIVES = reason(
    "bar.hidden_person_receives",
    NO,
    "It says where someone is, and would reach a person from whom that is hidden.",
    clauses=("3.4", "3.7"),
)
HIDDEN_PERSON_THERE_NOT_PROTECTIVE = reason(
    "bar.hidden_person_there",
    NO,
    "A person from whom this place is hidden works there, and protecting children is not what they are "
    "there for.",
    clauses=("3.4", "3.7"),
)
PLACE_NOT_THIS_WAY = reason(
    "bar.place_not_this_way",
    NO,
    "A person from whom this place is hidden works there: it goes only to named posts outside that "
    "person's line, "
    "released by a second person; in danger by voice.",
    clauses=("3.4", "3.7"),
)
PLACE_COURT_FORM = reason(
    "bar.place_court_form",
    NO,
    "A hidden place goes to a court only in the court's confidential form.",
    clauses=("3.4", "3.7"),
)
PLACE_HIDDEN_THERE_NOT_KNOWN = reason(
    "place.hidden_person_there_not_known",
    NOT_KNOWN,
    "Does anyone from whom this place is hidden work there?",
    clauses=("3.4", "3.7"),
    who_could_say="you, or the one who would receive it",
)
PLACE_NOBODY_THERE = reason(
    "place.nobody_there", YES, "Nobody from whom this place is hidden works there.", clauses=("3.4", "3.7")
)
PLACE_NAMED_POSTS = reason(
    "place.named_posts",
    YES,
    "It goes only to named posts outside that person's line, released by a second person.",
    clauses=("3.4", "3.7"),
)
PLACE_TO_BE_RELEASED = reason(
    "place.to_be_released",
    NOT_KNOWN,
    "It waits for a second person to release it, to named posts outside that person's line. Until then "
    "nothing of it leaves.",
    clauses=("3.4", "3.7"),
    who_could_say="a second person at your agency, who is not the one who decided",
)
PLACE_BY_VOICE = reason(
    "place.by_voice",
    YES,
    "It goes by voice, to named posts outside that person's line.",
    clauses=("3.4", "3.6"),
)
PLACE_LOOKED_AT_AFTERWARDS = reason(
    "place.looked_at_afterwards",
    NOT_KNOWN,
    "A second person looks afterwards at how the place was passed on.",
    clauses=("3.4",),
    who_could_say="a second person at your agency",
)
PLACE_COURT_CONFIDENTIAL = reason(
    "place.court_confidential", YES, "It goes in the court's confidential form.", clauses=("3.4",)
)

# Compulsion, for one item
WITHIN_ORDER = reason("item.within_order", YES, "The court's order covers it.", clauses=("2.1",))
OUTSIDE_ORDER = reason("item.outside_order", NO, "The court's order does not cover it.", clauses=("2.1",))
COMPELLED_ONCE_ANSWERED = reason(
    "item.compelled_once_answered",
    NOT_KNOWN,
    "A court or the duty to share compels it: must, once what is not known of it is answered.",
    clauses=("3.5", "9.3"),
    law=("duty-to-share",),
    who_could_say="you, who decide",
)
COMPELLED_AGAINST_A_TEST = reason(
    "item.compelled_against_a_test",
    NOT_KNOWN,
    "A court or the duty to share compels it, and you answered a test with no: it does not go so, and withholding it is "
    "declining. Look again, ask the court to limit its order, or ask a manager to agree.",
    clauses=("3.5", "9.3"),
    law=("duty-to-share",),
    who_could_say="you, who decide, and a manager",
)
WELFARE = asked(
    "item.relevant_to_welfare",
    yes="You consider it relevant to safeguarding or promoting this child's welfare.",
    no="You do not consider it relevant to safeguarding or promoting this child's welfare.",
    not_known="Is it relevant to safeguarding or promoting this child's welfare? The duty stays open.",
    who_could_say="you, who hold it",
    clauses=("9.3",),
    law=("duty-to-share",),
)
MAY_HELP = asked(
    "item.may_help",
    yes="It may help their work for this child.",
    no="It could not help their work for this child.",
    not_known="May it help their work for this child? The duty stays open.",
    who_could_say="you, or the one who asks",
    clauses=("3.5", "9.3"),
    law=("duty-to-share",),
)

# The five tests
NECESSARY = asked(
    "test.necessary",
    yes="It is necessary.",
    no="It is not necessary.",
    not_known="Is it necessary?",
    who_could_say="you, who decide",
    clauses=("3.5", "2.2"),
)
PROPORTIONATE = asked(
    "test.proportionate",
    yes="It is proportionate.",
    no="It is not proportionate.",
    not_known="Is this much proportionate?",
    who_could_say="you, who decide",
    clauses=("3.5", "2.2"),
    law=("hra-1998",),
)
RELEVANT = asked(
    "test.relevant",
    yes="It is relevant.",
    no="It is not relevant.",
    not_known="Is it relevant?",
    who_could_say="you, who decide",
    clauses=("3.5",),
)
ACCURATE = asked(
    "test.accurate",
    yes="It is clear what is fact, opinion, reported or unconfirmed, and how old it is.",
    no="It is not clear what is fact, opinion, reported or unconfirmed, or how old it is.",
    not_known="Is it clear what is fact, opinion, reported or unconfirmed, and how old it is?",
    who_could_say="you, or whoever wrote it",
    clauses=("3.5",),
)
NEED_TO_KNOW = asked(
    "test.need_to_know",
    yes="Those who would receive it need to know it.",
    no="Those who would receive it do not need to know it.",
    not_known="Do those who would receive it need to know it?",
    who_could_say="you, or the one who asks",
    clauses=("3.5", "2.2"),
)

# Consent and conditions, for one item
CLASS_NOT_CONSENTED = reason(
    "item.class_not_consented",
    NO,
    "The consent does not cover information of this kind.",
    clauses=("3.3", "9.1"),
)
SPECIAL_CONDITION = asked(
    "item.special_condition",
    yes="A condition for special-category data is named.",
    no="No condition for special-category data applies.",
    not_known="Which condition allows sharing special-category data? After a refusal the safeguarding "
    "condition "
    "is not enough by itself.",
    who_could_say="you, or your information-governance adviser",
    clauses=("2.1",),
    law=("uk-gdpr", "dpa-2018"),
)
OFFENCE_CONDITION = asked(
    "item.offence_condition",
    yes="A condition for offence data is named.",
    no="No condition for offence data applies.",
    not_known="Which condition allows sharing offence data?",
    who_could_say="you, or your information-governance adviser",
    clauses=("2.1",),
    law=("uk-gdpr", "dpa-2018", "criminal-offence-data"),
)
