"""Numbers for invented people: NHS numbers of the test range 999, pupil numbers of a council that never was."""

from __future__ import annotations

from collections.abc import Iterator

from nhs_number.validate import calculate_checksum
from stdnum.gb import upn

# No council has ever had this number: no pupil anywhere has one of these.
NO_COUNCIL = "899"
FIRST_SCHOOL = 2000


def nhs_numbers(first: int = 0) -> Iterator[str]:
    """Each valid number of the test range once, in order, from the serial `first` on; 900,000 of them in all."""
    for serial in range(first, 1_000_000):
        nine = f"999{serial:06d}"
        check = calculate_checksum(nine)
        # Modulus 11 gives some nine digits no last one.
        if check is not None and check < 10:
            yield f"{nine}{check}"


def pupil_number(school: int, year: int, serial: int) -> str:
    """A number with its check letter, as the school of this place in the list gave it in that year."""
    digits = f"{NO_COUNCIL}{FIRST_SCHOOL + school}{year % 100:02d}{serial:03d}"
    return f"{upn.calc_check_digit(digits)}{digits}"
