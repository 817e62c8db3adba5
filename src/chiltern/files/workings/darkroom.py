"""Asks the process that reads documents, and starts it where there is none. Nothing of a document is read here. 3.7."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import BoundedSemaphore, Lock
from typing import Any

from chiltern.files.workings.kinds import MOST_BYTES, CannotRead
from chiltern.files.workings.protocol import SECONDS, receive, send

AT_ONCE = max(2, os.cpu_count() or 1)
PATIENCE = 10.0
"""Seconds to wait for one's turn: whoever waits holds a connection to the database meanwhile."""
_HANDED_DOWN = ("PATH", "LANG", "CHILTERN_CHILD_OF")


def look(content: bytes, kind: str) -> tuple[int, bool]:
    """How many pages, and whether a script was found. Raises CannotRead."""
    says, _ = ask({"do": "look", "kind": kind}, content)
    return says["pages"], says["script"]


def picture(content: bytes, kind: str, page: int, marks: Mapping[str, Any]) -> bytes:
    """One page as it would leave, a JPEG. Raises CannotRead."""
    return ask({"do": "picture", "kind": kind, "page": page, "marks": marks}, content)[1]


def find(content: bytes, kind: str, pages: Sequence[int], marks: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was found on each of these pages, and what still stands. Raises CannotRead."""
    says, _ = ask({"do": "find", "kind": kind, "pages": list(pages), "marks": marks}, content)
    found: list[dict[str, Any]] = says["pages"]
    return found


def copy(content: bytes, kind: str, pages: Sequence[int], marks: Mapping[str, Any]) -> bytes:
    """The pages as they leave, a PDF of pictures. Raises CannotRead."""
    return ask({"do": "copy", "kind": kind, "pages": list(pages), "marks": marks}, content)[1]


def ask(task: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Raises CannotRead: with the reader's reason, or where it took too long, too much memory, or broke."""
    if not _turns.acquire(timeout=PATIENCE):
        raise CannotRead("busy")
    try:
        with _room.hand_over() as asks:
            asks.settimeout(SECONDS + PATIENCE)
            send(asks, task, content)
            says, made = receive(asks, most=MOST_BYTES)
    except (OSError, EOFError) as wrong:
        raise CannotRead("too_long") from wrong
    finally:
        _turns.release()
    if "cannot" in says:
        raise CannotRead(says["cannot"])
    return says, made


class _Room:
    """The process, one for each process that asks."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._owner = 0
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def hand_over(self) -> socket.socket:
        """Our end of a socket whose other end a fresh child has."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                socket.send_fds(self._open(), [b"."], [theirs.fileno()])
            except OSError:
                self.close()
                socket.send_fds(self._open(), [b"."], [theirs.fileno()])
        return ours

    def close(self) -> None:
        """The process ends with its socket."""
        if self._control is not None:
            self._control.close()
        if self._process is not None and self._owner == os.getpid():
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        self._control = self._process = None

    def _open(self) -> socket.socket:
        if self._control is not None and self._owner == os.getpid():
            return self._control
        ours, theirs = socket.socketpair()
        kept = {name: os.environ[name] for name in _HANDED_DOWN if name in os.environ}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "chiltern.files.workings.developing"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**kept, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
                cwd="/",
            )
        self._control, self._owner = ours, os.getpid()
        return ours


_turns = BoundedSemaphore(AT_ONCE)
_room = _Room()
atexit.register(_room.close)
