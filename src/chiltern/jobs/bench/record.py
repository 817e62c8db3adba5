"""Sealing and checking the record at its full size, and the tree beside plain SHA-256."""

from __future__ import annotations

import time
from hashlib import sha256
from typing import Any

from django.db import connection

from chiltern.foundation.ids import random_bytes
from chiltern.jobs.bench.loader import tidy
from chiltern.ledger.integrator import seal
from chiltern.ledger.verify import verify
from chiltern.ledger.workings.merkle import Frontier

APPENDED = 200_000


def seal_all() -> dict[str, Any]:
    """Seals what waits, and leaves the tables at rest: otherwise what is measured next meets autovacuum."""
    sealed, start = 0, time.perf_counter()
    while some := seal():
        sealed += some
    took = time.perf_counter() - start
    tidy()
    return {"sealed": sealed, "seconds": round(took, 2)}


def check_record(leaves_only: bool) -> dict[str, Any]:
    """One check; it must find nothing."""
    connection.ensure_connection()
    start = time.perf_counter()
    report = verify(leaves_only=leaves_only)
    took = time.perf_counter() - start
    if not report.sound:
        raise RuntimeError(f"the record of the bench is not sound: {report.findings[:3]}")
    return {"seconds": round(took, 2), "sealed": report.sealed, "openings": report.openings}


def measure_append() -> dict[str, Any]:
    """How many hashes of a node the append of a leaf costs."""
    leaves = [random_bytes(32) for _ in range(1000)] * (APPENDED // 1000)
    tree = Frontier()
    start = time.thread_time()
    for leaf in leaves:
        tree.append(leaf)
    appending = time.thread_time() - start
    node = b"\x01" + leaves[0] + leaves[1]
    start = time.thread_time()
    for _ in leaves:
        sha256(node).digest()
    return {"ratio": round(appending / (time.thread_time() - start), 2)}
