"""Runs one step of a bench: `python -m chiltern.jobs.bench STEP FILE`. The file holds what the step needs, and then
what it found.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django

django.setup()

from chiltern.jobs.bench.steps import STEPS  # noqa: E402  models are ready only now


def main(step: str, file: Path) -> None:
    """Replaces the content of the file."""
    file.write_text(json.dumps(STEPS[step](**json.loads(file.read_text()))))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
