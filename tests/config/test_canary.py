"""The canary itself: a line that names somebody is found."""

from __future__ import annotations

import logging
from typing import Any


def test_a_line_with_a_name_is_found(canaries: Any) -> None:
    logging.getLogger("chiltern.anything").warning("saved Amara Whitlock")
    assert len(canaries.found) == 1
    canaries.found.clear()


def test_a_line_without_one_is_not(canaries: Any) -> None:
    logging.getLogger("chiltern.anything").warning("saved")
    assert canaries.found == []
