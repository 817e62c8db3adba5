"""Being asked to stop (Ctrl-C, SIGTERM, a closed terminal), and waiting in a way that notices it at once."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ASKED_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequest:
    """Whether somebody asked to stop."""

    def __init__(self) -> None:
        self.asked = False
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)

    def is_set(self) -> bool:
        """Whether it is time to stop."""
        return self.asked

    def wait(self, seconds: float) -> bool:
        """Waits so long, or until a signal comes; answers like `is_set`."""
        if not self.asked and select.select([self._read], [], [], seconds)[0]:
            os.read(self._read, 4096)
        return self.asked

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Gives the signals back for a while, so that Ctrl-C ends a question on the terminal."""
        ours = {number: signal.signal(number, signal.SIG_DFL) for number in ASKED_TO_STOP}
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            yield
        finally:
            for number, handler in ours.items():
                signal.signal(number, handler)

    @contextmanager
    def listening(self) -> Iterator["StopRequest"]:
        """Takes the signals over; from the main thread only."""
        before = {number: signal.signal(number, self._ask) for number in ASKED_TO_STOP}
        wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        try:
            yield self
        finally:
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler)
