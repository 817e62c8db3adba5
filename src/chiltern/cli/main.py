"""The command `chiltern`: run the service, make its database ready, and the commands that work on its
data.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping

from chiltern.cli.bench.command import bench_command
from chiltern.cli.database import database_command
from chiltern.cli.verify_file import verify_file_command
from chiltern.supervisor.command import run_command
from chiltern.supervisor.home import Home, say
from chiltern.supervisor.processes import CannotStartError
from chiltern.supervisor.roles import UnsuitableServerError
from chiltern.supervisor.serve import Options, serve

DEFAULT_PORT = 8000

# Commands that work on the service's data: the database role each connects as, and its name to Django.
ON_THE_DATA: Mapping[str, tuple[str, str]] = {
    "check": ("app", "check"),
    "migrate": ("owner", "migrate"),
    "import-signatories": ("worker", "import_signatories"),
    "replay": ("verifier", "replay"),
    "retention": ("worker", "retention"),
    "verify": ("verifier", "verify"),
}


def port_number(text: str) -> int:
    """A port as given on the command line or in CHILTERN_PORT. Raises ValueError."""
    if not 0 < (number := int(text)) < 65536:
        raise ValueError
    return number


def serve_command(arguments: list[str]) -> int:
    """Runs the service until it is asked to stop."""
    parser = argparse.ArgumentParser("chiltern serve", description=serve_command.__doc__)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--demo", dest="kind", action="store_const", const="demo", help="a demonstration")
    kind.add_argument("--empty", dest="kind", action="store_const", const="empty", help="one of your own")
    parser.add_argument("--partnership", default="", help="its name, with --empty")
    parser.add_argument("--officer", default="", help="e-mail address of its first officer, with --empty")
    parser.add_argument(
        "--port", type=port_number, default=os.environ.get("CHILTERN_PORT") or str(DEFAULT_PORT)
    )
    given = parser.parse_args(arguments)
    if (given.partnership or given.officer) and given.kind != "empty":
        parser.error("--partnership and --officer go with --empty")
    return serve(Options(given.port, given.kind, given.partnership, given.officer))


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "serve": serve_command,
    "database": database_command,
    "bench": bench_command,
}


def main(arguments: list[str] | None = None) -> int:
    """Runs the command that the first argument names; the exit code."""
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in COMMANDS:
        return COMMANDS[name](rest)
    if name == "verify" and any(word.partition("=")[0] == "--file" for word in rest):
        return verify_file_command(rest)
    if name in ON_THE_DATA:
        role, command = ON_THE_DATA[name]
        try:
            return run_command(Home.of_environment(os.environ), role, [command, *rest])
        except (CannotStartError, UnsuitableServerError) as fault:
            say(str(fault))
            return 1
    known = ", ".join([*COMMANDS, *ON_THE_DATA])
    print(f"usage: chiltern COMMAND [ARGUMENT ...]\ncommands: {known}")
    return 0 if name in ("-h", "--help", "help") else 2
