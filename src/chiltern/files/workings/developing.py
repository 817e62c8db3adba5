"""The process in which documents are read: it has opened none itself, and splits off a child for each task. Clause 3.7.

The child shuts itself in before it reads: so much time and memory, no file, no connection, no process of its own. A
broken or a hostile file ends that child and nothing else, and none meets another's. Nothing is written anywhere.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
from contextlib import suppress

from chiltern.files.workings import tasks
from chiltern.files.workings.kinds import MOST_BYTES, CannotRead
from chiltern.files.workings.protocol import SECONDS, receive, send

MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """Until the process that asks is gone: its end of the socket closes then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=0) as control:
        while True:
            note, handed, _, _ = socket.recv_fds(control, 1, 1)
            if not note:
                return
            if os.fork() == 0:
                control.detach()
                _one_task(handed[0])
            for each in handed:
                os.close(each)


def _one_task(handed: int) -> None:
    """Answers on the socket that was handed over; never returns."""
    try:
        os.close(0)
        with socket.socket(fileno=handed) as asks:
            _shut_in()
            task, content = receive(asks, most=MOST_BYTES)
            try:
                says, made = tasks.answer(task, content)
            except CannotRead as wrong:
                says, made = {"cannot": wrong.key}, b""
            except MemoryError:
                says, made = {"cannot": "too_long"}, b""
            send(asks, says, made)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _shut_in() -> None:
    signal.alarm(SECONDS)
    limits = {
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        # Not every system knows each of them.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
