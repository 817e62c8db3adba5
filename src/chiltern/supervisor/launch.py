"""Becomes another program that ends with its parent: run as a script, it gives up root where told to, asks
the kernel for a signal at the parent's death, and executes the program in its own place.

Arguments: SIGNAL PARENT_PID ACCOUNT PROGRAM [ARGUMENT ...]; ACCOUNT is `uid:gid`, or `-` to stay as one
is.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def give_up_root(account: str) -> None:
    """Takes the account `uid:gid` for good, without any further group, in a folder that everyone may
    enter.
    """
    uid, gid = (int(part) for part in account.split(":"))
    os.chdir("/")
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def end_with_parent(signal_number: int, parent: int) -> None:
    """Asks for `signal_number` when the parent ends. A change of account clears this, so it comes after
    it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    if os.getppid() != parent:  # it ended before the kernel was asked
        sys.exit(1)


def main(signal_number: str, parent: str, account: str, *command: str) -> None:
    """Does what the module says; returns only by an exception."""
    if account != "-":
        give_up_root(account)
    end_with_parent(int(signal_number), int(parent))
    os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
