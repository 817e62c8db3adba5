"""Everybody gets to their work, at both widths."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("width", [1280, 320])
def test_a_social_worker_reaches_their_work(enter: Any, width: int) -> None:
    worker = enter("Chilternshire Council – Children's Social Care", "Duty social worker", width)
    worker.go("/")
    assert "Your work" in worker.text()
    worker.go("/people/")
    worker.go("/code/")
    worker.go("/signatories/")
