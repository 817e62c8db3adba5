"""What a bench prints: a table for people, or one object for programs; on which machine, of which commit."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil

from chiltern.cli.bench.figures import FIGURES

ROOT = Path(__file__).parents[4]
NOTICED = 0.01


def as_json(name: str, figures: Mapping[str, float], machine: str) -> str:
    """One object: bench, figures, machine, commit."""
    return json.dumps({"bench": name, "figures": dict(figures), "machine": machine, "commit": commit()})


def as_table(name: str, figures: Mapping[str, float], machine: str) -> str:
    """A line for each figure, with its target and whether it was met."""
    rows = [("figure", "value", "target", "", "what it is")]
    for key, figure in FIGURES[name].items():
        if key in figures:
            value = figures[key]
            rows.append((key, f"{value:,g}", figure.target(), figure.met(value), figure.says))
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    lines = [
        "  ".join(
            [*(text.ljust(width) for text, width in zip(row[:4], widths, strict=True)), row[4]]
        ).rstrip()
        for row in rows
    ]
    return "\n".join([f"chiltern bench {name}", *lines, f"machine: {machine}", f"commit: {commit()}"])


def machine(server_version: str = "", taken: float = 0.0) -> str:
    """Processor, cores, memory, system and versions, in a line; and the share of the processor that others took."""
    parts = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
    ]
    if server_version:
        parts.append(f"PostgreSQL {server_version}")
    if taken >= NOTICED:
        parts.append(f"{taken:.0%} of the processor taken by other machines on the same host meanwhile")
    return ", ".join(parts)


def watch() -> Callable[[], float]:
    """What tells, whenever asked, which share of the processor's time the host has given to others since."""
    before: Any = psutil.cpu_times()

    def taken() -> float:
        now: Any = psutil.cpu_times()
        stolen = getattr(now, "steal", 0.0) - getattr(before, "steal", 0.0)
        return float(stolen / max(sum(now) - sum(before), 0.001))

    return taken


def commit() -> str:
    """The commit of this checkout, and whether it was changed since; 'unknown' outside one."""
    said = _git("rev-parse", "HEAD")
    if not said:
        return "unknown"
    return f"{said} and changes" if _git("status", "--porcelain") else said


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    if about.exists():
        for line in about.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _git(*arguments: str) -> str:
    try:
        command = ["git", "-C", str(ROOT), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
