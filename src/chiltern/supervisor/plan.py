"""What the supervisor runs, as data: steps, one after another, each to its end; then services, which stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """A command that must succeed before the next: the module to run, its arguments, the database role."""

    name: str
    role: str
    module: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class FirstStep(Step):
    """A step that makes the partnership: it gets the choice made at the first start, and is shown on the
    terminal (it may print a one-time link). Once it has succeeded it does not run again.
    """


@dataclass(frozen=True)
class Service:
    """A command that runs until it is stopped, and again when it dies."""

    name: str
    role: str
    module: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """`{port}` in an argument stands for the web server's port. The first service answers /health."""

    steps: tuple[Step, ...]
    services: tuple[Service, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


PLAN = Plan(
    steps=(
        Step("migrate", "owner", "django", ("migrate", "--verbosity", "0", "--no-input")),
        FirstStep("make_partnership", "worker", "django", ("make_partnership",)),
    ),
    services=(
        Service(
            "web",
            "app",
            "granian",
            (
                *("--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}"),
                *("--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "5", "--no-ws"),
                "chiltern.config.wsgi:application",
            ),
        ),
        Service("worker", "worker", "django", ("worker",)),
        Service("integrator", "integrator", "django", ("integrate",)),
    ),
    environment={"DJANGO_SETTINGS_MODULE": "chiltern.config.settings"},
)
