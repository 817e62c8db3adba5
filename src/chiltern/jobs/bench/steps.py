"""The steps by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chiltern.jobs.bench.acts import measure_acts, measure_sealing, wait_until_sealed
from chiltern.jobs.bench.busy import make_busy
from chiltern.jobs.bench.climbed import climb_all
from chiltern.jobs.bench.county import make_county, open_sessions
from chiltern.jobs.bench.decisions import load_decisions, replay_all, replay_changed
from chiltern.jobs.bench.drafts import save_drafts
from chiltern.jobs.bench.entries import fill_record, load_entries
from chiltern.jobs.bench.in_process import measure_in_process
from chiltern.jobs.bench.items import load_items
from chiltern.jobs.bench.record import check_record, measure_append, seal_all
from chiltern.jobs.bench.requests import load_requests
from chiltern.jobs.bench.timelines import load_timelines
from chiltern.jobs.bench.twins import measure_twins
from chiltern.jobs.bench.visibility import measure_visibility

STEPS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "county": make_county,
    "sessions": open_sessions,
    "items": load_items,
    "visibility": measure_visibility,
    "requests": load_requests,
    "drafts": save_drafts,
    "timelines": load_timelines,
    "busy": make_busy,
    "in_process": measure_in_process,
    "entries": load_entries,
    "fill": fill_record,
    "climbed": climb_all,
    "acts": measure_acts,
    "drain": wait_until_sealed,
    "sealing": measure_sealing,
    "seal": seal_all,
    "check": check_record,
    "append": measure_append,
    "twins": measure_twins,
    "decisions": load_decisions,
    "replay": replay_all,
    "replay_changed": replay_changed,
}
