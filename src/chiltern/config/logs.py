"""What a log line may say: an event, ids, codes, and where something broke; never a name or a typed word. Clause 3.7.

A line keeps only the keys listed here. Of an exception it keeps its class and the places in the code, not its message
and no variable, since either may hold what somebody typed.
"""

from __future__ import annotations

import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

KEPT = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "logger",
        "request",
        "request_id",
        "code",
        "post",
        "error",
        "where",
        "reference",
    }
)
LONGEST = 300
FRAMES = 12

Line = MutableMapping[str, Any]


def redact(logger: Any, method: str, line: Line) -> Line:
    """Drops every key that is not listed, and turns an exception into where it happened."""
    fault = _exception(line.pop("exc_info", None))
    if fault is not None:
        line["error"] = type(fault).__name__
        line["where"] = places(fault.__traceback__)
    kept = {key: value for key, value in line.items() if key in KEPT}
    kept["event"] = str(kept.get("event", "")).splitlines()[0][:LONGEST] if kept.get("event") else ""
    return kept


def only_finished(logger: Any, method: str, line: Line) -> Line:
    """Drops the line that a request has begun: the one that it has finished says the same, and its code."""
    if line.get("event") == "request_started":
        raise structlog.DropEvent
    return line


def places(trace: TracebackType | None) -> str:
    """The last calls before the fault: file, line and function, without any value."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )


def _exception(held: Any) -> BaseException | None:
    if isinstance(held, BaseException):
        return held
    if isinstance(held, tuple) and len(held) == 3 and isinstance(held[1], BaseException):
        return held[1]
    return None


_BEFORE: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redact,
                structlog.processors.LogfmtRenderer(sort_keys=True, bool_as_flag=False),
            ],
            "foreign_pre_chain": _BEFORE,
        }
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["out"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "procrastinate": {"level": "WARNING"},
    },
}


def configure() -> None:
    """Sends the service's own lines the same way as everyone else's."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            only_finished,
            *_BEFORE,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
