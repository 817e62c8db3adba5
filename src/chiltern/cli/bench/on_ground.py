"""The benches that need a database: what each loads there, and what it measures, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chiltern.cli.bench import decide as the_code
from chiltern.cli.bench.ground import Ground
from chiltern.cli.bench.load import Call, Mix
from chiltern.cli.bench.over_http import Load, measure_over_http, p95_of
from chiltern.cli.bench.services import running
from chiltern.cli.bench.sizes import Sizes

MILLION = 1_000_000
SPARE = 20
"""Requests for counting queries, and such as are looked at and stay as they are."""


@dataclass(frozen=True, slots=True)
class County:
    """The invented county as its steps hand it on: agencies with open sessions, and a child of each."""

    sites: dict[str, Any]
    children: dict[str, str]


def access(ground: Ground, sizes: Sizes) -> dict[str, float]:
    """Lists, counts and items of a post with three readers, at a tenth of the items and at all of them."""
    county = _county(ground, sizes).sites
    tenth, rest = sizes.items // 10, sizes.items - sizes.items // 10
    ground.take("items", "app", county=county, first=0, count=tenth)
    small = ground.take("visibility", "app", county=county, repeats=sizes.repeats)
    ground.take("items", "app", county=county, first=tenth, count=rest)
    full = ground.take("visibility", "app", county=county, repeats=sizes.repeats)
    return {
        "visibility_list_ms": full["list_ms"],
        "visibility_count_ms": full["count_ms"],
        "visibility_item_ms": full["item_ms"],
        "visibility_growth": round(full["list_ms"] / small["list_ms"], 2),
        "visibility_ratio": round(full["list_ms"] / full["plain_ms"], 1),
    }


def ledger(ground: Ground, sizes: Sizes) -> dict[str, float]:
    """Acts by many writers with the integrator at work; then the record at its full size, checked."""
    county = _county(ground, sizes)
    wanted = 2 * sizes.rounds * sizes.writers * (sizes.acts + 1)
    undecided = _requests(ground, county, 12 * wanted, wanted)
    with running(ground, "integrator"):
        ground.take("drain", "verifier")
        acts = ground.take(
            "acts", "app", undecided=undecided, writers=sizes.writers, acts=sizes.acts, rounds=sizes.rounds
        )
        sealing = ground.take("sealing", "verifier")
    ground.take("entries", "app", county=county.sites, count=sizes.entries)
    ground.take("seal", "integrator")
    leaves = ground.take("check", "verifier", leaves_only=True)
    full = ground.take("check", "verifier", leaves_only=False)
    return {
        "acts_ratio": round(acts["with"] / acts["without"], 2),
        "acts_per_second": acts["with"],
        "sealing_p95_s": sealing["p95_s"],
        "verify_leaves_million_s": _a_million(leaves),
        "verify_full_million_s": _a_million(full),
        "append_vs_sha256": ground.take("append", "app")["ratio"],
    }


def pages(ground: Ground, sizes: Sizes) -> dict[str, float]:
    """Inside one process first, then over HTTP with everything on."""
    county = _county(ground, sizes)
    found = _requests(ground, county, sizes.requests, sizes.decisions + 2 * SPARE)
    waiting, spare, shown = found[2 * SPARE :], found[:SPARE], found[SPARE : 2 * SPARE]
    ground.take("drafts", "app", undecided=[*spare, *waiting])
    busy = ground.take("busy", "app", county=county.sites, waiting=sizes.waiting, tellings=sizes.tellings + 1)
    ground.take("fill", "app", county=county.sites, count=sizes.entries)
    ground.take("climbed", "worker")
    ground.take("seal", "integrator")
    telling, *tellings = busy["tellings"]
    inside = ground.take(
        "in_process",
        "app",
        county=county.sites,
        undecided=spare,
        telling=telling,
        repeats=sizes.repeats,
    )
    names = ("max_queries", "decide_queries", "list_sql_ms", "list_vs_noop")
    tokens = [seat["token"] for site in county.sites["sites"] for seat in site["seats"]]
    filed = ground.take("timelines", "app", county=county.sites, lines=sizes.lines)
    mix = Mix(tokens, shown, waiting)
    load = Load(mix, tokens, busy["token"], shown, filed["timelines"], tellings)
    over_http = measure_over_http(ground, sizes, load)
    return {**over_http, **{name: inside[name] for name in names}}


def decide(ground: Ground, sizes: Sizes) -> dict[str, float]:
    """The Code's own time first; then the pages of deciding, each with many items, among the mixture."""
    figures = the_code.measure(sizes.repeats)
    county = _county(ground, sizes)
    found = _requests(ground, county, 24 * SPARE, 2 * SPARE)
    under_way, shown = found[:SPARE], found[SPARE:]
    ground.take("drafts", "app", undecided=under_way, items=sizes.page_items)
    tokens = [seat["token"] for site in county.sites["sites"] for seat in site["seats"]]
    calls = [
        Call("decide_page", f"/requests/{request}/decide/{page}/", token)
        for page in ("items", "tests", "check")
        for request, token in under_way
    ]
    return {**figures, "decide_page_p95_ms": p95_of(calls, ground, sizes, Mix(tokens, shown, []))}


def replay(ground: Ground, sizes: Sizes) -> dict[str, float]:
    """Every stored decision made again; then once more by a rule that was changed on purpose."""
    county = _county(ground, sizes)
    made = ground.take("decisions", "app", county=county.sites, count=sizes.replayed)
    again = ground.take("replay", "verifier")
    changed = ground.take("replay_changed", "verifier", touched=made["touched"])
    return {
        "differences": again["differences"],
        "missed": changed["wrong"],
        "changed": changed["found"],
        "decisions": again["decisions"],
        "replay_s": again["seconds"],
        "replay_mb": again["mb"],
    }


def twins(ground: Ground, sizes: Sizes) -> dict[str, float]:
    """Pairs of requests that nobody may tell apart, one beside the other."""
    county = _county(ground, sizes)
    found: dict[str, float] = ground.take("twins", "app", county=county.sites, pairs=sizes.pairs)
    return {"median_difference_ms": max(map(abs, found.values())), **found}


def _county(ground: Ground, sizes: Sizes) -> County:
    made = ground.take("county", "worker", agencies=sizes.agencies)
    opened = ground.take("sessions", "app", county=made)
    return County({"sites": opened["sites"]}, opened["children"])


def _requests(ground: Ground, county: County, count: int, waiting: int) -> list[list[str]]:
    """Loads requests; those that wait to be decided, each with a session that may."""
    found = ground.take(
        "requests", "app", county=county.sites, children=county.children, count=count, waiting=waiting
    )
    undecided: list[list[str]] = found["undecided"]
    return undecided


def _a_million(check: dict[str, Any]) -> float:
    """The time that a check takes for a million entries, from the one that was made."""
    return float(round(check["seconds"] * MILLION / check["sealed"], 2))
