"""Numbers by which other systems know a person, their check digit or letter tested (3.5: accurate)."""

from __future__ import annotations

from nhs_number.validate import is_valid
from stdnum.gb import upn

from chiltern.foundation.gate import Invalid
from chiltern.people.workings import limits
from chiltern.people.workings.kinds import IdentifierKind

UPN_LENGTH = 13
# I, O and S are left out, because they are read as 1, 0 and 5.
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def checked(field: str, kind: IdentifierKind, typed: str) -> str:
    """The number as it is kept: no spaces, capitals. Raises Invalid with what is wrong with it."""
    value = limits.text(field, kind.says[0].upper() + kind.says[1:], typed, limits.IDENTIFIER, needed=True)
    if kind is IdentifierKind.NHS_NUMBER:
        return nhs(field, value)
    if kind is IdentifierKind.UPN:
        return pupil(field, value)
    return compact(value)


def nhs(field: str, typed: str) -> str:
    """An NHS number: ten digits, of which the last checks the others (modulus 11)."""
    digits = typed.replace(" ", "").replace("-", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) != 10:
        raise Invalid(field, "NHS number must be 10 digits, like 999 123 4560")
    if not is_valid(digits):
        raise Invalid(
            field, "This is not an NHS number: its last digit does not match the others. Check each digit"
        )
    return digits


def pupil(field: str, typed: str) -> str:
    """A unique pupil number: a check letter, eleven digits, and a digit or, where temporary, a letter.

    The library's list of council numbers is older than several councils: only form and letter count.
    """
    number = compact(typed)
    shaped = number.isascii() and number[:1] in UPN_LETTERS and number[1:-1].isdigit()
    if len(number) != UPN_LENGTH or not shaped or not (number[-1].isdigit() or number[-1] in UPN_LETTERS):
        raise Invalid(field, "Unique pupil number must be a letter and 12 digits, like B801200005001")
    if upn.calc_check_digit(number[1:]) != number[0]:
        raise Invalid(
            field,
            "This is not a unique pupil number: its first letter does not match the digits. Check each",
        )
    return number


def compact(typed: str) -> str:
    """Without spaces and dashes, in capitals: two ways of writing one number are one."""
    return "".join(typed.split()).replace("-", "").upper()


def shown(kind: str, value: str) -> str:
    """As people read it out: 999 123 4560."""
    if kind == IdentifierKind.NHS_NUMBER:
        return f"{value[:3]} {value[3:6]} {value[6:]}"
    return value
