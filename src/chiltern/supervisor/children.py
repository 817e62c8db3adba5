"""The services as running processes: started together, each started again with a growing pause when it
dies.
"""

import subprocess
import sys
import time
from collections.abc import Mapping

from chiltern.supervisor.home import Home, say
from chiltern.supervisor.plan import Service
from chiltern.supervisor.processes import MARK, end, kill_group, spawn

FIRST_PAUSE = 1.0  # seconds
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0  # a service that ran so long starts again with the first pause


class Child:
    """One service. Times are seconds of the monotonic clock."""

    def __init__(self, home: Home, service: Service, env: Mapping[str, str], port: int) -> None:
        self.service = service
        self.deaths = 0
        self._home = home
        self._env = {**env, MARK: str(home.path)}
        self._arguments = [argument.replace("{port}", str(port)) for argument in service.arguments]
        self._pause = FIRST_PAUSE
        self._due = 0.0
        self._started = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts the process; its output goes to its log."""
        self._started = time.monotonic()
        with self._home.log(self.service.name) as log:
            command = [sys.executable, "-m", self.service.module, *self._arguments]
            self._process = spawn(command, env=self._env, output=log)

    def look(self) -> None:
        """Notices a death, says it, and starts the service again when its pause is over."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._due:
                self.start()
            return
        if self._process.poll() is None:
            return
        kill_group(self._process)
        if now - self._started > STEADY_AFTER:
            self._pause = FIRST_PAUSE
        self.deaths += 1
        code = self._process.returncode
        say(f"{self.service.name} ended by itself ({code}) and is started again in {self._pause:.0f} s.")
        self._process, self._due = None, now + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def ask_to_end(self) -> None:
        """Asks without waiting, so that all of them end at the same time."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def end(self) -> None:
        """Waits for the end, and kills what does not."""
        if self._process is not None:
            end(self._process)
            self._process = None
