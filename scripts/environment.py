"""Makes the virtual environment of this checkout: the parts of a hash-locked requirements file, then the
product itself. Standard library only; it runs before anything is installed. A stamp, written last, says
what is in it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "chiltern-stamp.json"
OLDEST = (3, 11)
NEWER_FIRST = ("python3.14", "python3.13", "python3.12", "python3.11")


def require_python() -> None:
    """Goes on with a newer Python of this machine where this one is too old; stops with a message
    otherwise.
    """
    if sys.version_info[:2] >= OLDEST:
        return
    for name in NEWER_FIRST:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])
    sys.exit(f"Chiltern needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")


def ensure(kind: str) -> Path:
    """Brings the environment up to date for `run` or `dev` and returns its Python. An environment that has
    the parts for development keeps them.
    """
    require_python()
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        _wait_for_others(folder)
        held = _stamp()
        if held.get("kind") == "dev":
            kind = "dev"
        if held != _wanted(kind):
            _install(kind, held)
    except KeyboardInterrupt:
        sys.exit("\nInterrupted. Run it again to go on.")
    finally:
        os.close(folder)
    return PYTHON


def _wait_for_others(folder: int) -> None:
    """Two at once would install over each other."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another ./start or ./test that is installing ...", flush=True)
        fcntl.flock(folder, fcntl.LOCK_EX)


def _stamp() -> dict[str, str]:
    """What the environment holds; empty where it is unfinished, or its Python is gone."""
    try:
        return dict(json.loads(STAMP.read_text())) if os.access(PYTHON, os.X_OK) else {}
    except (OSError, ValueError):
        return {}


def _wanted(kind: str) -> dict[str, str]:
    return {
        "kind": kind,
        "requirements": _digest(ROOT / "requirements" / f"{kind}.txt"),
        "project": _digest(ROOT / "pyproject.toml"),
        "folder": str(ROOT),
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _install(kind: str, held: dict[str, str]) -> None:
    if VENV.is_symlink():
        # Made anew through a link, the environment of another checkout would be emptied.
        sys.exit(f"{VENV} is a link to an environment of another checkout. Remove the link, then try again.")
    wanted = _wanted(kind)
    usable = (
        held["folder"] == str(ROOT) if held else _has_pip()
    )  # its scripts name the folder they were made in
    STAMP.unlink(missing_ok=True)
    if not usable:
        _make()
    if {**held, "project": ""} != {**wanted, "project": ""}:
        lock = ROOT / "requirements" / f"{kind}.txt"
        count = sum("==" in line for line in lock.read_text().splitlines())
        print(
            f"Installing {count} parts into .venv (the first time this takes a minute or so) ...", flush=True
        )
        _pip("install", "--require-hashes", "-r", str(lock))
    print("Installing Chiltern itself into .venv ...", flush=True)
    _pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    aside = STAMP.with_suffix(".new")
    aside.write_text(json.dumps(wanted))
    aside.replace(STAMP)


def _has_pip() -> bool:
    if not os.access(PYTHON, os.X_OK):
        return False
    version = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", version], capture_output=True, check=False).returncode == 0


def _make() -> None:
    print("Making the environment .venv ...", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return
    if "ensurepip" in done.stdout + done.stderr or "No module named venv" in done.stderr:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.exit(
            f"This Python cannot make environments. On Debian or Ubuntu: apt-get install python{version}-venv"
        )
    sys.exit(f"The environment {VENV} could not be made:\n{done.stdout}{done.stderr}")


def _pip(*arguments: str) -> None:
    quiet = ["-qq", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    if os.geteuid() == 0:
        quiet.append("--root-user-action=ignore")
    command = [str(PYTHON), "-m", "pip", arguments[0], *quiet, *arguments[1:]]
    if subprocess.run(command, check=False).returncode:
        sys.exit("The parts could not be installed; pip says why above. Run it again when that is mended.")
