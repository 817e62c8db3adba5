"""Closed lists about people: a stable key to store, and the words in which a page says it (clause 3.4)."""

from __future__ import annotations

from chiltern.code_of_practice.words import Word


class NameKind(Word):
    """How a name is used. A former name is one that has ended."""

    LEGAL = "legal", "name"
    KNOWN_AS = "known_as", "known as"
    AT_BIRTH = "at_birth", "name at birth"


class PlaceKind(Word):
    """What kind of place or way to find somebody: all of it is locating information."""

    HOME = "home", "home"
    OTHER_HOME = "other_home", "second home"
    SCHOOL = "school", "school or nursery"
    SURGERY = "surgery", "surgery or clinic"
    WORK = "work", "workplace"
    PHONE = "phone", "telephone"
    OTHER = "other", "other"


class IdentifierKind(Word):
    """Numbers by which other systems know a person. A UPN can change."""

    NHS_NUMBER = "nhs_number", "NHS number"
    UPN = "upn", "unique pupil number"
    OTHER = "other", "other number"


class RelationKind(Word):
    """What the other person is to this one."""

    MOTHER = "mother", "mother"
    FATHER = "father", "father"
    PARENT = "parent", "parent"
    STEP_PARENT = "step_parent", "step-parent or parent's partner"
    CARER = "carer", "carer"
    GRANDPARENT = "grandparent", "grandparent"
    SIBLING = "sibling", "brother or sister"
    TWIN = "twin", "twin"
    COUSIN = "cousin", "cousin"
    PARTNER = "partner", "partner"
    CHILD = "child", "son or daughter"
    OTHER = "other", "other"


class Contact(Word):
    """How much they see each other, as far as the agency knows."""

    LIVES_WITH = "lives_with", "lives with"
    REGULAR = "regular", "regular contact"
    SOME = "some", "some contact"
    SUPERVISED = "supervised", "supervised contact only"
    NONE = "none", "no contact"
    FORBIDDEN = "forbidden", "contact forbidden by an order"
    NOT_KNOWN = "not_known", "not known"


class ResponsibilityHow(Word):
    """How parental responsibility came about (Children Act 1989, sections 2 to 5, 12, 14C, 33 and 44)."""

    BIRTH_MOTHER = "birth_mother", "mother, by birth"
    MARRIED = "married", "parent married to the mother"
    REGISTERED = "registered", "named on the birth certificate"
    AGREEMENT = "agreement", "by agreement with the mother"
    COURT_ORDER = "court_order", "by order of a court"
    ARRANGEMENTS_ORDER = "arrangements_order", "by a child arrangements order"
    GUARDIANSHIP = "guardianship", "guardian or special guardian"
    ADOPTION = "adoption", "by adoption"
    CARE_ORDER = "care_order", "the council, under a care order"
    PROTECTION_ORDER = "protection_order", "under an emergency protection order"
    NOT_KNOWN = "not_known", "not known how"


class StatusKind(Word):
    """What stands about a person, or is ordered."""

    PROTECTION_PLAN = "protection_plan", "child protection plan"
    CHILD_IN_NEED = "child_in_need", "child in need"
    LOOKED_AFTER = "looked_after", "looked after"
    EARLY_HELP = "early_help", "early help assessment"
    CARE_ORDER = "care_order", "care or supervision order"
    CONTACT_ORDER = "contact_order", "child arrangements or contact order"
    PROHIBITED_STEPS = "prohibited_steps", "prohibited steps order"
    NON_MOLESTATION = "non_molestation", "non-molestation order"
    BAIL = "bail", "bail conditions"
    LICENCE = "licence", "licence conditions"
    OTHER = "other", "other status or order"


class CareSection(Word):
    """Under which section of the Children Act 1989 a child is looked after."""

    SECTION_20 = "section_20", "accommodated, section 20"
    SECTION_31 = "section_31", "care order, section 31"
    SECTION_38 = "section_38", "interim care order, section 38"
    SECTION_44 = "section_44", "emergency protection order, section 44"
    SECTION_46 = "section_46", "police protection, section 46"
    OTHER = "other", "another section"


class HowKnown(Word):
    """Whether the paper was seen, or somebody said so."""

    SEEN_ON_PAPER = "seen_on_paper", "seen on paper"
    TOLD = "told", "told"


OLDER = frozenset({RelationKind.MOTHER, RelationKind.FATHER, RelationKind.PARENT, RelationKind.GRANDPARENT})
"""Those who are older than the person to whom they are this."""
OF_PARENTS = frozenset(
    {
        ResponsibilityHow.BIRTH_MOTHER,
        ResponsibilityHow.MARRIED,
        ResponsibilityHow.REGISTERED,
        ResponsibilityHow.AGREEMENT,
        ResponsibilityHow.ADOPTION,
    }
)
"""How a parent holds responsibility: such a holder is older than the child."""
