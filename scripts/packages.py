"""What the tests take from the system: a browser, and what PDF files are made with. Standard library only: what is missing
is installed while the environment is made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PANGO = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")


@contextmanager
def installed_beside(asked: bool) -> Iterator[None]:
    """Installs, where it is asked for, while something else is done, and waits for both."""
    if not asked:
        yield
        return
    with subprocess.Popen([sys.executable, str(Path(__file__))]):
        yield


def browser(*, install: bool) -> str | None:
    """The browser of the journeys: by the setting CHILTERN_CHROMIUM, or on the PATH, or installed now."""
    found = os.environ.get("CHILTERN_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and install:
        # The first is the same engine without windows, which takes less of the processor; not every system has it.
        found = next(filter(None, (shutil.which(name) for name in BROWSERS[:2] if apt(name))), None)
    return found


def pango(*, install: bool) -> bool:
    """Whether the system has what PDF files are made with; installed now where that is asked for."""
    found = all(map(find_library, PANGO))
    return found or (install and apt(*PANGO_PACKAGES))


def apt(*packages: str) -> bool:
    """Installs packages of the system's; False where that is not possible here."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {' '.join(packages)} ...", flush=True)
    for words in (("update",), ("install", "--yes", "--no-install-recommends", *packages)):
        done = subprocess.run(
            ["apt-get", "--quiet=2", *words], env=quiet, stdin=subprocess.DEVNULL, check=False
        )
    return done.returncode == 0


if __name__ == "__main__":
    try:
        browser(install=True)
        pango(install=True)
    except KeyboardInterrupt:
        sys.exit(1)
